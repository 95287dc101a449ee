import fc from 'fast-check';
import {
  type ConfirmedWrite,
  creditOfService,
} from '../../cloudfunctions/shared/domain/confirmed-credit';
import { applyChange, mostRounds, sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, startsAtMs } from '../tools/builders';

const dayMs = 86_400_000;
const day = seasonDayOf(startsAtMs);
const told = { nowMs: startsAtMs + dayMs, reason: '核对后更正' };
const service = { activityId: 'a1', part: 1, atMs: startsAtMs, rules: defaultRules };

/** The record after a confirmation; throws where nothing is written. */
function after(record: StudyRecord, write: ConfirmedWrite): StudyRecord {
  if (write.kind !== 'write') throw new Error(write.kind);
  for (const key of write.keys) if (key in record.entries) throw new Error(`${key} twice`);
  return applyChange(record, write.change);
}

const served = (record: StudyRecord, hours: number, more: Partial<typeof service> = {}) =>
  after(record, creditOfService({ ...service, hours, ...more }, record, told));

describe('confirmed hours of service', () => {
  test.each([
    [1, 5, false],
    [1.5, 7, false],
    [3, 15, false],
    [4, 15, true],
  ])('%d hours are %d points', (hours, points, capped) => {
    const record = served(aRecord(), hours);
    expect(record.entries['service:a1:1']).toMatchObject({ points, hours, source: 'a1' });
    expect(record.entries['service:a1:1']?.capped ?? false).toBe(capped);
    expect(record.score).toBe(points);
  });

  it('share the cap of the day on which they were done', () => {
    const both = served(served(aRecord(), 2), 2, { part: 2 });
    expect(both.entries['service:a1:2']).toMatchObject({ points: 5, capped: true });
    const nextDay = served(both, 2, { part: 3, atMs: startsAtMs + dayMs });
    expect(nextDay.entries['service:a1:3']).toMatchObject({ points: 10 });
  });

  it('are given once, however often they are confirmed', () => {
    const record = served(aRecord(), 2);
    expect(creditOfService({ ...service, hours: 2 }, record, told)).toEqual({ kind: 'written' });
  });

  it('are corrected by taking back and giving anew, within the room that this leaves', () => {
    const record = served(served(aRecord(), 2), 3);
    expect(record.entries['service:a1:1:reversed:1']).toMatchObject({
      ...{ points: -10, reason: told.reason, takenBackAtMs: told.nowMs },
    });
    expect(record.entries['service:a1:1:2']).toMatchObject({ points: 15, hours: 3 });
    expect(record.days[day]?.service).toBe(15);
  });

  it('move to another day with what they earned', () => {
    const record = served(served(aRecord(), 2), 2, { atMs: startsAtMs - dayMs });
    expect(record.days[day]?.service ?? 0).toBe(0);
    expect(record.days[seasonDayOf(startsAtMs - dayMs)]?.service).toBe(10);
  });

  it('are taken back by none, which needs nothing where nothing stands', () => {
    expect(creditOfService({ ...service, hours: 0 }, aRecord(), told).kind).toBe('written');
    const record = served(served(aRecord(), 2), 0);
    expect(record.score).toBe(0);
    expect(creditOfService({ ...service, hours: 0 }, record, told).kind).toBe('written');
    expect(served(record, 1).entries['service:a1:1:2']).toMatchObject({ points: 5 });
  });

  it('end after nine rounds', () => {
    let record = aRecord();
    for (let round = 0; round < mostRounds; round += 1) record = served(record, round + 1);
    expect(creditOfService({ ...service, hours: 24 }, record, told).kind).toBe('exhausted');
    expect(served(record, 0).score).toBe(0);
  });

  it('stay with the branch in which they were earned', () => {
    const before = served(aRecord(), 1);
    const moved = { ...before, branchId: 'branch-2', formerBranchIds: ['branch-1'] };
    const record = served(moved, 2);
    expect(record.byBranch).toEqual({ 'branch-1': 10 });
    expect(record.formerBranches?.['branch-1']?.months).toEqual({ '202611': 5 });
    expect(served(moved, 1, { part: 2 }).byBranch).toEqual({ 'branch-1': 5, 'branch-2': 5 });
  });

  it('never pass a cap and always equal the ledger, in any order', () => {
    const event = fc.record({
      part: fc.nat(3),
      hours: fc.constantFrom(0, 0.5, 1, 2, 3.5, 8),
      day: fc.nat(1),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let record = aRecord();
        for (const one of events) {
          const atMs = startsAtMs + one.day * dayMs;
          const next = creditOfService({ ...service, ...one, atMs }, record, told);
          if (next.kind === 'write') record = after(record, next);
          expect(sumOfLedger(record)).toBe(record.score);
          for (const { service: earned = 0 } of Object.values(record.days)) {
            expect(earned).toBeGreaterThanOrEqual(0);
            expect(earned).toBeLessThanOrEqual(defaultRules.service.dayCap);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('follow the default where a season has no rule for them', () => {
  const { version, checkIn, watch, lectureDone } = defaultRules;
  const rules = { version, checkIn, watch, lectureDone };
  const write = creditOfService({ ...service, hours: 1, rules }, aRecord(), told);
  expect(write).toMatchObject({ kind: 'write', points: 5, keys: ['service:a1:1'] });
});
