import { isQuizClosed } from '../../cloudfunctions/shared/domain/quiz';
import { isSeasonOver } from '../../cloudfunctions/shared/domain/season';
import { timesFault } from '../../cloudfunctions/shared/domain/session-plan';
import { isTaskOver } from '../../cloudfunctions/shared/domain/task';
import { aSeason, startsAtMs } from '../tools/builders';
import { answered, WatchDesk } from '../tools/watch-desk';

/** Seconds from the desk's beginning to the season's end. */
const end = 300;
const day = 86_400;
const season = aSeason({ endsAtMs: startsAtMs + end * 1000 });
const at = (second: number) => startsAtMs + second * 1000;

test.each([
  ['before', -1, false],
  ['at its very end', 0, true],
  ['after', 1, true],
])('a season %s it is over: a fact of the clock', (_case, ms, over) => {
  expect(isSeasonOver(season, season.endsAtMs + ms)).toBe(over);
});

type Second = number;
type Case = [
  what: string,
  playedFrom: Second,
  playedTo: Second,
  arrivesAt: Second,
  outcome: number | string,
];

const watching: Case[] = [
  ['played and told before the end', 0, 200, 200, 200],
  ['played before the end, told just after', 100, 300, 301, 200],
  ['played before the end, told an hour after', 0, 200, end + 3_600, 200],
  ['played before the end, told six days after', 0, 200, end + 6 * day, 200],
  ['played across the end: what was before it', 200, 400, 400, 100],
  ['played across the end, told two days after', 200, 400, 2 * day, 100],
  ['played after the end', 301, 400, 400, 'SEASON_OVER'],
  ['played from its end on', 300, 400, 400, 'SEASON_OVER'],
  ['told when a receipt is too old', 0, 200, 8 * day, 'RECEIPT_EXPIRED'],
];

test.each(watching)('watching %s', async (_case, from, to, arrivesAt, outcome) => {
  const desk = new WatchDesk({ l1: 1_000 });
  desk.endsAtMs = season.endsAtMs;
  const receipt = desk.at(0).start();
  const report = () => desk.report(receipt, [desk.played([from, to], [from, to])]);
  desk.at(arrivesAt);
  if (typeof outcome === 'string') {
    expect([await report(), desk.creditedSeconds]).toEqual([outcome, 0]);
    return;
  }
  const answer = answered(await report());
  const carried = desk.unsaved(answer.receipt);
  expect(desk.creditedSeconds + carried).toBeCloseTo(outcome, 6);
  // There is no later report that would save the rest.
  expect(carried > 0).toBe(arrivesAt < end);
  await report();
  expect(desk.creditedSeconds + carried).toBeCloseTo(outcome, 6);
});

test('what another phone has saved meanwhile is not counted twice after the end, and what it has not seen counts', async () => {
  const desk = new WatchDesk({ l1: 1_000 });
  desk.endsAtMs = season.endsAtMs;
  const [first, second] = [desk.at(0).start(), desk.start()];
  desk.at(end + 100);
  answered(await desk.report(first, [desk.played([0, 200], [0, 200])]));
  answered(await desk.report(second, [desk.played([100, 400], [100, 400])]));
  expect(desk.creditedSeconds).toBe(300);
});

test.each([
  ['questions before the end', -1, false, false],
  ['questions after the end', 0, false, true],
  ['answers that were on their way', 6 * day, true, false],
  ['answers later than watching may arrive', 7 * day + 1, true, true],
])('a quiz: %s', (_case, after, answering, closed) => {
  expect(isQuizClosed(season.endsAtMs, answering, at(end + after))).toBe(closed);
});

const lecture = { kind: 'lecture', lectureId: 'l1' } as const;
const evidence = { kind: 'evidence', picture: false } as const;

test.each([
  ['in the season', lecture, '20261231', -1, false],
  ['of a lecture after it', lecture, '20271231', 1, true],
  ['to tell of oneself after it, when its day has passed', evidence, '20261101', 1, true],
  ['to tell of oneself after it, when its day is to come', evidence, '20271231', 30, false],
])('a task %s', (_case, want, dueOn, days, over) => {
  expect(isTaskOver({ want, dueOn }, season, at(end + days * day))).toBe(over);
});

test('a session ends with its season at the latest, so its check-in needs no other rule', () => {
  const times = { startsAtMs: at(0), endsAtMs: at(end + 1) };
  const fault = (endsAtMs: number) => timesFault({ ...times, endsAtMs }, season, at(-1));
  expect([fault(at(end)), fault(at(end + 1))]).toEqual([undefined, 'outside-season']);
});
