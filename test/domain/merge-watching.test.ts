import { mergedWatching } from '../../cloudfunctions/shared/domain/merge-watching';
import { mostCoveredParts } from '../../cloudfunctions/shared/domain/watch-proof';
import type { WatchRecord } from '../../cloudfunctions/shared/domain/study-record';

/** A record that has watched so many parts of a tenth of a minute each, every other from there on. */
function watched(parts: number, fromSeconds: number): { watch: WatchRecord } {
  const covered = Array.from({ length: parts }, (_, n): [number, number] => [
    fromSeconds + 12 * n,
    fromSeconds + 12 * n + 6,
  ]);
  const lectures = { l1: { covered, coveredSeconds: 6 * parts, positionSeconds: 0 } };
  return { watch: { version: 1, creditedSeconds: 6 * parts, spent: [], lectures } };
}

it.each([
  ['two that fit', 30, 40, 70],
  ['two that are more than a lecture’s record holds', 80, 80, mostCoveredParts],
  ['one that is full', mostCoveredParts, 80, mostCoveredParts],
])('unites %s', (_what, own, other, parts) => {
  const stays = watched(own, 0);
  const { lectures, creditedSeconds } = mergedWatching(stays, watched(other, 12_000));
  const { covered = [], coveredSeconds } = lectures['l1'] ?? {};
  expect(covered).toHaveLength(parts);
  // No second is credited that the record does not show as covered, or it could be earned once more.
  expect([coveredSeconds, creditedSeconds]).toEqual([6 * parts, 6 * parts]);
  expect(covered.slice(0, own)).toEqual(stays.watch.lectures['l1']?.covered);
});
