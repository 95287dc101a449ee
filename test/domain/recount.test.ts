import fc from 'fast-check';
import { changeOfAttendance } from '../../cloudfunctions/shared/domain/attendance-change';
import {
  type Credit,
  applyChange,
  changeOfCredits,
  importKey,
  lectureDoneKey,
  leftToday,
  manualKey,
  mostRounds,
  quizKey,
  sumOfLedger,
  taskKey,
  watchKey,
} from '../../cloudfunctions/shared/domain/ledger';
import {
  chainOf,
  chainsOf,
  reversingKey,
  roundKey,
} from '../../cloudfunctions/shared/domain/ledger-chain';
import { creditOfService } from '../../cloudfunctions/shared/domain/confirmed-credit';
import {
  type Recount,
  changeOfRecount,
  recountOf,
} from '../../cloudfunctions/shared/domain/recount';
import { defaultRules, type SeasonRules } from '../../cloudfunctions/shared/domain/rules';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { checkInCredit } from '../../cloudfunctions/shared/domain/session';
import type { Attendance, StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, aSession, startsAtMs } from '../tools/builders';

const dayMs = 86_400_000;
const lectures = [{ lectureId: 'l1', durationSeconds: 600 }];
const generous: SeasonRules = {
  version: 2,
  checkIn: { onTime: 12, late: 8, dayCap: 24 },
  watch: { points: 2, everySeconds: 120, dayCap: 8 },
  lectureDone: { points: 5, coverage: 0.8 },
};
const told = { rules: generous, reason: '按新规则重新计算', nowMs: startsAtMs + 9 * dayMs };

/** Everything that happens to a record, in any order. */
type Event =
  | { what: 'session'; n: number; day: number; late: boolean }
  | { what: 'lower'; n: number }
  | { what: 'watch'; units: number; day: number }
  | { what: 'done' }
  | { what: 'quiz'; right: number }
  | { what: 'service'; part: number; hours: number; day: number }
  | { what: 'task'; n: number }
  | { what: 'by-hand'; points: number }
  | { what: 'import'; points: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    what: fc.constant('session' as const),
    n: fc.nat(6),
    day: fc.nat(2),
    late: fc.boolean(),
  }),
  fc.record({ what: fc.constant('lower' as const), n: fc.nat(6) }),
  fc.record({
    what: fc.constant('watch' as const),
    units: fc.integer({ min: 1, max: 9 }),
    day: fc.nat(2),
  }),
  fc.record({ what: fc.constant('done' as const) }),
  fc.record({ what: fc.constant('quiz' as const), right: fc.nat(8) }),
  fc.record({
    what: fc.constant('service' as const),
    part: fc.nat(2),
    hours: fc.constantFrom(0, 0.5, 1, 2.5, 4),
    day: fc.nat(2),
  }),
  fc.record({ what: fc.constant('task' as const), n: fc.nat(2) }),
  fc.record({ what: fc.constant('by-hand' as const), points: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ what: fc.constant('import' as const), points: fc.integer({ min: 1, max: 100 }) }),
);

const rules: fc.Arbitrary<Required<SeasonRules>> = fc
  .record({
    onTime: fc.integer({ min: 0, max: 30 }),
    late: fc.integer({ min: 0, max: 30 }),
    checkInCap: fc.integer({ min: 0, max: 60 }),
    unit: fc.integer({ min: 0, max: 5 }),
    watchCap: fc.integer({ min: 0, max: 20 }),
    done: fc.integer({ min: 0, max: 9 }),
    coverage: fc.constantFrom(0.5, 0.8, 0.9, 1),
    quiz: fc.record({ points: fc.nat(4), most: fc.nat(12) }),
    service: fc.record({ points: fc.nat(9), dayCap: fc.nat(30) }),
    task: fc.record({ points: fc.nat(40) }),
  })
  .map(({ onTime, late, checkInCap, unit, watchCap, done, coverage, ...since }) => ({
    version: 2,
    checkIn: { onTime, late, dayCap: checkInCap },
    watch: { points: unit, everySeconds: 120, dayCap: watchCap },
    lectureDone: { points: done, coverage },
    ...since,
  }));

const sessionId = (n: number) => `SESS000${n}`;

function happen(record: StudyRecord, one: Event, index: number): StudyRecord {
  const nowMs = startsAtMs + index;
  switch (one.what) {
    case 'session': {
      const id = sessionId(one.n);
      if (record.attendance[id]) return record;
      const atMs = startsAtMs + one.day * dayMs + (one.late ? 20 * 60_000 : 0);
      const session = aSession({ _id: id, lateAfterMs: startsAtMs + one.day * dayMs + 600_000 });
      const left = leftToday(record, 'checkIn', seasonDayOf(atMs), 20);
      const credit = checkInCredit(session, atMs, record.branchId, left);
      const next = applyChange(record, changeOfCredits([credit], nowMs));
      next.attendance[id] = seen(one.late ? 'late' : 'present', atMs);
      return next;
    }
    case 'lower': {
      const id = sessionId(one.n);
      const stood = record.attendance[id];
      if (!stood || stood.status === 'absent') return record;
      const lowered = changeOfAttendance(
        aSession({ _id: id }),
        record,
        seen('absent', stood.seenAtMs),
        nowMs,
      );
      if (!lowered) return record;
      const next = applyChange(record, lowered.change);
      next.attendance[id] = seen('absent', stood.seenAtMs);
      return next;
    }
    case 'watch': {
      const before = Math.floor(record.watch.creditedSeconds / 120);
      const atMs = startsAtMs + one.day * dayMs;
      let left = leftToday(record, 'watch', seasonDayOf(atMs), 10);
      const credits = Array.from({ length: one.units }, (_, unit): Credit => {
        const points = Math.min(1, left);
        left -= points;
        const capped = points < 1;
        const key = watchKey(before + unit + 1);
        return { key, rule: 'watch', points, atMs, source: 'l1', branchId: 'branch-1', capped };
      });
      const next = applyChange(record, changeOfCredits(credits, nowMs));
      next.watch.creditedSeconds += one.units * 120;
      return next;
    }
    case 'done':
      if (record.watch.lectures.l1?.completedAtMs !== undefined) return record;
      return completed(record, nowMs);
    case 'quiz':
      return record.quizzes?.q1 ? record : answered(record, one.right, nowMs);
    case 'service': {
      const atMs = startsAtMs + one.day * dayMs;
      const hours = { activityId: 'a1', part: one.part, hours: one.hours, atMs };
      const told = { nowMs, reason: '核对后更正' };
      const next = creditOfService({ ...hours, rules: defaultRules }, record, told);
      return next.kind === 'write' ? applyChange(record, next.change) : record;
    }
    case 'task':
      return record.entries[taskKey(`t${one.n}`)]
        ? record
        : credited(record, taskKey(`t${one.n}`), 'task', 20, nowMs);
    case 'by-hand':
      return credited(record, manualKey(`a${index}`), 'manual', one.points, nowMs);
    case 'import':
      return credited(record, importKey('b1', index), 'import', one.points, nowMs);
  }
}

const seen = (status: Attendance['status'], seenAtMs: number): Attendance => ({
  ...{ status, seenAtMs, atMs: seenAtMs },
  method: 'code',
});

function completed(record: StudyRecord, nowMs: number): StudyRecord {
  const next = credited(record, lectureDoneKey('l1'), 'lectureDone', 3, nowMs);
  next.watch.lectures.l1 = {
    ...{ covered: [[0, 540]], coveredSeconds: 540, positionSeconds: 540 },
    completedAtMs: nowMs,
  };
  return next;
}

/** A first try as domain/quiz.ts writes it. */
function answered(record: StudyRecord, rightOnes: number, atMs: number): StudyRecord {
  const points = Math.min(rightOnes, 5);
  const right = Array.from({ length: rightOnes }, (_, index) => `question-${index}`);
  const credit = { key: quizKey('q1'), rule: 'quiz' as const, points, atMs, source: 'q1' };
  const next = applyChange(record, changeOfCredits([{ ...credit, branchId: 'branch-1' }], atMs));
  const firstTry = { attemptId: 'attempt', version: 1, atMs, points, right, wrong: [] };
  return { ...next, quizzes: { q1: firstTry } };
}

function credited(
  record: StudyRecord,
  key: string,
  rule: Credit['rule'],
  points: number,
  atMs: number,
): StudyRecord {
  const credit = { key, rule, points, atMs, source: 'l1', branchId: 'branch-1' };
  return applyChange(record, changeOfCredits([credit], atMs));
}

/** Writes a whole recount; every state on the way is handed to `look`. */
function recalculate(
  record: StudyRecord,
  target: SeasonRules,
  look: (state: StudyRecord) => void = () => undefined,
): StudyRecord {
  let state = record;
  for (let writes = 0; writes < 50; writes += 1) {
    const recount = recountOf(state, { rules: target, lectures });
    const next = changeOfRecount(state, recount, { ...told, rules: target });
    if (!next) return state;
    for (const key of next.keys) if (key in state.entries) throw new Error(`${key} twice`);
    state = applyChange(state, next.change);
    look(state);
  }
  throw new Error('a recount does not end');
}

/** What the rules give for the facts, by plain counting. */
function direct(record: StudyRecord, rules: SeasonRules): number {
  const { checkIn, watch, lectureDone, quiz, service, task } = { ...defaultRules, ...rules };
  const days: Record<string, { checkIn: number; watch: number; service: number }> = {};
  const once = { lectureDone: lectureDone.points, task: task.points };
  let sum = 0;
  for (const { rule, standing } of chainsOf(record)) {
    if (!standing) continue;
    const day = (days[seasonDayOf(standing.atMs)] ??= { checkIn: 0, watch: 0, service: 0 });
    const late = record.attendance[standing.source ?? '']?.status === 'late';
    if (rule === 'checkIn') day.checkIn += late ? checkIn.late : checkIn.onTime;
    else if (rule === 'watch') day.watch += watch.points;
    else if (rule === 'service') day.service += Math.floor((standing.hours ?? 0) * service.points);
    else if (rule === 'quiz')
      sum += Math.min((record.quizzes?.q1?.right.length ?? 0) * quiz.points, quiz.most);
    else sum += rule === 'lectureDone' || rule === 'task' ? once[rule] : standing.points;
  }
  for (const day of Object.values(days))
    sum +=
      Math.min(day.checkIn, checkIn.dayCap) +
      Math.min(day.watch, watch.dayCap) +
      Math.min(day.service, service.dayCap);
  return sum;
}

function expectLedgerToHold(record: StudyRecord): void {
  expect(sumOfLedger(record)).toBe(record.score);
  const days: Record<string, number> = {};
  for (const { rule, points, atMs } of Object.values(record.entries)) {
    const path = `${seasonDayOf(atMs)}.${rule}`;
    days[path] = (days[path] ?? 0) + points;
  }
  for (const [path, points] of Object.entries(days)) {
    const [day = '', rule = ''] = path.split('.');
    expect(record.days[day]?.[rule as 'watch'] ?? 0).toBe(points);
  }
}

const lived = fc
  .array(event, { maxLength: 40 })
  .map((events) => events.reduce(happen, aRecord('m1')));

describe('a recount', () => {
  it('ends at what the rules give for the facts, with the score at the sum of the ledger on the way', () => {
    fc.assert(
      fc.property(lived, rules, (record, target) => {
        const counted = recalculate(record, target, expectLedgerToHold);
        expectLedgerToHold(counted);
        expect(counted.score).toBe(direct(record, target));
        const { difference } = recountOf(record, { rules: target, lectures });
        expect(counted.score - record.score).toBe(difference);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing a second time, and never leaves a day above its cap', () => {
    fc.assert(
      fc.property(lived, rules, (record, target) => {
        const counted = recalculate(record, target);
        expect(recountOf(counted, { rules: target, lectures })).toMatchObject({
          ...{ groups: [], completed: [], difference: 0 },
        });
        for (const day of Object.values(counted.days)) {
          expect(day.checkIn ?? 0).toBeLessThanOrEqual(target.checkIn.dayCap);
          expect(day.watch ?? 0).toBeLessThanOrEqual(target.watch.dayCap);
          expect(day.service ?? 0).toBeLessThanOrEqual(target.service.dayCap);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes the reason beside what it takes back, and the version beside what it gives', () => {
    const record = happen(aRecord('m1'), { what: 'session', n: 1, day: 0, late: true }, 0);
    const counted = recalculate(record, generous);
    expect(counted.entries['checkIn:SESS0001:reversed:1']).toMatchObject({
      ...{ points: -5, reason: told.reason, takenBackAtMs: told.nowMs },
    });
    expect(counted.entries['checkIn:SESS0001:2']).toMatchObject({ points: 8, rulesVersion: 2 });
    expect(chainOf(counted, 'checkIn:SESS0001')).toMatchObject({ rounds: 2 });
  });

  it('counts a quiz by its right answers, and says it where they are shown', () => {
    const counted = recalculate(answered(aRecord('m1'), 4, startsAtMs), {
      ...generous,
      quiz: { points: 2, most: 6 },
    });
    expect(counted.entries['quiz:q1:2']).toMatchObject({ points: 6, rulesVersion: 2 });
    expect(counted.quizzes?.q1).toMatchObject({ points: 6, attemptId: 'attempt' });
  });

  it('keeps the points of a quiz and of service whose facts are not there any more', () => {
    const quizzed = credited(aRecord('m1'), quizKey('l1'), 'quiz', 4, startsAtMs);
    const both = credited(quizzed, 'service:a1:1', 'service', 5, startsAtMs);
    const target = { quiz: { points: 2, most: 9 }, service: { points: 9, dayCap: 9 } };
    expect(recountOf(both, { rules: { ...generous, ...target }, lectures })).toMatchObject({
      ...{ groups: [], difference: 0 },
    });
  });

  it('keeps the hours of service beside the points that they earn under other rules', () => {
    const served = happen(aRecord('m1'), { what: 'service', part: 0, hours: 2.5, day: 0 }, 0);
    expect(served.entries['service:a1:0']).toMatchObject({ points: 12, hours: 2.5 });
    const rule = { service: { points: 2, dayCap: 15 } };
    const counted = recalculate(served, { ...generous, ...rule });
    expect(counted.entries['service:a1:0:2']).toMatchObject({ points: 5, hours: 2.5 });
  });

  it('completes lectures that a lower threshold completes, and takes no completion back', () => {
    const watched = aRecord('m1');
    watched.watch.lectures.l1 = { covered: [], coveredSeconds: 500, positionSeconds: 0 };
    const counted = recalculate(watched, generous);
    expect(counted.entries['lectureDone:l1']).toMatchObject({ points: 5, rulesVersion: 2 });
    expect(counted.watch).toMatchObject({
      version: 1,
      lectures: { l1: { completedAtMs: told.nowMs } },
    });
    const strict = { ...generous, lectureDone: { points: 5, coverage: 1 }, version: 3 };
    expect(recountOf(counted, { rules: strict, lectures }).groups).toEqual([]);
  });

  it('leaves what was corrected too often as it is, within the cap', () => {
    let record = happen(aRecord('m1'), { what: 'session', n: 1, day: 0, late: false }, 0);
    for (let round = 1; round < mostRounds; round += 1) {
      const target = { ...generous, version: round + 1 };
      target.checkIn = { onTime: 10 + round, late: 1, dayCap: 30 };
      record = recalculate(record, target);
    }
    expect(record.entries[roundKey('checkIn:SESS0001', mostRounds)]).toBeDefined();
    expect(record.entries[reversingKey('checkIn:SESS0001', mostRounds)]).toBeUndefined();
    const recount: Recount = recountOf(record, { rules: generous, lectures });
    expect(recount).toMatchObject({ exhausted: 1, groups: [], difference: 0 });
  });

  it('counts what was earned in a branch that the member left for that branch', () => {
    const record = happen(aRecord('m1'), { what: 'session', n: 1, day: 0, late: false }, 0);
    const moved: StudyRecord = { ...record, branchId: 'branch-2', formerBranchIds: ['branch-1'] };
    const counted = recalculate(moved, generous);
    expect(counted.byBranch).toEqual({ 'branch-1': 12 });
    expect(counted.formerBranches?.['branch-1']).toEqual({
      months: { '202611': 2 },
      weeks: { '2026W48': 2 },
    });
  });
});
