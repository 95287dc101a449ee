import {
  countingAll,
  isNoteDue,
  isUpToDate,
  summaryLayout,
  withChanges,
  type ChangedRecord,
  type SummaryRun,
} from '../../cloudfunctions/shared/domain/summary-run';

const keys = { season: 'season', month: '202611', week: '2026W47' };
const idle: SummaryRun = {
  _id: 's',
  watermarkMs: 1000,
  month: '202611',
  week: '2026W47',
  layout: summaryLayout,
  pending: [],
  noticed: {},
};
const change = (branchId: string, changedAtMs: number, _id = `r${changedAtMs}`): ChangedRecord => ({
  _id,
  branchId,
  changedAtMs,
  score: 10,
});

test('nothing changed: nothing waits', () => {
  expect(withChanges(idle, [])).toEqual(idle);
});

test('a change of who has moved makes the branches that were left wait too', () => {
  const moved = { ...change('b2', 1100), formerBranchIds: ['b1', 'b3'] };
  expect(withChanges(idle, [moved]).pending).toEqual(['b2', 'b1', 'b3']);
});

test.each([
  [undefined, true],
  [980_001, false],
  [980_000, true],
])('with nothing new since a note for %s one is due: %s', (asOfMs, due) => {
  expect(isNoteDue({ ...idle, ...(asOfMs === undefined ? {} : { asOfMs }) }, 1_000_000)).toBe(due);
});

test('changed branches wait once each, behind those that waited before', () => {
  const run = withChanges({ ...idle, pending: ['b9', 'b1'] }, [
    change('b2', 1100),
    change('b1', 1200),
    change('b2', 1300),
  ]);
  expect(run.pending).toEqual(['b9', 'b1', 'b2']);
  expect(run.watermarkMs).toBe(1300);
});

describe('a change is counted when it is first seen, not each time it is seen', () => {
  const seen = { ...withChanges(idle, [change('b1', 1100), change('b2', 1200)]), pending: [] };

  test.each<[string, ChangedRecord[], string[]]>([
    ['the same changes again', [change('b1', 1100), change('b2', 1200)], []],
    [
      'another member of the branch',
      [change('b1', 1100), change('b2', 1200), change('b2', 1250)],
      ['b2'],
    ],
    ['the same member once more', [change('b1', 1100), change('b2', 1300)], ['b2']],
    [
      'a change that became visible late',
      [change('b1', 1050), change('b1', 1100), change('b2', 1200)],
      ['b1'],
    ],
    ['one left the window as another came', [change('b1', 1150), change('b2', 1200)], ['b1']],
    ['one left the window', [change('b2', 1200)], []],
    [
      'the same member once more in the same millisecond',
      [change('b1', 1100), { ...change('b2', 1200), score: 13 }],
      ['b2'],
    ],
  ])('%s', (_, changes, pending) => {
    expect(withChanges(seen, changes).pending).toEqual(pending);
  });

  test('the watermark never goes back', () => {
    expect(withChanges(seen, [change('b3', 1150)]).watermarkMs).toBe(1200);
  });
});

describe('counting all branches', () => {
  test('the first time begins at the present instant', () => {
    expect(countingAll('s', undefined, keys, ['b1', 'b2'], 5000)).toEqual({
      _id: 's',
      watermarkMs: 5000,
      month: '202611',
      week: '2026W47',
      layout: summaryLayout,
      pending: ['b1', 'b2'],
      noticed: {},
    });
  });

  test('in a new week what was noticed stays noticed', () => {
    const before = { ...idle, noticed: { b1: '1:1000' } };
    expect(countingAll('s', before, { ...keys, week: '2026W48' }, ['b1'], 5000)).toEqual({
      ...before,
      week: '2026W48',
      pending: ['b1'],
    });
  });

  test.each([
    [keys, true],
    [{ ...keys, week: '2026W48' }, false],
    [{ ...keys, month: '202612' }, false],
  ])('periods %j: %s', (asked, same) => {
    expect(isUpToDate(idle, asked)).toBe(same);
  });

  test('summaries of an earlier version, which counted less, are counted anew', () => {
    const { layout, ...earlier } = idle;
    expect(layout).toBe(summaryLayout);
    expect(isUpToDate(earlier, keys)).toBe(false);
  });
});
