import fc from 'fast-check';
import {
  applyChange,
  changeOfCredits,
  checkInKey,
} from '../../cloudfunctions/shared/domain/ledger';
import { wrongTotalsOf } from '../../cloudfunctions/shared/domain/ledger-audit';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, startsAtMs } from '../tools/builders';

const dayMs = 86_400_000;

/** A record with credits of several days, one of which was taken back. */
function aStudiedRecord(): StudyRecord {
  const credits = [0, 1, 9].map((day) => ({
    ...{ key: checkInKey(`S${day}`), rule: 'checkIn' as const, points: 10, branchId: 'branch-1' },
    atMs: startsAtMs + day * dayMs,
  }));
  const record = applyChange(aRecord(), changeOfCredits(credits, startsAtMs));
  const reverses = record.entries['checkIn:S1'];
  if (!reverses) throw new Error('S1 was credited');
  const reversal = { key: 'checkIn:S1:reversed:1', reverses, branchId: 'branch-1', reason: '误记' };
  return applyChange(record, changeOfCredits([], startsAtMs, [reversal]));
}

it('finds nothing where credits and reversals made the totals', () => {
  expect(wrongTotalsOf(aStudiedRecord())).toEqual([]);
});

it.each<[string, (record: StudyRecord) => void, object[]]>([
  ['a score', (record) => (record.score += 3), [{ path: 'score', live: 23, ledger: 20 }]],
  [
    'a day',
    (record) => (record.days['20261125'] = { checkIn: 20 }),
    [{ path: 'days.20261125.checkIn', live: 20, ledger: 10 }],
  ],
  [
    'a week that is missing',
    (record) => delete record.weeks['2026W48'],
    [{ path: 'weeks.2026W48', live: undefined, ledger: 10 }],
  ],
  [
    'a month that nothing was earned in',
    (record) => (record.months['202701'] = 5),
    [{ path: 'months.202701', live: 5, ledger: 0 }],
  ],
  [
    'the points of the branch',
    (record) => (record.byBranch['branch-1'] = 4),
    [{ path: 'byBranch.branch-1', live: 4, ledger: 20 }],
  ],
  [
    'an entry that came without its points',
    (record) => (record.entries['checkIn:S7'] = { rule: 'checkIn', points: 5, atMs: startsAtMs }),
    [
      { path: 'score', live: 20, ledger: 25 },
      { path: 'days.20261125.checkIn', live: 10, ledger: 15 },
      { path: 'weeks.2026W48', live: 10, ledger: 15 },
      { path: 'months.202611', live: 10, ledger: 15 },
      { path: 'byBranch.branch-1', live: 20, ledger: 25 },
    ],
  ],
])('finds %s that the ledger does not give', (_, spoil, wrong) => {
  const record = aStudiedRecord();
  spoil(record);
  expect(new Set(wrongTotalsOf(record))).toEqual(new Set(wrong));
});

it('leaves what was earned in former branches where it is, and gives a difference to the present one', () => {
  const record = aStudiedRecord();
  record.branchId = 'branch-2';
  record.byBranch = { 'branch-1': 15, 'branch-2': 5 };
  expect(wrongTotalsOf(record)).toEqual([]);
  record.byBranch = { 'branch-1': 15 };
  expect(wrongTotalsOf(record)).toEqual([
    { path: 'byBranch.branch-2', live: undefined, ledger: 5 },
  ]);
});

it('setting what it finds leaves nothing to find, whatever was spoilt', () => {
  const spoilt = fc.record({
    score: fc.integer({ min: -50, max: 50 }),
    months: fc.dictionary(fc.constantFrom('202611', '202612', '202701'), fc.integer()),
    weeks: fc.dictionary(fc.constantFrom('2026W48', '2026W50'), fc.integer()),
    byBranch: fc.dictionary(fc.constantFrom('branch-1', 'branch-2'), fc.integer()),
    days: fc.dictionary(
      fc.constantFrom('20261125', '20261130'),
      fc.dictionary(fc.constantFrom('checkIn', 'watch'), fc.integer()),
    ),
  });
  fc.assert(
    fc.property(spoilt, (totals) => {
      const record: StudyRecord = { ...aStudiedRecord(), ...totals };
      const set = Object.fromEntries(
        wrongTotalsOf(record).map(({ path, ledger }) => [path, ledger]),
      );
      expect(wrongTotalsOf(applyChange(record, { set, increment: {} }))).toEqual([]);
    }),
  );
});
