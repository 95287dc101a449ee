import { moveOfMember } from '../../cloudfunctions/shared/domain/branch-points';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { periodKeysOf, type SummaryContent } from '../../cloudfunctions/shared/domain/summary';
import { contentOfBranch, mergeContents } from '../../cloudfunctions/shared/domain/summary-count';
import type { SummaryRun } from '../../cloudfunctions/shared/domain/summary-run';
import { aRecord, aSeason, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';
import { wholeSummary } from '../tools/whole-summary';

const inSecondBranch = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const people = [
  enrolled('m1'),
  enrolled('m2'),
  enrolled('m3', { record: inSecondBranch, member: inSecondBranch }),
];

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud({ organisations, seasons: [aSeason()], ...peopleOf(people) });
});
afterEach(() => test.close());

const summarise = async () =>
  (await test.cloud.fireTimer('summarise')) as {
    ok: boolean;
    data: { branches: number; waiting: number };
  };

async function summaryOf(organisationId: string) {
  const { head, content } = await wholeSummary(test.cloud.database, `s2026:${organisationId}`);
  const { version, current, previous } = head;
  return { version, current: { ...current, ...content }, previous };
}

async function runNote(): Promise<SummaryRun> {
  const [run] = await test.cloud.database.find('summaryRuns', { _id: 's2026' });
  if (!run) throw new Error('no run was noted');
  return run as unknown as SummaryRun;
}

/** Gives points as a credit does, visible at once or with an older time on it. */
async function credit(
  memberId: string,
  points: number,
  changedAtMs = test.clock.now(),
): Promise<void> {
  const record = await test.record(memberId);
  const [month, week] = [seasonDayOf(changedAtMs).slice(0, 6), periodKeysOf(changedAtMs).week];
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId },
    {
      $inc: {
        score: points,
        [`months.${month}`]: points,
        [`weeks.${week}`]: points,
        [`byBranch.${record.branchId}`]: points,
      },
      $set: { changedAtMs, reachedAtMs: changedAtMs },
    },
  );
}

/** Moves a member to the second branch, as the roster's change does. */
async function move(memberId: string): Promise<void> {
  const { orgPath } = inSecondBranch;
  const place = { branchId: 'branch-2', branchName: '第二支部', orgPath };
  const { set } = moveOfMember(await test.record(memberId), place, test.clock.now());
  await test.cloud.database.updateMany('studyRecords', { memberId }, { $set: set });
}

/** What every summary must say, counted from the records themselves. */
async function recount(organisationId: string): Promise<SummaryContent> {
  const keys = periodKeysOf(test.clock.now());
  const records = (await test.cloud.database.find('studyRecords', {
    orgPath: organisationId,
  })) as unknown as StudyRecord[];
  const everybody = (await test.cloud.database.find(
    'studyRecords',
    {},
  )) as unknown as StudyRecord[];
  const below = (await test.cloud.database.find('organisations', {
    path: organisationId,
    kind: 'branch',
  })) as unknown as { _id: string }[];
  const branchIds = below.map((one) => one._id).sort();
  const parts = branchIds.map((id) =>
    contentOfBranch(
      id,
      records.filter((one) => one.branchId === id),
      keys,
      everybody.filter((one) => one.formerBranchIds?.includes(id)),
    ),
  );
  const [only] = parts;
  return only && branchIds[0] === organisationId ? only : mergeContents(parts, keys);
}

async function expectTrue(): Promise<void> {
  for (const id of ['branch-1', 'branch-2', 'committee-1', 'district']) {
    const { members, periods, weekStart, segments, branches } = (await summaryOf(id)).current;
    expect({ members, periods, weekStart, segments, branches }).toEqual(await recount(id));
  }
}

it('counts every branch in its first run, and nothing twice', async () => {
  expect(await summarise()).toMatchObject({ ok: true, data: { branches: 2, waiting: 0 } });
  await expectTrue();
  expect(await summarise()).toMatchObject({ ok: true, data: { branches: 0, waiting: 0 } });
  expect((await summaryOf('district')).version).toBe(1);
});

it('counts a changed branch alone, and carries it to the top', async () => {
  await summarise();
  test.clock.advance(5000);
  await credit('m1', 10);
  expect(await summarise()).toMatchObject({ data: { branches: 1, waiting: 0 } });
  await expectTrue();
  expect((await summaryOf('branch-1')).version).toBe(2);
  expect((await summaryOf('branch-2')).version).toBe(1);
  expect(await summaryOf('district')).toMatchObject({
    version: 2,
    current: { version: 2, asOfMs: startsAtMs + 5000 },
    previous: { version: 1, asOfMs: startsAtMs },
  });
});

it('counts a member who moved in both branches, points where they were earned', async () => {
  await credit('m1', 10);
  await summarise();
  test.clock.advance(5000);
  await move('m1');
  await credit('m1', 3);
  expect(await summarise()).toMatchObject({ data: { branches: 2, waiting: 0 } });
  await expectTrue();
  const figures = (await summaryOf('district')).current.branches;
  expect(figures.map(({ members, season, month, week }) => [members, season, month, week])).toEqual(
    [
      [1, { earned: 10 }, { earned: 10 }, { earned: 10 }],
      [2, { earned: 3 }, { earned: 3 }, { earned: 3 }],
    ].map(([members, ...periods]) => [
      members,
      ...periods.map((one) => expect.objectContaining(one) as unknown),
    ]),
  );
  const { standings } = (await summaryOf('branch-2')).current.periods.season;
  expect(standings[0]).toMatchObject({ memberId: 'm1', points: 13 });
});

it('notices a change that became visible late, up to a minute behind the newest', async () => {
  await summarise();
  test.clock.advance(120_000);
  await credit('m1', 10);
  await summarise();
  await credit('m3', 5, test.clock.now() - 59_000);
  expect(await summarise()).toMatchObject({ data: { branches: 1 } });
  await expectTrue();
});

it('notices a second credit that carries the same millisecond as the one already counted', async () => {
  await summarise();
  test.clock.advance(5000);
  await credit('m1', 10);
  await summarise();
  await credit('m1', 3);
  expect(await summarise()).toMatchObject({ data: { branches: 1 } });
  await expectTrue();
});

it('does not count again what it has noticed', async () => {
  await summarise();
  test.clock.advance(5000);
  await credit('m1', 10);
  await summarise();
  for (let run = 0; run < 3; run += 1) {
    test.clock.advance(5000);
    expect(await summarise()).toMatchObject({ data: { branches: 0 } });
  }
});

it('keeps the version when a change moved no figure', async () => {
  await summarise();
  test.clock.advance(5000);
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId: 'm1' },
    { $set: { changedAtMs: test.clock.now() } },
  );
  expect(await summarise()).toMatchObject({ data: { branches: 1 } });
  expect((await summaryOf('branch-1')).version).toBe(1);
});

it('counts all anew when a week begins', async () => {
  await credit('m1', 10);
  await summarise();
  test.clock.set(Date.parse('2026-11-30T00:00:02+08:00'));
  expect(await summarise()).toMatchObject({ data: { branches: 2 } });
  await expectTrue();
  const { periods } = (await summaryOf('district')).current;
  expect(periods.week).toMatchObject({ key: '2026W49', histogram: [[0, 3]] });
  expect(periods.month.histogram).toEqual([
    [10, 1],
    [0, 2],
  ]);
});

it('goes on where a run was cut short', async () => {
  await summarise();
  test.clock.advance(5000);
  await credit('m1', 10);
  const before = await runNote();
  await summarise();
  // As if the run had been stopped after the branches and before the merge and the note.
  await test.cloud.database.updateMany(
    'summaries',
    { _id: 's2026:district' },
    { $set: { 'current.members': 0, 'current.digest': 'of something else', version: 7 } },
  );
  await test.cloud.database.updateMany(
    'summaryRuns',
    { _id: 's2026' },
    { $set: { noticed: before.noticed, watermarkMs: before.watermarkMs } },
  );
  await summarise();
  await expectTrue();
  expect((await summaryOf('branch-1')).version).toBe(2);
});

it('takes no more than fifty branches a run and the rest in the next', async () => {
  const many = Array.from({ length: 60 }, (_, place) => `extra-${place}`);
  await test.cloud.database.insertMany(
    'organisations',
    many.map((id) => ({
      _id: id,
      kind: 'branch',
      name: id,
      parentId: 'committee-1',
      path: ['district', 'committee-1', id],
      memberCount: 0,
    })),
  );
  expect(await summarise()).toMatchObject({ data: { branches: 50, waiting: 12 } });
  expect(await summarise()).toMatchObject({ data: { branches: 12, waiting: 0 } });
  expect((await summaryOf('district')).current.branches).toHaveLength(62);
  expect((await summaryOf('district')).current.members).toBe(3);
});

it('loses nobody beyond the thousand rows of one answer, even if all changed in the same millisecond', async () => {
  await summarise();
  test.clock.advance(5000);
  const crowd = Array.from({ length: 1100 }, (_, place) => {
    const memberId = `crowd-${String(place).padStart(4, '0')}`;
    return { ...aRecord(memberId, { score: place % 300, changedAtMs: test.clock.now() }) };
  });
  const last = aRecord('z-last', { ...inSecondBranch, score: 4, changedAtMs: test.clock.now() });
  await test.cloud.database.insertMany('studyRecords', [...crowd, { ...last }]);
  expect(await summarise()).toMatchObject({ data: { branches: 2 } });
  await expectTrue();
  const { current } = await summaryOf('committee-1');
  expect(current.members).toBe(1104);
  expect(current.periods.season.standings).toHaveLength(500);
});

it('is safe when several run at once, while scores change', async () => {
  await summarise();
  for (let round = 1; round <= 6; round += 1) {
    test.clock.advance(5000);
    await Promise.all([
      summarise(),
      credit('m1', round),
      summarise(),
      credit('m3', 2 * round),
      summarise(),
    ]);
  }
  test.clock.advance(5000);
  await summarise();
  await expectTrue();
});

it.each([
  ['when a branch was counted', 1, 1],
  ['when a committee was merged', 2, 0],
  ['when the district was merged', 3, 0],
])('never overwrites a faster run: %s', async (_, write, waiting) => {
  await summarise();
  const counter = await OperationCounter.start(test);
  try {
    test.clock.advance(5000);
    await credit('m1', 10);
    counter.interrupt('database.modifyDocument summaries', write, async () => {
      await credit('m1', 7);
      await summarise();
    });
    const slower = await counter.call('summarise', {});
    expect(slower.reply).toMatchObject({ ok: true, data: { waiting } });
    await expectTrue();
    await summarise();
    expect((await runNote()).pending).toEqual([]);
    await expectTrue();
  } finally {
    await counter.close();
  }
});

it('keeps the parts of two versions and what a run left that died, no longer than two more', async () => {
  const partsOf = async () =>
    (await test.cloud.database.find('summaryParts', { summaryId: 's2026:district' })).map(
      (part) => part['version'],
    );
  await summarise();
  const left = { summaryId: 's2026:district', version: 2, branches: [] };
  await test.cloud.database.insertMany('summaryParts', [{ _id: 'left', ...left }]);
  for (let round = 1; round <= 4; round += 1) {
    test.clock.advance(5000);
    await credit('m1', round);
    await summarise();
    const standing = round + 1;
    expect([...new Set(await partsOf())].sort()).toEqual([standing - 1, standing]);
    const [found] = await test.cloud.database.find('summaryParts', { _id: 'left' });
    expect(found === undefined).toBe(standing > 3);
  }
  await expectTrue();
});

it('answers no client', async () => {
  expect(await test.cloud.invoke('summarise', {}, { openid: openidOf('m1') })).toMatchObject({
    ok: false,
    code: 'NOT_ALLOWED',
  });
});

describe('the time that rankings stand for', () => {
  const asOf = async () => ((await runNote()).asOfMs ?? 0) - startsAtMs;

  it('moves on while nothing changes, every twenty seconds', async () => {
    await summarise();
    expect(await asOf()).toBe(0);
    for (const expected of [0, 0, 0, 20_000, 20_000]) {
      test.clock.advance(5000);
      await summarise();
      expect(await asOf()).toBe(expected);
    }
  });

  it('stands still while branches wait to be counted', async () => {
    await summarise();
    test.clock.advance(30_000);
    await test.cloud.database.updateMany(
      'summaryRuns',
      {},
      { $set: { pending: Array.from({ length: 60 }, (_, place) => `gone-${place}`) } },
    );
    expect(await summarise()).toMatchObject({ data: { waiting: 10 } });
    expect(await asOf()).toBe(0);
    await summarise();
    expect(await asOf()).toBe(30_000);
  });

  it('does not move where another run has found something meanwhile', async () => {
    await summarise();
    test.clock.advance(30_000);
    const counter = await OperationCounter.start(test);
    try {
      counter.interrupt('database.modifyDocument summaryRuns', 1, () =>
        test.cloud.database.updateMany('summaryRuns', {}, { $set: { pending: ['branch-1'] } }),
      );
      await counter.call('summarise', {});
      expect(await asOf()).toBe(0);
    } finally {
      await counter.close();
    }
  });
});

it.each([
  ['with a season whose personal data are erased', { $set: { status: 'ended', erasedAtMs: 1 } }],
  ['without a season', { $set: { status: 'none' } }],
])('does nothing %s', async (_, change) => {
  await test.cloud.database.updateMany('seasons', {}, change);
  expect(await summarise()).toMatchObject({ ok: true, data: { branches: 0 } });
  expect(await test.cloud.database.count('summaries')).toBe(0);
});

it('goes on after the end of the season, for what is still corrected', async () => {
  await test.cloud.database.updateMany('seasons', {}, { $set: { status: 'ended' } });
  expect(await summarise()).toMatchObject({ ok: true, data: { branches: 2 } });
});

it('costs two reads when nothing changed, and reads a changed branch once', async () => {
  await summarise();
  const counter = await OperationCounter.start(test);
  try {
    await counter.call('summarise', {});
    expect(await counter.call('summarise', {})).toMatchObject({
      reads: ['database.getDocument summaryRuns', 'database.getDocument studyRecords'],
      writes: [],
    });
    test.clock.advance(5000);
    await credit('m1', 10);
    const { reads, writes } = await counter.call('summarise', {});
    // What changed, who has left the changed branches, and the branch itself.
    expect(reads.filter((one) => one.endsWith('studyRecords'))).toHaveLength(3);
    // Heads of the branch, the committee and the district; the two above keep their lists beside.
    expect(writes).toEqual([
      'database.modifyDocument summaries',
      ...['database.insertDocument summaryParts', 'database.modifyDocument summaries'],
      ...['database.insertDocument summaryParts', 'database.modifyDocument summaries'],
      'database.modifyDocument summaryRuns',
    ]);
  } finally {
    await counter.close();
  }
});
