import fc from 'fast-check';
import {
  type BranchPlace,
  moveOfMember,
  pointsEarnedIn,
} from '../../cloudfunctions/shared/domain/branch-points';
import {
  type Credit,
  applyChange,
  changeOfCredits,
  checkInKey,
  reversedKey,
} from '../../cloudfunctions/shared/domain/ledger';
import { dayMs, seasonMonthOf, seasonWeekOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, startsAtMs } from '../tools/builders';

const placeOf = (branchId: string): BranchPlace => ({
  branchId,
  branchName: `支部 ${branchId}`,
  orgPath: ['district', 'committee-1', branchId],
});

const credited = (record: StudyRecord, session: number, points: number, atMs = startsAtMs) => {
  const { branchId } = record;
  const credit: Credit = {
    key: checkInKey(`s${session}`),
    rule: 'checkIn',
    points,
    atMs,
    branchId,
  };
  return applyChange(record, changeOfCredits([credit], atMs));
};
const moved = (record: StudyRecord, branchId: string) =>
  applyChange(record, moveOfMember(record, placeOf(branchId), startsAtMs));
const reversed = (record: StudyRecord, session: number) => {
  const entry = record.entries[checkInKey(`s${session}`)];
  if (!entry) throw new Error('nothing to take back');
  const { branchId = record.branchId } = entry;
  const reversal = { key: reversedKey(`s${session}`, 1), reverses: entry, branchId, reason: '' };
  return applyChange(record, changeOfCredits([], startsAtMs, [reversal]));
};

const month = seasonMonthOf(startsAtMs);
const week = seasonWeekOf(startsAtMs);
const earned = (record: StudyRecord, branchId: string) => [
  pointsEarnedIn(record, branchId, 'season', 'season'),
  pointsEarnedIn(record, branchId, 'month', month),
  pointsEarnedIn(record, branchId, 'week', week),
];

describe('a member who changes branch', () => {
  const before = credited(aRecord(), 1, 10);
  const after = credited(moved(before, 'branch-2'), 2, 5);

  test('leaves the points with the old branch, in season, month and week', () => {
    expect(earned(after, 'branch-1')).toEqual([10, 10, 10]);
    expect(earned(after, 'branch-2')).toEqual([5, 5, 5]);
  });

  test('keeps the whole score, and stands in the new place', () => {
    expect(after).toMatchObject({
      score: 15,
      branchId: 'branch-2',
      orgPath: ['district', 'committee-1', 'branch-2'],
      card: { branchName: '支部 branch-2' },
      formerBranchIds: ['branch-1'],
      changedAtMs: startsAtMs,
    });
  });

  test('a correction of what was earned before the move counts where it was earned', () => {
    const corrected = reversed(after, 1);
    expect(earned(corrected, 'branch-1')).toEqual([0, 0, 0]);
    expect(earned(corrected, 'branch-2')).toEqual([5, 5, 5]);
  });

  test('finds what was earned there before when coming back', () => {
    const back = credited(moved(after, 'branch-1'), 3, 3);
    expect(back.formerBranchIds).toEqual(['branch-2']);
    expect(earned(back, 'branch-1')).toEqual([13, 13, 13]);
    expect(earned(back, 'branch-2')).toEqual([5, 5, 5]);
  });

  test('a move to where one is already is a defect', () => {
    expect(() => moved(before, 'branch-1')).toThrow();
  });
});

type Step =
  | { kind: 'credit'; points: number; dayOffset: number }
  | { kind: 'move'; branchId: string }
  | { kind: 'reverse'; which: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('credit' as const),
    points: fc.integer({ min: 0, max: 20 }),
    dayOffset: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    branchId: fc.constantFrom('branch-1', 'branch-2', 'branch-3'),
  }),
  fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(20) }),
);

/** Runs the steps that are possible; sessions are numbered by the credits. */
function after(steps: readonly Step[]): StudyRecord {
  let record = aRecord();
  let sessions = 0;
  for (const step of steps) {
    if (step.kind === 'credit') {
      record = credited(record, sessions, step.points, startsAtMs + step.dayOffset * dayMs);
      sessions += 1;
    } else if (step.kind === 'move') {
      if (step.branchId !== record.branchId) record = moved(record, step.branchId);
    } else if (step.which < sessions && !record.entries[reversedKey(`s${step.which}`, 1)]) {
      record = reversed(record, step.which);
    }
  }
  return record;
}

test('in any order of credits, moves and corrections every branch has what its entries say', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const record = after(steps);
      const entries = Object.values(record.entries);
      const known = [record.branchId, ...(record.formerBranchIds ?? [])];
      expect(entries.every((entry) => known.includes(entry.branchId ?? ''))).toBe(true);
      for (const branchId of known) {
        const own = entries.filter((entry) => entry.branchId === branchId);
        const sumOf = (atKey: (atMs: number) => boolean) =>
          own.filter((entry) => atKey(entry.atMs)).reduce((sum, one) => sum + one.points, 0);
        expect(pointsEarnedIn(record, branchId, 'season', '')).toBe(sumOf(() => true));
        for (const key of Object.keys(record.months))
          expect(pointsEarnedIn(record, branchId, 'month', key)).toBe(
            sumOf((atMs) => seasonMonthOf(atMs) === key),
          );
        for (const key of Object.keys(record.weeks))
          expect(pointsEarnedIn(record, branchId, 'week', key)).toBe(
            sumOf((atMs) => seasonWeekOf(atMs) === key),
          );
      }
    }),
    { numRuns: 300 },
  );
});
