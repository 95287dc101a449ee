import type { Segment } from '../../cloudfunctions/shared/contract/vocabulary';
import { moveOfMember } from '../../cloudfunctions/shared/domain/branch-points';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { sessionCodeOf, slotMs, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aSeason, aSession, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type Enrolled,
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

const secondCommittee: Organisation[] = [
  { ...committee('committee-2'), name: '第二党委' },
  branch('branch-3', 'committee-2'),
  branch('branch-big', 'committee-2', 60),
];

function committee(id: string): Organisation {
  return {
    _id: id,
    kind: 'committee',
    name: id,
    parentId: 'district',
    path: ['district', id],
    memberCount: 3,
  };
}

function branch(id: string, parentId: string, memberCount = 3): Organisation {
  return {
    _id: id,
    kind: 'branch',
    name: `支部 ${id}`,
    parentId,
    path: ['district', parentId, id],
    memberCount,
  };
}

function memberOf(
  branchId: string,
  committeeId: string,
  memberId: string,
  score: number,
  more: Partial<Enrolled['record']> = {},
): Enrolled {
  const place = { branchId, orgPath: ['district', committeeId, branchId] };
  const points = {
    score,
    byBranch: { [branchId]: score },
    months: { '202611': score },
    weeks: { '2026W48': score % 10 },
  };
  return enrolled(memberId, { member: place, record: { ...place, ...points, ...more } });
}

const big = Array.from({ length: 60 }, (_, place) =>
  memberOf('branch-big', 'committee-2', `b${String(place).padStart(2, '0')}`, 100 + (place % 20)),
);

const people = [
  memberOf('branch-1', 'committee-1', 'm1', 12),
  memberOf('branch-1', 'committee-1', 'm2', 20, { reachedAtMs: 200 }),
  memberOf('branch-1', 'committee-1', 'm3', 20, { reachedAtMs: 100 }),
  memberOf('branch-2', 'committee-1', 'm4', 35),
  memberOf('branch-2', 'committee-1', 'm5', 5, { segments: ['senior'] }),
  memberOf('branch-3', 'committee-2', 'm6', 40, { segments: ['senior', 'new'] }),
  ...big,
];

let test: TestCloud;

async function start(): Promise<void> {
  test = await startTestCloud({
    organisations: [...organisations, ...secondCommittee],
    seasons: [aSeason()],
    sessions: [aSession()],
    ...peopleOf(people),
  });
}

const summarise = () => test.cloud.fireTimer('summarise');
const membersRanking = async (
  memberId: string,
  input: {
    scope: 'branch' | 'committee' | 'all';
    period: 'season' | 'month' | 'week';
    segment?: Segment;
    version?: number;
    offset?: number;
  },
) => {
  const reply = await test.call(openidOf(memberId), 'ranking', 'members', input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};
const branchesRanking = async (
  memberId: string,
  scope: 'committee' | 'all',
  period: 'season' | 'month' | 'week' = 'season',
) => {
  const reply = await test.call(openidOf(memberId), 'ranking', 'branches', { scope, period });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};

const scoreMore = (memberId: string, points: number, atMs = test.clock.now()) =>
  test.cloud.database.updateMany(
    'studyRecords',
    { memberId },
    {
      $inc: { score: points, 'weeks.2026W48': points, 'months.202611': points },
      $set: { changedAtMs: atMs, reachedAtMs: atMs },
    },
  );

describe('a season at rest', () => {
  beforeAll(async () => {
    await start();
    await summarise();
  });
  afterAll(() => test.close());

  it('shows the own branch: shared ranks in order of who had them first, the own row marked', async () => {
    const rows = [
      { rank: 1, name: '成员m3', branchName: '第一支部', points: 20, own: false },
      { rank: 1, name: '成员m2', branchName: '第一支部', points: 20, own: true },
      { rank: 3, name: '成员m1', branchName: '第一支部', points: 12, own: false },
    ];
    expect(await membersRanking('m2', { scope: 'branch', period: 'season' })).toEqual({
      asOfMs: startsAtMs,
      version: 1,
      own: { rank: 1, points: 20, total: 3, movedUp: 0 },
      neighbours: rows,
      neighboursApproximate: false,
      rows,
    });
  });

  it('ranks the members of one segment among themselves, in season and month', async () => {
    for (const period of ['season', 'month'] as const) {
      const answer = await membersRanking('m6', { scope: 'all', period, segment: 'senior' });
      expect(answer.rows.map(({ rank, name, own }) => ({ rank, name, own }))).toEqual([
        { rank: 1, name: '成员m6', own: true },
        { rank: 2, name: '成员m5', own: false },
      ]);
      expect(answer.own).toMatchObject({ rank: 1, points: 40, total: 2 });
    }
  });

  it('has no own place in a segment that the caller does not belong to', async () => {
    const answer = await membersRanking('m1', {
      ...{ scope: 'all', period: 'season', segment: 'senior' },
    });
    expect(answer.own).toBeUndefined();
    expect(answer.neighbours).toEqual([]);
    expect(answer.rows).toHaveLength(2);
  });

  it('keeps no ranking of a segment by week', async () => {
    const reply = await test.call(openidOf('m1'), 'ranking', 'members', {
      ...{ scope: 'all', period: 'week', segment: 'senior', offset: 0 },
    });
    expect(reply).toMatchObject({ ok: false, code: 'BAD_REQUEST', details: { field: 'segment' } });
  });

  it.each([
    ['branch', 'season', { rank: 3, points: 12, toNext: 8, total: 3, movedUp: 0 }],
    ['committee', 'season', { rank: 4, points: 12, toNext: 8, total: 5, movedUp: 0 }],
    ['all', 'season', { rank: 65, points: 12, toNext: 8, total: 66, movedUp: 0 }],
    ['branch', 'week', { rank: 1, points: 2, total: 3 }],
    ['committee', 'month', { rank: 4, points: 12, toNext: 8, total: 5 }],
  ] as const)('own place in %s by %s', async (scope, period, own) => {
    const answer = await membersRanking('m1', { scope, period });
    expect(answer.own).toEqual(own);
    expect(answer.neighbours.filter((row) => row.own)).toEqual([
      { rank: own.rank, name: '成员m1', branchName: '第一支部', points: own.points, own: true },
    ]);
  });

  it('ranks by the fair index, with total and mean beside it', async () => {
    const answer = await branchesRanking('m1', 'all');
    expect(answer.missing).toBe(0);
    expect(answer.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4]);
    expect(answer.rows.find((row) => row.own)).toMatchObject({
      branchId: 'branch-1',
      name: '第一支部',
      memberCount: 3,
      totalPoints: 52,
      meanPoints: 17.3,
      sizeBand: 'small',
    });
    expect(answer.rows.find((row) => row.branchId === 'branch-big')).toMatchObject({
      memberCount: 60,
      totalPoints: 60 * 100 + 3 * 190,
      sizeBand: 'large',
    });
    expect([...answer.rows].sort((a, b) => b.index - a.index)).toEqual(answer.rows);
    for (const row of answer.rows) expect(row.uncertainty).toBeGreaterThan(0);
  });

  it('gives a branch the same index in the list of its committee', async () => {
    const all = await branchesRanking('m1', 'all');
    const own = await branchesRanking('m1', 'committee');
    expect(own.rows.map((row) => row.branchId).sort()).toEqual(['branch-1', 'branch-2']);
    for (const row of own.rows) {
      expect(row.index).toBe(all.rows.find((one) => one.branchId === row.branchId)?.index);
    }
  });

  it('two reads say the own place, at any scope; a third reads the rows where they are many, another the names', async () => {
    const counter = await OperationCounter.start(test);
    try {
      const ask = (scope: string) =>
        counter.call(
          'ranking',
          { action: 'members', input: { scope, period: 'season' } },
          openidOf('m1'),
        );
      await ask('all');
      for (const scope of ['branch', 'committee', 'all']) {
        const { reply, reads, writes } = await ask(scope);
        expect(reply).toMatchObject({ ok: true });
        expect(reads).toEqual([
          'database.getDocument studyRecords',
          'database.getDocument summaries',
          ...(scope === 'branch' ? [] : ['database.getDocument summaryParts']),
          'database.getDocument members',
        ]);
        expect(writes).toEqual([]);
      }
    } finally {
      await counter.close();
    }
  });

  it('says how many places were gained since the week began, by the season alone', async () => {
    // Before this week: m1 10, m2 20, m3 20 points; now 12, 20, 20.
    expect((await membersRanking('m1', { scope: 'all', period: 'season' })).own?.movedUp).toBe(
      placesBefore('m1') - 65,
    );
    expect((await membersRanking('m1', { scope: 'all', period: 'month' })).own).not.toHaveProperty(
      'movedUp',
    );
  });

  it('says it of branches too', async () => {
    const { rows } = await branchesRanking('m1', 'all');
    for (const row of rows) expect(row.movedUp).toEqual(expect.any(Number));
    // Places are only exchanged: nobody moves up without somebody moving down.
    expect(rows.reduce((sum, row) => sum + (row.movedUp ?? 0), 0)).toBe(0);
    expect((await branchesRanking('m1', 'all', 'week')).rows[0]).not.toHaveProperty('movedUp');
  });

  /** Rank by the points without this week's, counted by hand. */
  function placesBefore(memberId: string): number {
    const before = people.map(({ record }) => ({
      memberId: record.memberId,
      points: record.score - (record.weeks['2026W48'] ?? 0),
    }));
    const own = before.find((one) => one.memberId === memberId)?.points ?? 0;
    return 1 + before.filter((one) => one.points > own).length;
  }

  it('every own rank is 1 + the members with more points, counted by hand', async () => {
    const scores = people.map((one) => one.record.score);
    for (const { record } of people) {
      const { own } = await membersRanking(record.memberId, { scope: 'all', period: 'season' });
      const above = scores.filter((other) => other > record.score);
      expect(own).toMatchObject({ rank: 1 + above.length, points: record.score, total: 66 });
      expect(own?.toNext).toBe(above.length ? Math.min(...above) - record.score : undefined);
    }
  });
});

describe('a season that moves', () => {
  beforeEach(async () => {
    await start();
    await summarise();
  });
  afterEach(() => test.close());

  it('says how far somebody has moved up since Monday, and nothing to who had no points then', async () => {
    await scoreMore('m1', 10);
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: 'm5' },
      { $inc: { score: 1 }, $set: { 'weeks.2026W48': 6, changedAtMs: test.clock.now() } },
    );
    await summarise();
    const own = async (memberId: string) =>
      (await membersRanking(memberId, { scope: 'branch', period: 'season' })).own;
    expect(await own('m1')).toMatchObject({ rank: 1, movedUp: 2 });
    expect(await own('m2')).toMatchObject({ rank: 2, movedUp: -1 });
    expect(await own('m5')).toEqual({ rank: 2, points: 6, total: 2, toNext: 29 });
    test.clock.set(Date.parse('2026-11-30T00:00:01+08:00'));
    expect(await own('m1')).toMatchObject({ rank: 1, movedUp: 0 });
  });

  it('says a later time while nothing changes, of members and of branches', async () => {
    test.clock.advance(60_000);
    await summarise();
    const later = { asOfMs: startsAtMs + 60_000 };
    expect(await membersRanking('m1', { scope: 'branch', period: 'season' })).toMatchObject({
      ...later,
      version: 1,
    });
    expect(await branchesRanking('m1', 'all')).toMatchObject(later);
  });

  it('moves a member: the points stay, the score goes along', async () => {
    const place = {
      branchId: 'branch-2',
      branchName: '第二支部',
      orgPath: ['district', 'committee-1', 'branch-2'],
    };
    const total = async (branchId: string, period: 'season' | 'month' | 'week') =>
      (await branchesRanking('m1', 'all', period)).rows.find((row) => row.branchId === branchId)
        ?.totalPoints;
    const { set } = moveOfMember(await test.record('m3'), place, test.clock.now());
    await test.cloud.database.updateMany('studyRecords', { memberId: 'm3' }, { $set: set });
    await summarise();
    expect(await membersRanking('m3', { scope: 'branch', period: 'season' })).toMatchObject({
      own: { rank: 2, points: 20, total: 3 },
    });
    expect([await total('branch-1', 'season'), await total('branch-2', 'season')]).toEqual([
      52, 40,
    ]);
    expect([await total('branch-1', 'month'), await total('branch-2', 'month')]).toEqual([52, 40]);
    expect([await total('branch-1', 'week'), await total('branch-2', 'week')]).toEqual([2, 10]);
  });

  it('masks a hidden name for others, and still counts the member', async () => {
    const hide = (hidden: boolean) =>
      test.call(openidOf('m3'), 'organisation', 'hideName', { hidden });
    expect(await hide(true)).toMatchObject({ ok: true, data: { nameHidden: true } });
    expect(await test.call(openidOf('m3'), 'organisation', 'me', {})).toMatchObject({
      data: { nameHidden: true },
    });
    expect((await membersRanking('m1', { scope: 'branch', period: 'season' })).rows[0]?.name).toBe(
      '成**3',
    );
    expect((await membersRanking('m3', { scope: 'branch', period: 'season' })).rows[0]?.name).toBe(
      '成员m3',
    );
    await hide(false);
    expect((await membersRanking('m1', { scope: 'branch', period: 'season' })).rows[0]?.name).toBe(
      '成员m3',
    );
  });

  it('goes on counting an erased person without a name', async () => {
    await test.cloud.database.removeMany('members', { _id: 'm3' });
    expect((await membersRanking('m1', { scope: 'branch', period: 'season' })).rows[0]).toEqual({
      rank: 1,
      name: '*',
      branchName: '',
      points: 20,
      own: false,
    });
  });

  it('counts a place beyond the list from the histogram, with three neighbours to each side', async () => {
    await forgetList('season');
    const answer = await membersRanking('m1', { scope: 'all', period: 'season' });
    expect(answer.own).toEqual({ rank: 65, points: 12, toNext: 8, total: 66, movedUp: 0 });
    expect(answer.neighboursApproximate).toBe(true);
    expect(answer.neighbours.map(({ rank, name, points }) => [rank, name, points])).toEqual([
      [62, '成员m4', 35],
      [63, '成员m3', 20],
      [63, '成员m2', 20],
      [65, '成员m1', 12],
      [66, '成员m5', 5],
    ]);
  });

  it('finds neighbours beyond the list as they stand now, with two reads more', async () => {
    await forgetList('season');
    await scoreMore('m5', 8);
    const counter = await OperationCounter.start(test);
    try {
      const ask = () =>
        counter.call(
          'ranking',
          { action: 'members', input: { scope: 'all', period: 'season' } },
          openidOf('m1'),
        );
      await ask();
      const { reads } = await ask();
      expect(reads.filter((one) => one.endsWith('studyRecords'))).toHaveLength(3);
    } finally {
      await counter.close();
    }
    const { neighbours } = await membersRanking('m1', { scope: 'all', period: 'season' });
    expect(neighbours.map(({ name, points }) => [name, points]).slice(2)).toEqual([
      ['成员m5', 13],
      ['成员m1', 12],
    ]);
  });

  it('every place beyond the list is the one counted by hand, with the places gained', async () => {
    await forgetList('season');
    const scores = people.map((one) => one.record.score);
    const before = people.map(({ record }) => record.score - (record.weeks['2026W48'] ?? 0));
    const aboveOf = (all: readonly number[], points: number) => all.filter((one) => one > points);
    for (const [place, { record }] of people.entries()) {
      const { own, neighbours } = await membersRanking(record.memberId, {
        ...{ scope: 'all', period: 'season' },
      });
      const above = aboveOf(scores, record.score);
      const rank = above.length + 1;
      expect(own).toMatchObject({ rank, points: record.score, total: people.length });
      expect(own?.toNext).toBe(above.length ? Math.min(...above) - record.score : undefined);
      const then = before[place] ?? 0;
      expect(own?.movedUp).toBe(then > 0 ? aboveOf(before, then).length + 1 - rank : undefined);
      for (const row of neighbours) expect(row.rank).toBe(aboveOf(scores, row.points).length + 1);
    }
  });

  it('tells a place beyond the list of a segment from what stands with that list', async () => {
    const list = 'current.segments.senior.periods.season';
    await changeHead({ [`${list}.least`]: 1_000_000, [`${list}.listed`]: 500 });
    const answer = await membersRanking('m5', {
      ...{ scope: 'all', period: 'season', segment: 'senior' },
    });
    expect(answer).toMatchObject({ neighboursApproximate: true, rows: { length: 2 } });
    expect(answer.own).toMatchObject({ rank: 2, points: 5, toNext: 35, total: 2 });
  });

  it('ranks neighbours beyond the list also where their points are far from the own', async () => {
    await scoreMore('m6', 5_000);
    test.clock.advance(5000);
    await summarise();
    await forgetList('season');
    const rowsAround = async (memberId: string) =>
      (await membersRanking(memberId, { scope: 'all', period: 'season' })).neighbours.map(
        ({ rank, points }) => [rank, points],
      );
    expect(await rowsAround('m6')).toEqual([
      [1, 5_040],
      [2, 119],
      [2, 119],
      [2, 119],
    ]);
    expect((await rowsAround('b19'))[0]).toEqual([1, 5_040]);
  });

  it('shows the own row alone beyond the list of a month', async () => {
    await forgetList('month');
    const answer = await membersRanking('m1', { scope: 'all', period: 'month' });
    expect(answer).toMatchObject({ neighboursApproximate: true, own: { rank: 65, points: 12 } });
    expect(answer.neighbours.map((row) => row.own)).toEqual([true]);
  });

  /** As if the district had so many members that none of these were on its list. */
  const forgetList = (period: 'season' | 'month') =>
    changeHead({ [`current.periods.${period}.least`]: 1_000_000 });
  const changeHead = (set: Record<string, number>) =>
    test.cloud.database.updateMany('summaries', { _id: 's2026:district' }, { $set: set });

  it('is zero for everybody when a week has begun and nothing was counted yet', async () => {
    test.clock.set(Date.parse('2026-11-30T00:00:01+08:00'));
    const answer = await membersRanking('m2', { scope: 'branch', period: 'week' });
    expect(answer.own).toEqual({ rank: 1, points: 0, total: 3 });
    expect(answer.rows.map((row) => [row.rank, row.points])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    await summarise();
    expect((await membersRanking('m2', { scope: 'branch', period: 'season' })).own?.points).toBe(
      20,
    );
  });
  it('says how many branches are missing instead of showing them with nothing', async () => {
    await test.cloud.database.insertMany('organisations', [
      { ...branch('branch-new', 'committee-1') },
    ]);
    expect(await branchesRanking('m1', 'all')).toMatchObject({ missing: 1, rows: { length: 4 } });
  });
  it('a check-in moves the rank with the next run', async () => {
    expect((await membersRanking('m1', { scope: 'branch', period: 'season' })).own?.rank).toBe(3);
    test.clock.advance(slotMs);
    const code = sessionCodeOf(signingKeys, 'SESS0001', slotOf(test.clock.now()));
    expect(await test.call(openidOf('m1'), 'check-in', 'redeem', { code })).toMatchObject({
      ok: true,
      data: { points: 10 },
    });
    await summarise();
    const answer = await membersRanking('m1', { scope: 'branch', period: 'season' });
    expect(answer).toMatchObject({
      asOfMs: startsAtMs + slotMs,
      version: 2,
      own: { rank: 1, points: 22, total: 3 },
    });
    expect(
      (await membersRanking('m1', { scope: 'committee', period: 'season' })).own,
    ).toMatchObject({
      rank: 2,
      points: 22,
    });
  });

  /** Every page of the whole season, with something happening between two pages. */
  async function walk(between: () => Promise<unknown>) {
    const seen: number[] = [];
    const first = await membersRanking('m1', { scope: 'all', period: 'season' });
    const { version } = first;
    let page = first;
    seen.push(...page.rows.map((row) => row.points));
    while (page.nextOffset !== undefined) {
      await between();
      page = await membersRanking('m1', {
        scope: 'all',
        period: 'season',
        version,
        offset: page.nextOffset,
      });
      expect(page.version).toBe(version);
      seen.push(...page.rows.map((row) => row.points));
    }
    return seen;
  }

  it('a walk through the pages neither skips nor repeats: it stays with its version', async () => {
    const seen = await walk(async () => {
      await scoreMore('m5', 500);
      test.clock.advance(5000);
      await summarise();
    });
    expect(seen).toEqual(people.map((one) => one.record.score).sort((a, b) => b - a));
    expect((await membersRanking('m5', { scope: 'all', period: 'season' })).own?.rank).toBe(1);
  });

  it('a walk is answered from the newest version, and says so, when its own is gone', async () => {
    const { version } = await membersRanking('m1', { scope: 'all', period: 'season' });
    for (let time = 0; time < 2; time += 1) {
      test.clock.advance(5000);
      await scoreMore('m5', 500);
      await summarise();
    }
    const later = await membersRanking('m1', {
      scope: 'all',
      period: 'season',
      version,
      offset: 50,
    });
    expect(later.version).toBe(version + 2);
  });
});

describe('refusals', () => {
  beforeEach(start);
  afterEach(() => test.close());

  const answers = async () => {
    const input = { scope: 'all', period: 'season' } as const;
    const replies = await Promise.all([
      test.call(openidOf('m1'), 'ranking', 'members', input),
      test.call(openidOf('m1'), 'ranking', 'branches', input),
    ]);
    return replies.map((reply) => (reply.ok ? 'OK' : reply.code));
  };

  it('before the first summary trying again is right', async () => {
    expect(await answers()).toEqual(['BUSY', 'BUSY']);
    await summarise();
    expect(await answers()).toEqual(['OK', 'OK']);
  });

  it('after the season its ranking stays, and without any season there is none', async () => {
    await test.cloud.database.updateMany('seasons', {}, { $set: { status: 'ended' } });
    await summarise();
    expect(await answers()).toEqual(['OK', 'OK']);
    test.clock.advance(61_000);
    await test.cloud.database.removeMany('seasons', {});
    expect(await answers()).toEqual(['NO_SEASON', 'NO_SEASON']);
  });
});
