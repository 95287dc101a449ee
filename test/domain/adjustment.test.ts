import fc from 'fast-check';
import {
  type Adjustment,
  type AdjustmentStatus,
  actsOn,
  adjustmentStatuses,
  creditOfAdjustment,
  needsSecond,
  reversalOfAdjustment,
} from '../../cloudfunctions/shared/domain/adjustment';
import { applyChange, sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, startsAtMs } from '../tools/builders';

const dayMs = 86_400_000;

const anAdjustment = (more: Partial<Adjustment> = {}): Adjustment => ({
  _id: 'a1',
  seasonId: 's2026',
  memberId: 'm1',
  orgPath: ['district', 'committee-1', 'branch-1'],
  points: 10,
  reason: '义务讲解',
  by: 'm-secretary',
  atMs: startsAtMs,
  status: 'counting',
  changedAtMs: startsAtMs,
  ...more,
});

describe('a second person', () => {
  it.each([
    [20, {}, false],
    [21, {}, true],
    [1, { '20261125': 20 }, true],
    [1, { '20261119': 20 }, true],
    [1, { '20261118': 20 }, false],
    [5, { '20261124': 10, '20261120': 6 }, true],
  ])('for %d points after %j: %p', (points, given, needed) => {
    const days = Object.fromEntries(
      Object.entries(given).map(([day, manual]) => [day, { manual, checkIn: 20 }]),
    );
    expect(needsSecond({ days }, points, startsAtMs)).toBe(needed);
  });

  it('keeps what is given alone within a week at 20 points at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ points: fc.integer({ min: 1, max: 20 }), hours: fc.nat(40) }), {
          maxLength: 40,
        }),
        (asked) => {
          let record: StudyRecord = aRecord('m1', { score: 1_000 });
          let nowMs = startsAtMs;
          asked.forEach(({ points, hours }, index) => {
            nowMs += hours * 3_600_000;
            const written = creditOfAdjustment(
              anAdjustment({ _id: `a${index}`, points }),
              record,
              nowMs,
            );
            if (written.kind === 'write') record = applyChange(record, written.change);
          });
          const moves = Object.values(record.entries);
          for (const { atMs } of moves) {
            const week = moves.filter((one) => one.atMs <= atMs && one.atMs > atMs - 6 * dayMs);
            expect(week.reduce((sum, one) => sum + one.points, 0)).toBeLessThanOrEqual(20);
          }
          expect(record.score - 1_000).toBe(sumOfLedger(record));
        },
      ),
    );
  });
});

describe('the ledger of an adjustment', () => {
  it('has it once, with the reason, and back again with another', () => {
    const asked = anAdjustment();
    const given = creditOfAdjustment(asked, aRecord('m1'), startsAtMs);
    if (given.kind !== 'write') throw new Error(given.kind);
    expect(given.keys).toEqual(['manual:a1']);
    const record = applyChange(aRecord('m1'), given.change);
    expect(record.entries['manual:a1']).toEqual({
      rule: 'manual',
      points: 10,
      atMs: startsAtMs,
      branchId: 'branch-1',
      reason: '义务讲解',
    });
    expect(creditOfAdjustment(asked, record, startsAtMs)).toEqual({ kind: 'written' });
    const ended = { by: 'm-admin', atMs: startsAtMs, reason: '重复' };
    const back = reversalOfAdjustment({ ...asked, ended }, record, startsAtMs + dayMs);
    if (back.kind !== 'write') throw new Error(back.kind);
    const after = applyChange(record, back.change);
    expect(after).toMatchObject({ score: 0, days: { '20261125': { manual: 0 } } });
    expect(after.entries['manual:a1:reversed:1']).toMatchObject({ points: -10, reason: '重复' });
    expect(reversalOfAdjustment({ ...asked, ended }, after, startsAtMs)).toEqual({
      kind: 'written',
    });
  });

  it.each([
    ['more than 20 alone', { points: 30 }, {}, 'second-needed'],
    ['more than 20 confirmed', { points: 30, confirmedBy: 'm-admin' }, {}, 'write'],
  ])('%s: %j on %j is %s', (_, more, record, kind) => {
    const decided = creditOfAdjustment(anAdjustment(more), aRecord('m1', record), startsAtMs);
    expect(decided.kind).toBe(kind);
  });
});

describe('who may do what', () => {
  const may = (callerId: string, status: AdjustmentStatus, covered = true) =>
    Object.entries(actsOn(anAdjustment({ status }), callerId, covered))
      .filter(([, allowed]) => allowed)
      .map(([act]) => act);

  it.each([
    ['m-admin', 'waiting', ['confirm', 'decline']],
    ['m-secretary', 'waiting', ['withdraw']],
    ['m1', 'waiting', []],
    ['m-admin', 'counted', ['reverse']],
    ['m-secretary', 'counted', ['reverse']],
    ['m1', 'counted', []],
    ['m-admin', 'declined', []],
    ['m-admin', 'withdrawn', []],
    ['m-admin', 'counting', []],
    ['m-admin', 'reversed', []],
  ] as const)('%s at %s: %j', (callerId, status, acts) => {
    expect(may(callerId, status)).toEqual(acts);
  });

  it('is nothing without a role for the member, but to withdraw what one asked for', () => {
    for (const status of adjustmentStatuses) {
      expect(may('m-admin', status, false)).toEqual([]);
      expect(may('m-secretary', status, false)).toEqual(status === 'waiting' ? ['withdraw'] : []);
    }
  });
});
