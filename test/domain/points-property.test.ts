import fc from 'fast-check';
import {
  creditOfAdjustment,
  reversalOfAdjustment,
  type Adjustment,
} from '../../cloudfunctions/shared/domain/adjustment';
import { pointsEarnedIn } from '../../cloudfunctions/shared/domain/branch-points';
import { chainsOf } from '../../cloudfunctions/shared/domain/ledger-chain';
import { mergeRecords } from '../../cloudfunctions/shared/domain/merge-records';
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
  const changed = applyChange(record, decided.change);
  return { ...changed, attendance: { ...changed.attendance, [session._id]: next } };
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

it('two entries of one person come to one: every matter once, within the caps, nothing lost that only one of them had', () => {
  const caps = { checkIn: defaultRules.checkIn.dayCap, watch: defaultRules.watch.dayCap };
  const played = (memberId: string, branchId: string, steps: Step[]) => {
    const record = aRecord(memberId, { watch: noWatch(), branchId });
    return steps.reduce<World>(after, { record, receipts: [] }).record;
  };
  const anySteps = fc.array(anyStep, { maxLength: 25 });
  const lectures = [0, 1, 2, 3].map((n) => ({ lectureId: `L${n}`, durationSeconds: 3600 }));
  fc.assert(
    fc.property(anySteps, anySteps, fc.boolean(), (own, others, sameBranch) => {
      const stays = played('m1', 'branch-1', own);
      const goes = played('m2', sameBranch ? 'branch-1' : 'branch-2', others);
      const plan = { rules: defaultRules, lectures, nowMs: startsAtMs + 9 * dayMs, reason: '合并' };
      const { change, figures } = mergeRecords(stays, goes, plan);
      const merged = applyChange(stays, change);
      expect(merged.score).toBe(sumOfLedger(merged));
      expect(wrongTotalsOf(merged)).toEqual([]);
      expect(merged.score).toBe(figures.after);
      expect(merged.score).toBeLessThanOrEqual(stays.score + goes.score + 2 + 3 * lectures.length);
      for (const totals of [merged.byBranch, merged.weeks, merged.months])
        expect(sumOf(totals)).toBe(merged.score);
      expect(merged.entries).toMatchObject(stays.entries);
      for (const rules of Object.values(merged.days))
        for (const rule of ['checkIn', 'watch'] as const) {
          expect(rules[rule] ?? 0).toBeLessThanOrEqual(caps[rule]);
          expect(rules[rule] ?? 0).toBeGreaterThanOrEqual(0);
        }
      // In every branch together the points of each week, as the summaries read them.
      for (const week of Object.keys(merged.weeks)) {
        const branches = [merged.branchId, ...(merged.formerBranchIds ?? [])];
        const earned = branches.map((id) => pointsEarnedIn(merged, id, 'week', week));
        expect(sumOf(earned)).toBe(merged.weeks[week]);
      }
      // One standing credit a matter; whatever either had stands.
      const standing = ({ entries }: StudyRecord) =>
        chainsOf({ entries }).filter((chain) => chain.standing && chain.rule !== 'watch');
      const bases = standing(merged).map(({ base }) => base);
      expect(new Set(bases).size).toBe(bases.length);
      const had = [...standing(stays), ...standing(goes)].map(({ base }) => base);
      expect(new Set(bases)).toEqual(
        new Set([...had, ...bases.filter((b) => /^lectureDone/u.test(b))]),
      );
      const units = Object.keys(merged.entries).filter((key) => /^watch:\d+$/u.test(key)).length;
      expect(units).toBe(
        Math.floor(merged.watch.creditedSeconds / defaultRules.watch.everySeconds),
      );
      // Done once more nothing is given again.
      const again = applyChange(merged, mergeRecords(merged, goes, plan).change);
      expect(again.score).toBe(merged.score);
    }),
    { numRuns: 300 },
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
