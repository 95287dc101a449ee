import fc from 'fast-check';
import {
  type Credit,
  applyChange,
  assertPathPart,
  changeOfCredits,
  checkInKey,
  leftToday,
  sumOfLedger,
} from '../../cloudfunctions/shared/domain/ledger';
import { aRecord, startsAtMs } from '../tools/builders';

const credit: Credit = {
  key: checkInKey('SESS0001'),
  rule: 'checkIn',
  points: 10,
  atMs: startsAtMs,
  source: 'SESS0001',
  branchId: 'branch-1',
};

describe('a credit', () => {
  it('moves the entry, the score and every total in one change', () => {
    expect(changeOfCredits([credit], startsAtMs + 5)).toEqual({
      set: {
        'entries.checkIn:SESS0001': {
          rule: 'checkIn',
          points: 10,
          atMs: startsAtMs,
          source: 'SESS0001',
          branchId: 'branch-1',
        },
        changedAtMs: startsAtMs + 5,
        reachedAtMs: startsAtMs + 5,
      },
      increment: {
        score: 10,
        'days.20261125.checkIn': 10,
        'weeks.2026W48': 10,
        'months.202611': 10,
        'byBranch.branch-1': 10,
      },
    });
  });

  it('of nothing, under a full cap, leaves an entry that explains itself and moves no total', () => {
    const change = changeOfCredits([{ ...credit, points: 0, capped: true }], startsAtMs);
    expect(change.set['entries.checkIn:SESS0001']).toMatchObject({ points: 0, capped: true });
    expect(change.increment).toEqual({});
    expect(change.set).not.toHaveProperty('reachedAtMs');
  });

  it.each([
    'entries',
    'checkIn',
    'checkIn:a.b',
    'checkIn:$set',
    'check-in:a',
    '__proto__',
    'a:b:c:d:e:f',
  ])('is never written under the key %p', (key) => {
    expect(() => changeOfCredits([{ ...credit, key }], 0)).toThrow('ledger key');
  });

  it.each([-1, 0.5, Number.NaN])('is never %d points', (points) => {
    expect(() => changeOfCredits([{ ...credit, points }], 0)).toThrow('points');
  });

  it.each(['a.b', '$inc', '', 'x'.repeat(41), '支部'])(
    'has no place in a branch called %p',
    (id) => {
      expect(() => assertPathPart(id)).toThrow('path');
    },
  );
});

describe('room under the day cap', () => {
  it.each([
    [undefined, 20],
    [0, 20],
    [15, 5],
    [20, 0],
    [25, 0],
  ])('after %p points of the rule there are %d left', (given, expected) => {
    const days = given === undefined ? {} : { '20261125': { checkIn: given, watch: 9 } };
    expect(leftToday({ days }, 'checkIn', '20261125', 20)).toBe(expected);
  });
});

it('keeps score = sum of the ledger = every total, whatever credits come in whatever order', () => {
  const credits = fc.array(
    fc.record({
      session: fc.integer({ min: 0, max: 10_000 }),
      points: fc.integer({ min: 0, max: 10 }),
      atMs: fc.integer({ min: startsAtMs, max: startsAtMs + 90 * 86_400_000 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(credits, (drawn) => {
      const unique = [...new Map(drawn.map((one) => [one.session, one])).values()];
      let record = aRecord();
      for (const { session, points, atMs } of unique) {
        const one = { ...credit, key: checkInKey(`S${session}`), points, atMs };
        record = applyChange(record, changeOfCredits([one], atMs));
      }
      const total = (totals: Record<string, number>) =>
        Object.values(totals).reduce((sum, points) => sum + points, 0);
      expect(record.score).toBe(sumOfLedger(record));
      expect(total(record.weeks)).toBe(record.score);
      expect(total(record.months)).toBe(record.score);
      expect(total(record.byBranch)).toBe(record.score);
      expect(Object.values(record.days).reduce((sum, day) => sum + (day.checkIn ?? 0), 0)).toBe(
        record.score,
      );
    }),
  );
});
