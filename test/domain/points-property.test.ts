import fc from 'fast-check';
import {
  creditOfAdjustment,
  reversalOfAdjustment,
  type Adjustment,
} from '../../cloudfunctions/shared/domain/adjustment';
import { changeOfAttendance } from '../../cloudfunctions/shared/domain/attendance-change';
import { applyChange, sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { wrongTotalsOf } from '../../cloudfunctions/shared/domain/ledger-audit';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { creditOf, newReceipt } from '../../cloudfunctions/shared/domain/watch-credit';
import type { WatchReceipt } from '../../cloudfunctions/shared/domain/watch-receipt';
import { aLecture, aRecord, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';

/**
 * Everything that moves points, in any order: attendance seen, corrected and taken back, watching credited from receipts of
 * which some are stale, points by hand and their taking back, on a clock that does not care for the order of days.
 */
const dayMs = 86_400_000;
const sessions = Array.from({ length: 6 }, (_, n) => {
  const begins = startsAtMs + (n % 2) * dayMs + n * 30 * minuteMs;
  return aSession({
    _id: `S${n}`,
    startsAtMs: begins,
    lateAfterMs: begins + 10 * minuteMs,
    endsAtMs: begins + 60 * minuteMs,
  });
});

const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('attend' as const),
    session: fc.nat({ max: sessions.length - 1 }),
    to: fc.constantFrom('present' as const, 'present' as const, 'late' as const, 'absent' as const),
    atMinute: fc.integer({ min: -20, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('open' as const),
    lecture: fc.nat({ max: 3 }),
    day: fc.nat({ max: 1 }),
  }),
  fc.record({
    kind: fc.constant('watched' as const),
    receipt: fc.nat({ max: 3 }),
    minutes: fc.integer({ min: 1, max: 50 }),
    day: fc.nat({ max: 1 }),
  }),
  fc.record({
    kind: fc.constant('by-hand' as const),
    id: fc.nat({ max: 3 }),
    points: fc.integer({ min: 1, max: 30 }),
    back: fc.boolean(),
    day: fc.nat({ max: 1 }),
  }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

interface World {
  record: StudyRecord;
  receipts: WatchReceipt[];
}

/** One step as the functions decide it; what its condition refuses changes nothing. */
function after(world: World, step: Step): World {
  const { record, receipts } = world;
  switch (step.kind) {
    case 'attend':
      return { record: attend(record, step), receipts };
    case 'open': {
      const lecture = aLecture(`L${step.lecture}`, { durationSeconds: 3600 });
      const nowMs = startsAtMs + step.day * dayMs;
      const opened = newReceipt({ openidKey: 'k', season: aSeason(), lecture, record, nowMs });
      return { record, receipts: [...receipts, opened] };
    }
    case 'watched': {
      const receipt = receipts[step.receipt];
      // The write is conditional on the version: a stale receipt is answered with a new one.
      if (!receipt || receipt.standing.version !== record.watch.version) return world;
      const fromMs = startsAtMs + step.day * dayMs;
      const toMs = fromMs + step.minutes * minuteMs;
      const played: WatchReceipt = {
        ...receipt,
        fresh: [{ video: [0, step.minutes * 60], wall: [fromMs, toMs] }],
      };
      return { record: applyChange(record, creditOf(played, toMs).change), receipts };
    }
    case 'by-hand':
      return { record: byHand(record, step), receipts };
  }
}

function attend(record: StudyRecord, step: Step & { kind: 'attend' }): StudyRecord {
  const session = sessions[step.session] ?? sessions[0];
  if (!session) throw new Error('there are sessions');
  const seenAtMs = session.startsAtMs + step.atMinute * minuteMs;
  const next = { status: step.to, seenAtMs, atMs: seenAtMs, method: 'by-hand' as const };
  const decided = changeOfAttendance(session, record, next, seenAtMs);
  if (!decided) return record;
  for (const key of decided.keys) expect(record.entries).not.toHaveProperty([key]);
  return applyChange(record, decided.change);
}

function byHand(record: StudyRecord, step: Step & { kind: 'by-hand' }): StudyRecord {
  const nowMs = startsAtMs + step.day * dayMs;
  const adjustment: Adjustment = {
    ...{ _id: `a${step.id}`, seasonId: 's2026', memberId: 'm1', orgPath: [], points: step.points },
    ...{
      reason: '志愿服务',
      by: 'm-secretary',
      atMs: nowMs,
      status: 'counting',
      changedAtMs: nowMs,
    },
    confirmedBy: 'm-second',
  };
  const write = (step.back ? reversalOfAdjustment : creditOfAdjustment)(adjustment, record, nowMs);
  return write.kind === 'write' ? applyChange(record, write.change) : record;
}

const sumOf = (totals: object): number =>
  Object.values(totals).reduce((sum: number, points: number) => sum + points, 0);

/** Points that the ledger gives a day by one rule. */
function ofDay({ entries }: StudyRecord, day: string, rule: string): number {
  return Object.values(entries)
    .filter((entry) => entry.rule === rule && seasonDayOf(entry.atMs) === day)
    .reduce((sum, entry) => sum + entry.points, 0);
}

it('score and totals are the sum of the ledger, and no cap is passed, after every step in any order', () => {
  const caps = { checkIn: defaultRules.checkIn.dayCap, watch: defaultRules.watch.dayCap };
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let world: World = { record: aRecord('m1', { watch: noWatch() }), receipts: [] };
      for (const step of steps) {
        const before = world.record;
        world = after(world, step);
        const { record } = world;
        expect(record.score).toBe(sumOfLedger(record));
        expect(wrongTotalsOf(record)).toEqual([]);
        expect(record.score).toBeGreaterThanOrEqual(0);
        expect(sumOf(record.byBranch)).toBe(record.score);
        expect(sumOf(record.weeks)).toBe(record.score);
        expect(sumOf(record.months)).toBe(record.score);
        // The ledger only grows.
        expect(record.entries).toMatchObject(before.entries);
        for (const [day, rules] of Object.entries(record.days))
          for (const rule of ['checkIn', 'watch'] as const) {
            expect(rules[rule] ?? 0).toBe(ofDay(record, day, rule));
            expect(rules[rule] ?? 0).toBeLessThanOrEqual(caps[rule]);
            expect(rules[rule] ?? 0).toBeGreaterThanOrEqual(0);
          }
      }
    }),
    { numRuns: 400 },
  );
});

const noWatch = (): StudyRecord['watch'] => ({
  ...{ version: 0, creditedSeconds: 0, spent: [], lectures: {} },
});

it('the order in which check-ins of one day arrive does not change how much they earn together', () => {
  const day = sessions.filter((_, n) => n % 2 === 0);
  const order = fc.shuffledSubarray(day, { minLength: day.length });
  fc.assert(
    fc.property(order, (arriving) => {
      const record = arriving.reduce((so, session) => {
        const seenAtMs = session.startsAtMs;
        const next = {
          status: 'present' as const,
          seenAtMs,
          atMs: seenAtMs,
          method: 'code' as const,
        };
        const decided = changeOfAttendance(session, so, next, startsAtMs + dayMs);
        return decided ? applyChange(so, decided.change) : so;
      }, aRecord());
      expect(record.score).toBe(defaultRules.checkIn.dayCap);
    }),
  );
});
