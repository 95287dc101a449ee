import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { dayMs, seasonWeekOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aSeason, aSession, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

const week = seasonWeekOf(startsAtMs);
const scored = (memberId: string, score: number, more: Partial<StudyRecord> = {}) =>
  enrolled(memberId, {
    record: { score, byBranch: { 'branch-1': score }, weeks: { [week]: score % 7 }, ...more },
  });
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const people = [
  secretaryOf('branch-1'),
  secretaryOf('branch-2', 'm-other'),
  scored('m1', 0),
  scored('m2', 192),
  scored('m3', 95),
  scored('m4', 130, { weeks: {} }),
  scored('m5', 0),
  enrolled('m6', { member: elsewhere, record: elsewhere }),
];

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [aSession()],
    ...peopleOf(people),
  });
});
afterEach(() => test.close());

const secretary = openidOf('m-secretary');
const glance = async (branchId?: string) => {
  const input = branchId === undefined ? {} : { branchId };
  const reply = await test.call(secretary, 'branch', 'glance', input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};
const nudge = (memberId: string, openid = secretary) =>
  test.call(openid, 'branch', 'nudge', { memberId });

describe('a branch at a glance', () => {
  it('names who leads, who has not started, who is one session away from a goal', async () => {
    expect(await glance()).toEqual({
      branchId: 'branch-1',
      branchName: '第一支部',
      members: 7,
      activeThisWeek: 2,
      weeks: [0, 0, 7],
      leading: [
        { memberId: 'm2', name: '成员m2', points: 192, weekPoints: 3 },
        { memberId: 'm4', name: '成员m4', points: 130, weekPoints: 0 },
        { memberId: 'm3', name: '成员m3', points: 95, weekPoints: 4 },
      ],
      notStarted: expect.arrayContaining([
        { memberId: 'm1', name: '成员m1', points: 0, weekPoints: 0 },
      ]) as unknown,
      nearGoal: [
        { memberId: 'm3', name: '成员m3', points: 95, weekPoints: 4, goal: 100, missing: 5 },
        { memberId: 'm2', name: '成员m2', points: 192, weekPoints: 3, goal: 200, missing: 8 },
      ],
    });
    expect((await glance()).notStarted).toHaveLength(4);
  });

  it('lets who leads several branches choose among them, and nobody else', async () => {
    const ask = (memberId: string, input = {}) =>
      test.call(openidOf(memberId), 'branch', 'branches', input);
    const first = { branchId: 'branch-1', name: '第一支部' };
    expect(await ask('m-secretary')).toMatchObject({ data: { branches: [first], total: 1 } });
    await test.cloud.database.updateMany(
      'members',
      { _id: 'm-other' },
      { $set: { roles: [{ role: 'administrator', organisationId: 'committee-1' }] } },
    );
    expect(await ask('m-other')).toMatchObject({ data: { total: 2 } });
    expect(await ask('m-other', { search: '第一' })).toMatchObject({
      data: { branches: [first], total: 1 },
    });
    const reply = await test.call(openidOf('m-other'), 'branch', 'glance', {
      branchId: 'branch-1',
    });
    expect(reply).toMatchObject({ data: { branchName: '第一支部' } });
    expect(await ask('m1')).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is the own branch alone', async () => {
    expect(await test.call(secretary, 'branch', 'glance', { branchId: 'branch-2' })).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    });
  });

  it('compares with branches of the same size alone, from the summary', async () => {
    const more = [10, 20, 30, 40].map((points, place) => ({
      branchId: `small-${place}`,
      points,
      members: 4,
    }));
    const big = { branchId: 'big', points: 500, members: 40 };
    for (const { branchId, points, members } of [...more, big]) {
      const path = ['district', 'committee-1', branchId];
      await test.cloud.database.insertMany(
        'organisations',
        [...[{ _id: branchId, kind: 'branch', name: branchId, parentId: 'committee-1', path }]].map(
          (one) => ({ ...one, memberCount: members }),
        ),
      );
      const records = Array.from({ length: members }, (_, place) => ({
        ...enrolled(`${branchId}-${place}`, {
          record: { branchId, orgPath: path, score: points, byBranch: { [branchId]: points } },
        }).record,
      }));
      await test.cloud.database.insertMany('studyRecords', records);
    }
    expect(await glance()).not.toHaveProperty('comparison');
    await test.cloud.fireTimer('summarise');
    // branch-1: 417 points of 7; branch-2: 0 of 1; the four small ones 10 to 40.
    expect((await glance()).comparison).toEqual({
      sizeBand: 'small',
      branches: 6,
      place: 1,
      own: 59.6,
      quartiles: [12.5, 25, 37.5],
      least: 0,
      most: 59.6,
      asOfMs: startsAtMs,
    });
  });

  it('costs who asks, the records, the names and one summary', async () => {
    const counter = await OperationCounter.start(test);
    try {
      const ask = () => counter.call('branch', { action: 'glance' }, secretary);
      await ask();
      expect((await ask()).reads.sort()).toEqual(
        [
          'bindings',
          'members',
          'members',
          'studyRecords',
          'summaries',
          // Nothing has been counted here, so its time is asked for again.
          'summaryRuns',
        ].map((one) => `database.getDocument ${one}`),
      );
    } finally {
      await counter.close();
    }
  });
});

describe('a reminder', () => {
  it('is given once a week, and shown until something was earned', async () => {
    expect(await nudge('m1')).toMatchObject({ ok: true, data: { nudgedAtMs: startsAtMs } });
    expect(await nudge('m1')).toMatchObject({ ok: false, code: 'NUDGED_THIS_WEEK' });
    expect((await glance()).notStarted.find((one) => one.memberId === 'm1')).toMatchObject({
      nudgedAtMs: startsAtMs,
    });
    const home = async () => {
      const reply = await test.call(openidOf('m1'), 'home', 'overview', {});
      return reply.ok ? reply.data.member?.nudgedAtMs : reply.code;
    };
    expect(await home()).toBe(startsAtMs);
    test.clock.advance(10_000);
    const code = sessionCodeOf(signingKeys, 'SESS0001', slotOf(test.clock.now()));
    await test.call(openidOf('m1'), 'check-in', 'redeem', { code });
    expect(await home()).toBeUndefined();
    test.clock.set(startsAtMs + 7 * dayMs);
    expect(await nudge('m1')).toMatchObject({ ok: true });
  });

  it('lets one of a hundred at once through', async () => {
    const replies = await Promise.all(Array.from({ length: 100 }, () => nudge('m1')));
    expect(replies.filter((one) => one.ok)).toHaveLength(1);
    const refused = replies.filter((one) => !one.ok && one.code === 'NUDGED_THIS_WEEK');
    expect(refused).toHaveLength(99);
  });

  it.each([
    ['of another branch', 'm6'],
    ['unknown', 'm-nobody'],
  ])('of a member %s is refused, and writes nothing', async (_, memberId) => {
    expect(await nudge(memberId)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await test.cloud.database.count('studyRecords', { nudge: { $exists: true } })).toBe(0);
  });

  it('is refused to who leads nothing', async () => {
    expect(await nudge('m2', openidOf('m1'))).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });
});

describe('the message of a reminder', () => {
  const allow = (memberId: string) => test.call(openidOf(memberId), 'branch', 'allowMessage', {});
  const allowed = async (memberId: string) => {
    const reply = await test.call(openidOf(memberId), 'branch', 'messages', {});
    if (!reply.ok) throw new Error(reply.code);
    return reply.data;
  };
  const messageOf = async (memberId: string) => {
    const reply = await nudge(memberId);
    if (!reply.ok) throw new Error(reply.code);
    return reply.data.message;
  };

  it('is sent to who said yes, once for each yes, and says nothing of a membership', async () => {
    await allow('m1');
    expect(await allowed('m1')).toEqual({ allowed: 1, templateId: 'nudge-template' });
    expect(await messageOf('m1')).toBe('sent');
    expect(await allowed('m1')).toMatchObject({ allowed: 0 });
    const [sent] = test.cloud.sentMessages;
    expect(sent).toMatchObject({
      api: 'subscribeMessage.send',
      functionName: 'branch',
      data: { touser: 'o-m1', template_id: 'nudge-template', page: 'pages/home/index' },
    });
    expect(JSON.stringify(sent)).not.toMatch(/党|支部/u);
    test.clock.advance(7 * dayMs);
    expect(await messageOf('m1')).toBe('no-consent');
    expect(test.cloud.sentMessages).toHaveLength(1);
  });

  it('is not sent to who never said yes, and the secretary is told', async () => {
    expect(await messageOf('m1')).toBe('no-consent');
    expect(test.cloud.sentMessages).toEqual([]);
  });

  it('goes nowhere without a phone', async () => {
    await test.cloud.database.removeMany('bindings', { memberId: 'm5' });
    expect(await messageOf('m5')).toBe('not-bound');
  });

  it('forgets every yes of who has turned messages off', async () => {
    await test.cloud.database.updateMany(
      'bindings',
      { memberId: 'm1' },
      { $set: { openid: 'o-off-1', messagesAllowed: 3 } },
    );
    expect(await messageOf('m1')).toBe('no-consent');
    expect(await allowed('m1')).toMatchObject({ allowed: 0 });
  });

  it('counts no more than a handful of yeses', async () => {
    for (let time = 0; time < 7; time += 1) await allow('m1');
    expect(await allowed('m1')).toMatchObject({ allowed: 5 });
  });
});
