import type { Session } from '../../cloudfunctions/shared/domain/session';
import { memberCodeOf } from '../../cloudfunctions/shared/domain/member-code';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

/** A session of the committee that invites both branches: each secretary keeps the list of the own members, and of nobody else. */
const committee = {
  ...{ organisationId: 'committee-1', organisationName: '第一党委' },
  orgPath: ['district', 'committee-1'],
  audience: { organisationIds: ['committee-1'], segments: [] },
};
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const desk = openidOf('m-secretary');
const holder = openidOf('m-administrator');
let test: TestCloud;
let joint: string;
let mine: string;
let theirs: string;
let sessionsMade = 0;

beforeAll(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1'), administrator]),
  });
});
beforeEach(async () => {
  test.clock.set(startsAtMs);
  sessionsMade += 1;
  joint = `J${String(sessionsMade).padStart(7, '0')}`;
  await plant({});
  mine = await test.enroll();
  theirs = await test.enroll({ record: elsewhere, member: elsewhere });
});
afterAll(() => test.close());

const plant = (more: Partial<Session>) =>
  test.cloud.database.insertMany('sessions', [
    { ...aSession({ _id: joint, ...committee, ...more }) },
  ]);
const redeem = (memberId: string) =>
  test.call(openidOf(memberId), 'check-in', 'redeem', {
    code: sessionCodeOf(signingKeys, joint, slotOf(startsAtMs)),
  });
async function sheetOf(openid: string) {
  const reply = await test.call(openid, 'attendance', 'sheet', { sessionId: joint });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}
const mark = (memberIds: string[], openid = desk) =>
  test.call(openid, 'attendance', 'mark', {
    sessionId: joint,
    marks: memberIds.map((memberId) => ({
      ...{ memberId, to: 'present' as const, seen: 'none' as const },
      reason: '没带手机',
    })),
  });

it('shows the own members and counts them alone', async () => {
  await redeem(mine);
  await redeem(theirs);
  const whole = await sheetOf(holder);
  const part = await sheetOf(desk);
  expect(whole).toMatchObject({ attended: 2, expected: 4 });
  expect(whole.part).toBeUndefined();
  const invited = part.rows.length;
  expect(part).toMatchObject({ part: ['branch-1'], attended: 1, guests: 0, branches: [] });
  expect(part.expected).toBe(invited);
  expect(new Set(part.rows.map((row) => row.branchId))).toEqual(new Set(['branch-1']));
  expect(part.rows.some((row) => row.memberId === mine)).toBe(true);
  expect(JSON.stringify(part)).not.toContain(theirs);
});

it('lets the own members be noted by hand, and nobody else, whether they came or not', async () => {
  expect(await mark([mine, theirs])).toMatchObject({
    data: {
      results: [
        { memberId: mine, outcome: 'marked' },
        { memberId: theirs, outcome: 'not-here' },
      ],
      rows: [{ memberId: mine, status: 'present' }],
    },
  });
  await redeem(theirs);
  const lowered = await test.call(desk, 'attendance', 'mark', {
    sessionId: joint,
    marks: [{ memberId: theirs, to: 'absent', seen: 'present', reason: '未到' }],
  });
  expect(lowered).toMatchObject({ data: { results: [{ outcome: 'not-here' }], rows: [] } });
  expect((await test.record(theirs)).attendance[joint]?.status).toBe('present');
});

it('lets late codes of the own members be confirmed or turned down, and leaves the others', async () => {
  test.clock.advance(5 * minuteMs);
  await redeem(mine);
  await redeem(theirs);
  const request = { sessionId: joint, memberIds: [mine, theirs] };
  expect(
    await test.call(desk, 'attendance', 'decline', {
      sessionId: joint,
      memberIds: [theirs],
      reason: '未到',
    }),
  ).toMatchObject({ data: { declined: 0, unchanged: 1 } });
  for (const bulk of [true, false])
    expect(await test.call(desk, 'attendance', 'confirm', { ...request, bulk })).toMatchObject({
      data: { confirmed: bulk ? 1 : 0, leftOut: [] },
    });
  expect((await test.record(mine)).attendance[joint]?.status).toBe('present');
  expect((await test.record(theirs)).attendance[joint]?.status).toBe('pending');
});

it('takes the own code of own members alone, also where the session is open to all', async () => {
  await test.cloud.database.updateMany('sessions', { _id: joint }, { $set: { openToAll: true } });
  const admit = (memberId: string) =>
    test.call(desk, 'attendance', 'admit', {
      sessionId: joint,
      code: memberCodeOf(signingKeys, memberId, startsAtMs),
    });
  expect(await admit(mine)).toMatchObject({ data: { outcome: 'admitted' } });
  expect(await admit(theirs)).toMatchObject({ code: 'MEMBER_NOT_INVITED' });
});

it('leaves leave to the secretary of who asks', async () => {
  for (const memberId of [mine, theirs])
    await test.call(openidOf(memberId), 'attendance', 'requestLeave', {
      sessionId: joint,
      reason: '出差',
    });
  const { leaveRequests } = await sheetOf(desk);
  expect(leaveRequests.map((one) => one.memberId)).toEqual([mine]);
  const decide = (memberId: string) =>
    test.call(desk, 'attendance', 'decideLeave', { sessionId: joint, memberId, approve: true });
  expect(await decide(theirs)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await decide(mine)).toMatchObject({ data: { results: [{ outcome: 'marked' }] } });
});

it.each([
  ['the log', 'log'],
  ['the oddities', 'suspicions'],
] as const)('keeps %s for who runs the session', async (_what, action) => {
  expect(await test.call(desk, 'attendance', action, { sessionId: joint })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

it('is nothing to a secretary whose branch is not invited, nor to one of a draft', async () => {
  const audience = { organisationIds: ['branch-2'], segments: [] };
  await test.cloud.database.updateMany('sessions', { _id: joint }, { $set: { audience } });
  const ask = () => test.call(desk, 'attendance', 'sheet', { sessionId: joint });
  expect(await ask()).toMatchObject({ code: 'NOT_ALLOWED' });
  await test.cloud.database.updateMany(
    'sessions',
    { _id: joint },
    { $set: { status: 'draft', publishedBy: 'm-administrator', audience: committee.audience } },
  );
  expect(await ask()).toMatchObject({ code: 'SESSION_NOT_FOUND' });
});

it('stands on the desk of the branch, with the own members counted', async () => {
  await redeem(mine);
  await redeem(theirs);
  const reply = await test.call(desk, 'season', 'listSessions', {});
  if (!reply.ok) throw new Error(reply.code);
  expect(reply.data.sessions.some((one) => one.sessionId === joint)).toBe(false);
  const line = reply.data.joint.find((one) => one.sessionId === joint);
  const { expected } = await sheetOf(desk);
  expect(line).toMatchObject({ organisationName: '第一党委', attended: 1, expected });
  const above = await test.call(holder, 'season', 'listSessions', {});
  expect(above).toMatchObject({ data: { joint: [] } });
});
