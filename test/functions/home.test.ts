import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { anEvidence } from '../tools/plan-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

let test: TestCloud;
const open = { ...aLecture('open', { open: true }) };
const due = { ...aLecture('due', { dueOn: '20261127' }) };

beforeEach(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [open, due] })],
    sessions: [
      aSession(),
      aSession({
        _id: 'NEXTYEAR',
        startsAtMs: startsAtMs + 30 * 86_400_000,
        endsAtMs: startsAtMs + 30 * 86_400_000 + minuteMs,
      }),
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      enrolled('m1', { record: { score: 37, weeks: { '2026W48': 12, '2026W47': 25 } } }),
    ]),
  });
});
afterEach(() => test.close());

describe('the first screen', () => {
  it('shows a member the season, the score, what runs now and what is due', async () => {
    expect(await test.call(openidOf('m1'), 'home', 'overview', {})).toMatchObject({
      ok: true,
      data: {
        season: { seasonId: 's2026', name: '2026 年冬训' },
        member: {
          branchId: 'branch-1',
          branchName: '第一支部',
          score: 37,
          weekPoints: 12,
          roles: [],
          tasks: { done: 0, total: 1 },
        },
        sessions: [{ sessionId: 'SESS0001', title: '冬训第一课', recorded: 'none' }],
        lectures: [{ lectureId: 'due', coverage: 0, dueOn: '20261127' }, { lectureId: 'open' }],
      },
    });
  });

  it('tells a secretary, and nobody else, how many wait for an answer', async () => {
    const { database } = test.cloud;
    const request = { sessionId: 'SESS0001', memberId: 'm1', reason: '出差', round: 1 };
    await database.insertMany('leaveRequests', [
      { ...request, _id: 'SESS0001:m1', branchId: 'branch-1', status: 'waiting', askedAtMs: 1 },
      { ...request, _id: 'SESS0001:m2', branchId: 'branch-1', status: 'approved', askedAtMs: 1 },
      { ...request, _id: 'SESS0001:m3', branchId: 'branch-2', status: 'waiting', askedAtMs: 1 },
    ]);
    await database.insertMany('bindings', [
      {
        ...{ _id: 'key-1', memberId: 'asking:1', openid: 'o-1', askId: 'ask-1', boundAtMs: 0 },
        asking: { branchId: 'branch-1', name: '王小二', atMs: 1 },
      },
    ]);
    // The copy of the roles that a grant writes beside the record.
    await database.updateMany(
      'studyRecords',
      { memberId: 'm-secretary' },
      { $set: { 'card.roles': ['secretary'] } },
    );
    expect(await test.call(openidOf('m-secretary'), 'home', 'overview', {})).toMatchObject({
      data: { member: { asks: 2 } },
    });
    await database.updateMany(
      'studyRecords',
      { memberId: 'm1' },
      { $set: { pending: ['SESS0001'] } },
    );
    await database.insertMany('evidence', [{ ...anEvidence('m1') }]);
    expect(await test.call(openidOf('m-secretary'), 'home', 'overview', {})).toMatchObject({
      data: { member: { asks: 4 } },
    });
    const reply = await test.call(openidOf('m1'), 'home', 'overview', {});
    expect(reply.ok && reply.data.member).not.toHaveProperty('asks');
  });

  it.each([
    ['present', startsAtMs + minuteMs],
    ['pending', startsAtMs + minuteMs],
    ['excused', undefined],
    ['left', undefined],
  ] as const)('tells when the member was seen, of a check-in alone: %s', async (status, seen) => {
    const attendance = { status, seenAtMs: startsAtMs + minuteMs, atMs: 0, method: 'code' };
    const memberId = await test.enroll({
      record: { attendance: { SESS0001: attendance } } as never,
    });
    const reply = await test.call(openidOf(memberId), 'home', 'overview', {});
    const [session] = reply.ok ? reply.data.sessions : [];
    expect([session?.recorded, session?.seenAtMs]).toEqual([status, seen]);
  });

  it('shows a guest the open lectures and nothing of a member', async () => {
    const reply = await test.call('o-guest', 'home', 'overview', {});
    expect(reply).toMatchObject({
      ok: true,
      data: { sessions: [], lectures: [{ lectureId: 'open' }] },
    });
    expect(reply.ok && 'member' in reply.data).toBe(false);
  });

  it('says so when no season runs', async () => {
    await test.cloud.database.updateMany('seasons', {}, { $set: { status: 'ended' } });
    expect(await test.call(openidOf('m1'), 'home', 'overview', {})).toMatchObject({
      code: 'NO_SEASON',
    });
  });
});

it('tells a member who the roster says they are', async () => {
  expect(await test.call(openidOf('m-secretary'), 'organisation', 'me', {})).toMatchObject({
    ok: true,
    data: {
      name: '成员m-secretary',
      branchName: '第一支部',
      committeeName: '第一党委',
      segments: ['line'],
      roles: [{ role: 'secretary', organisationName: 'branch-1' }],
    },
  });
  expect(await test.call('o-guest', 'organisation', 'me', {})).toMatchObject({
    code: 'NOT_JOINED',
  });
});
