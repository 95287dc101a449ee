import fc from 'fast-check';
import type { Span } from '../../cloudfunctions/shared/domain/intervals';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { mostSpentWindows, newReceipt } from '../../cloudfunctions/shared/domain/watch-credit';
import { mostFreshPlays } from '../../cloudfunctions/shared/domain/watch-progress';
import { mostCoveredParts, tenths } from '../../cloudfunctions/shared/domain/watch-proof';
import {
  greatestReceiptAgeMs,
  openReceipt,
  sealReceipt,
  type WatchReceipt,
} from '../../cloudfunctions/shared/domain/watch-receipt';
import { aLecture, aRecord, aSeason, startsAtMs } from '../tools/builders';
import { deskKeys } from '../tools/watch-desk';

const record = aRecord();
const caller = { openidKey: record.openidKey, nowMs: startsAtMs };
const receipt = newReceipt({
  openidKey: record.openidKey,
  season: aSeason(),
  lecture: aLecture('l1', { durationSeconds: 600 }),
  record,
  nowMs: startsAtMs,
});

/** Disjoint spans anywhere between two bounds. */
const spansWithin = (from: number, to: number, most: number): fc.Arbitrary<Span[]> =>
  fc
    .uniqueArray(fc.integer({ min: from, max: to }), { minLength: 0, maxLength: 2 * most })
    .map((ends) => ends.sort((a, b) => a - b))
    .map((ends) =>
      Array.from({ length: Math.floor(ends.length / 2) }, (_, i): Span => [
        ends[2 * i] ?? 0,
        ends[2 * i + 1] ?? 0,
      ]),
    );

const inTenths = (spans: Span[]) =>
  spans.map(([from, to]): Span => [tenths(from / 10), tenths(to / 10)]);

const anyReceipt: fc.Arbitrary<WatchReceipt> = fc
  .record({
    covered: spansWithin(0, 6_000, mostCoveredParts).map(inTenths),
    spent: spansWithin(startsAtMs - greatestReceiptAgeMs, startsAtMs, mostSpentWindows),
    videos: spansWithin(0, 6_000, mostFreshPlays).map(inTenths),
    walls: spansWithin(startsAtMs, startsAtMs + greatestReceiptAgeMs, mostFreshPlays),
    completed: fc.boolean(),
  })
  .map(({ covered, spent, videos, walls, completed }) => ({
    ...receipt,
    standing: { ...receipt.standing, covered, spent, completed, version: 17 },
    fresh: walls.flatMap((wall, i) => {
      const video = videos[i];
      return video ? [{ video, wall }] : [];
    }),
  }));

test('a receipt comes back as it was signed, whatever it holds', () => {
  fc.assert(
    fc.property(anyReceipt, (given) => {
      const text = sealReceipt(deskKeys, given);
      expect(text).toMatch(/^[A-Za-z0-9_.-]{40,8000}$/u);
      expect(openReceipt(deskKeys, text, caller)).toEqual({ kind: 'receipt', receipt: given });
    }),
    { numRuns: 200 },
  );
});

test('the fullest receipt fits into the contract’s 8,000 characters', () => {
  const spread = (count: number, from: number, to: number): Span[] => {
    const step = (to - from) / count;
    return Array.from({ length: count }, (_, i): Span => [
      Math.round(from + i * step),
      Math.round(from + (i + 0.5) * step),
    ]);
  };
  const ageMs = greatestReceiptAgeMs;
  const videos = inTenths(spread(mostFreshPlays, 0, 360_000));
  const fullest: WatchReceipt = {
    ...receipt,
    seasonId: 's'.repeat(40),
    branchId: 'b'.repeat(40),
    lectureId: 'l'.repeat(40),
    durationSeconds: 36_000,
    standing: {
      ...receipt.standing,
      covered: inTenths(spread(mostCoveredParts, 0, 360_000)),
      spent: spread(mostSpentWindows, startsAtMs - ageMs, startsAtMs),
    },
    fresh: spread(mostFreshPlays, startsAtMs, startsAtMs + ageMs).map((wall, i) => ({
      wall,
      video: videos[i] ?? [0, 1],
    })),
  };
  const { length } = sealReceipt(deskKeys, fullest);
  expect(length).toBeGreaterThan(4_000);
  expect(length).toBeLessThanOrEqual(8_000);
});

test('a changed character anywhere makes it invalid', () => {
  const text = sealReceipt(deskKeys, receipt);
  for (let i = 0; i < text.length; i += 1) {
    const changed = `${text.slice(0, i)}${text[i] === 'A' ? 'B' : 'A'}${text.slice(i + 1)}`;
    expect(openReceipt(deskKeys, changed, caller)).toEqual({
      kind: 'refuse',
      code: 'RECEIPT_INVALID',
    });
  }
});

const previous = { current: 'k1', keys: deskKeys.keys };
const retired = { current: 'k2', keys: { k2: deskKeys.keys.k2 ?? '' } };

test.each([
  ['the current key', deskKeys, deskKeys, {}, undefined],
  ['the previous key while it is listed', previous, deskKeys, {}, undefined],
  ['a key that was retired', previous, retired, {}, 'RECEIPT_INVALID'],
  ['another member', deskKeys, deskKeys, { openidKey: 'key-m2' }, 'RECEIPT_INVALID'],
  ['seven days old', deskKeys, deskKeys, { nowMs: startsAtMs + greatestReceiptAgeMs }, undefined],
  [
    'older than seven days',
    deskKeys,
    deskKeys,
    { nowMs: startsAtMs + greatestReceiptAgeMs + 1 },
    'RECEIPT_EXPIRED',
  ],
])('%s', (_case, signing, verifying, who, code) => {
  const opened = openReceipt(verifying, sealReceipt(signing, receipt), { ...caller, ...who });
  expect(opened).toEqual(code ? { kind: 'refuse', code } : { kind: 'receipt', receipt });
});

test.each(['', '.', '..', '...', '__proto__.e30.AAAA', 'k2.e30.', `k2.${'A'.repeat(100)}`])(
  'what is no receipt at all is invalid: %j',
  (text) => {
    expect(openReceipt(deskKeys, text, caller)).toMatchObject({ code: 'RECEIPT_INVALID' });
  },
);

test('the rules of the season travel with it', () => {
  const { version, watch, lectureDone } = defaultRules;
  expect(receipt.rules).toEqual({ version, watch, lectureDone });
});
