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

let test: TestCloud;
let own: string;
let m1: string;
let sessionsMade = 0;

const desk = openidOf('m-secretary');
const ask = (reason = '出差') =>
  test.call(openidOf(m1), 'attendance', 'requestLeave', { sessionId: own, reason });
const withdraw = () => test.call(openidOf(m1), 'attendance', 'withdrawLeave', { sessionId: own });
const show = () => test.call(openidOf(m1), 'attendance', 'leave', { sessionId: own });
const decide = (approve: boolean, answer?: string) =>
  test.call(desk, 'attendance', 'decideLeave', {
    sessionId: own,
    memberId: m1,
    approve,
    ...(answer === undefined ? {} : { answer }),
  });
const redeem = () =>
  test.call(openidOf(m1), 'check-in', 'redeem', {
    code: sessionCodeOf(signingKeys, own, slotOf(startsAtMs)),
  });
const waiting = async () => {
  const sheet = await test.call(desk, 'attendance', 'sheet', { sessionId: own });
  return sheet.ok ? sheet.data.leaveRequests : sheet.code;
};

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
beforeEach(async () => {
  test.clock.set(startsAtMs - 24 * 60 * minuteMs);
  sessionsMade += 1;
  own = `V${String(sessionsMade).padStart(7, '0')}`;
  await test.cloud.database.insertMany('sessions', [
    { ...aSession({ _id: own, status: 'published' }) },
  ]);
  m1 = await test.enroll();
});
afterAll(() => test.close());
const open = () =>
  test.cloud.database.updateMany('sessions', { _id: own }, { $set: { status: 'open' } });

it('goes from the member to the secretary and back', async () => {
  expect(await show()).toMatchObject({ data: { recorded: 'none', mayAsk: true } });
  expect(await ask()).toMatchObject({ data: { request: { status: 'waiting', reason: '出差' } } });
  expect(await ask('出差三天')).toMatchObject({ data: { request: { reason: '出差三天' } } });
  expect(await waiting()).toMatchObject([
    { memberId: m1, name: `成员${m1}`, branchName: '第一支部', reason: '出差三天' },
  ]);
  expect(await decide(true, '同意，回来补看')).toMatchObject({
    data: { results: [{ outcome: 'marked' }], rows: [{ status: 'excused', reason: '出差三天' }] },
  });
  expect(await decide(true)).toMatchObject({ data: { results: [{ outcome: 'unchanged' }] } });
  expect(await waiting()).toEqual([]);
  expect(await show()).toMatchObject({
    data: {
      recorded: 'excused',
      mayAsk: false,
      request: { status: 'approved', answer: '同意，回来补看' },
    },
  });
  expect((await test.record(m1)).attendance[own]).toMatchObject({
    method: 'leave',
    corrections: [{ by: 'm-secretary', from: 'none', to: 'excused' }],
  });
});

it('can be withdrawn while nobody has decided, and made anew a few times', async () => {
  for (let round = 1; round <= 5; round += 1) {
    expect(await ask(`第 ${round} 次`)).toMatchObject({ data: { request: { status: 'waiting' } } });
    expect(await withdraw()).toMatchObject({ data: { request: { status: 'withdrawn' } } });
    expect(await withdraw()).toMatchObject({ ok: true });
  }
  expect(await ask()).toMatchObject({ ok: false, code: 'LEAVE_ASKED_TOO_OFTEN' });
  expect(await decide(true)).toMatchObject({ ok: false, code: 'LEAVE_NOT_WAITING' });
  expect((await test.record(m1)).attendance).toEqual({});
});

it('turned down, tells why and can be asked for again', async () => {
  await ask();
  expect(await decide(false, '请务必参加')).toMatchObject({ data: { rows: [{ status: 'none' }] } });
  expect(await withdraw()).toMatchObject({ ok: false, code: 'LEAVE_NOT_WAITING' });
  expect(await show()).toMatchObject({
    data: { mayAsk: true, request: { status: 'declined', answer: '请务必参加' } },
  });
  await ask('住院');
  expect(await show()).toMatchObject({ data: { request: { status: 'waiting', reason: '住院' } } });
  expect(JSON.stringify(await show())).not.toContain('请务必参加');
});

it('stays visible when nobody decided, and never outranks who came', async () => {
  await ask();
  await open();
  test.clock.set(startsAtMs);
  await redeem();
  test.clock.set(startsAtMs + 3 * 60 * minuteMs);
  expect(await waiting()).toHaveLength(1);
  expect(await decide(true)).toMatchObject({
    data: { results: [{ outcome: 'conflict' }], rows: [{ status: 'present' }] },
  });
  expect(await test.record(m1)).toMatchObject({ score: 10 });
});

it('is overtaken by a fresh code', async () => {
  await ask();
  await decide(true);
  await open();
  test.clock.set(startsAtMs);
  expect(await redeem()).toMatchObject({ data: { outcome: 'present', points: 10 } });
  expect((await test.record(m1)).attendance[own]).toMatchObject({
    status: 'present',
    corrections: [{ to: 'excused' }],
  });
});

it.each([
  [
    'after the end',
    async () => {
      await open();
      test.clock.set(startsAtMs + 91 * minuteMs);
    },
  ],
  [
    'by who has come',
    async () => {
      await open();
      test.clock.set(startsAtMs);
      await redeem();
    },
  ],
])('is refused %s', async (_case, prepare) => {
  await prepare();
  expect(await ask()).toMatchObject({ ok: false, code: 'LEAVE_NOT_POSSIBLE' });
});

it('settles one way when it is withdrawn and decided at once', async () => {
  for (let round = 0; round < 4; round += 1) {
    m1 = await test.enroll();
    await ask();
    await Promise.all([withdraw(), decide(true), decide(false)]);
    const answer = await show();
    const status = answer.ok ? answer.data.request?.status : answer.code;
    const recorded = answer.ok && answer.data.recorded;
    expect([status, recorded]).toEqual([status, status === 'approved' ? 'excused' : 'none']);
  }
});
