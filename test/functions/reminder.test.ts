import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Binding } from '../../cloudfunctions/shared/domain/organisation';
import type { SentReminder } from '../../cloudfunctions/shared/domain/reminder-run';
import type { Task } from '../../cloudfunctions/shared/domain/task';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { aTask } from '../tools/plan-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

/** Reminders over the real store: who gets which message, once, and what everybody finds in the app. */
let test: TestCloud;

const hour = 60 * minuteMs;
const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);

/** Somebody who has said yes to so many messages. */
const willing = (memberId: string, messagesAllowed: number, more = {}) => {
  const one = enrolled(memberId, more);
  return { ...one, binding: { ...one.binding, messagesAllowed } };
};
const yesses = async (memberId: string) => {
  const [one] = (await test.cloud.database.find('bindings', { memberId })) as unknown as Binding[];
  return one?.messagesAllowed;
};
const sentTo = (memberId: string) =>
  test.cloud.sentMessages
    .filter(({ data }) => data['touser'] === openidOf(memberId))
    .map(({ data }) => (data['data'] as { thing2: { value: string } }).thing2.value);
const noted = async () =>
  (await test.cloud.database.find('reminders', {})) as unknown as SentReminder[];
const list = async (memberId: string) =>
  dataOf(await test.call(openidOf(memberId), 'reminder', 'list', {}));
const kindsOf = async (memberId: string) =>
  (await list(memberId)).reminders.map(({ kind }) => kind);

async function remind(): Promise<{ phones: number; sent: number }> {
  return dataOf((await test.cloud.invoke('remind', {}, {})) as Reply<never>);
}

const tasks: Task[] = [
  aTask({
    ...{ _id: 'task-1', status: 'published', dueOn: '20261127' },
    ...{ organisationId: 'branch-1', orgPath: ['district', 'committee-1', 'branch-1'] },
    audience: { organisationIds: ['branch-1'], segments: [] },
  }),
];

beforeAll(async () => {
  const off = willing(`off-x`, 1);
  off.binding.openid = 'o-off-x';
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('l1', { dueOn: '20261126' })] })],
    sessions: [aSession({ status: 'published' })],
    tasks,
    ...peopleOf([
      secretaryOf('branch-1'),
      ...[willing('m1', 3), willing('m2', 1), enrolled('m-none'), off],
      willing('m-late', 2, { record: { reminders: { shift: 'late' } } }),
      willing('m-not', 2, {
        record: { reminders: { off: ['session-soon', 'session-tomorrow', 'task-due'] } },
      }),
    ]),
    leaveRequests: [
      {
        ...{ _id: 'SESS0009:m2', sessionId: 'SESS0009', memberId: 'm2', branchId: 'branch-1' },
        ...{ status: 'approved', reason: '值班', askedAtMs: 1, round: 1, answer: '' },
        ...{ decidedBy: 'm-secretary', decidedAtMs: startsAtMs - 30 * hour },
      },
    ],
  });
});
afterAll(() => test.close());

it('sends nobody anything at night', async () => {
  // The evening before at 22:30: the session of tomorrow and the leave are due.
  test.clock.set(startsAtMs - 20 * hour - 30 * minuteMs);
  expect(await remind()).toEqual({ phones: 5, sent: 0 });
  expect(await noted()).toEqual([]);
  // The list in the app does not sleep.
  expect(await kindsOf('m-none')).toEqual(['session-tomorrow', 'task-due']);
});

it('sends one message at a time to who has said yes, the most urgent first, and none twice, however many runs there are at once', async () => {
  test.clock.set(startsAtMs - 10 * hour);
  const runs = await Promise.all([remind(), remind(), remind(), remind()]);
  // Four phones take a message; whose owner has turned messages off refuses it.
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(4);
  expect(sentTo('m1')).toEqual(['今天 19:00开始，记得参加']);
  expect(sentTo('m2')).toEqual(['点开小程序查看']);
  expect(sentTo('m-late')).toEqual(['今天 19:00开始，记得参加']);
  expect(sentTo('m-not')).toEqual(['11月26日前学完，只要几分钟']);
  expect(sentTo('m-none')).toEqual([]);
  expect([await yesses('m1'), await yesses('m2'), await yesses('m-late')]).toEqual([2, 0, 1]);
  const outcomes = (await noted()).map(({ memberId, outcome }) => `${memberId} ${outcome}`).sort();
  expect(outcomes).toEqual(
    ['m-late sent', 'm-not sent', 'm1 sent', 'm2 sent', 'off-x no-consent'].sort(),
  );
  expect(await yesses('off-x')).toBe(0);
});

it('goes on with what is left, spends no yes that is not there, and keeps out of shifts', async () => {
  test.clock.set(startsAtMs - 9 * hour);
  expect((await remind()).sent).toBe(2);
  expect(sentTo('m1')).toEqual(['今天 19:00开始，记得参加', '11月27日前完成，点开看看']);
  expect(sentTo('m-late')).toHaveLength(2);
  test.clock.set(startsAtMs - hour);
  expect((await remind()).sent).toBe(1);
  expect(sentTo('m1').at(-1)).toBe('今天 19:00开始，请做好准备');
  // Used up; and the late shift's hour before work was over.
  expect(sentTo('m-late')).toHaveLength(2);
  test.clock.set(startsAtMs - 30 * minuteMs);
  expect(await remind()).toMatchObject({ sent: 0 });
  expect(await kindsOf('m2')).toEqual([
    ...['session-soon', 'leave-decided', 'task-due', 'lecture-due'],
  ]);
});

it('goes on where the run before broke off', async () => {
  const [{ _id: last } = { _id: '' }] = (
    (await test.cloud.database.find('bindings', { messagesAllowed: { $gte: 1 } })) as {
      _id: string;
    }[]
  ).sort((a, b) => (a._id < b._id ? 1 : -1));
  await test.cloud.database.updateMany('reminderRuns', {}, { $set: { afterId: last } });
  expect(await remind()).toEqual({ phones: 0, sent: 0 });
  const [run] = await test.cloud.database.find('reminderRuns', {});
  expect(run).toMatchObject({ _id: 'remind', afterId: '' });
});

it('tells what is new until it was looked at, and keeps the choice', async () => {
  const first = await list('m-none');
  expect(first.reminders.every(({ isNew }) => isNew)).toBe(true);
  expect(first).toMatchObject({ off: [], shift: 'none', mayNameShift: true, mayChoose: true });
  const home = async () =>
    dataOf(await test.call(openidOf('m-none'), 'home', 'overview', {})).member?.reminders;
  // What begins within the hour stands there as it is.
  expect(await home()).toBe(2);
  dataOf(await test.call(openidOf('m-none'), 'reminder', 'read', {}));
  expect((await list('m-none')).reminders.some(({ isNew }) => isNew)).toBe(false);
  expect(await home()).toBeUndefined();
  const choice = { off: ['task-due' as const], shift: 'night' as const };
  expect(dataOf(await test.call(openidOf('m-none'), 'reminder', 'choose', choice))).toEqual(choice);
  expect(await list('m-none')).toMatchObject(choice);
  expect(await kindsOf('m-none')).toEqual(['session-soon', 'lecture-due']);
  const none = { off: [], shift: 'none' as const };
  dataOf(await test.call(openidOf('m-none'), 'reminder', 'choose', none));
  expect((await test.record('m-none')).reminders).toEqual({
    off: [],
    readAtMs: expect.any(Number) as number,
  });
});

it('tells who has asked to join what became of it, member or not', async () => {
  const { code } = dataOf(
    await test.call(openidOf('m-secretary'), 'joining', 'invitation', {
      organisationId: 'branch-1',
    }),
  );
  expect(dataOf(await test.call('o-asks', 'branch', 'messages', {}))).toEqual({ allowed: 0 });
  for (const [openid, name] of [
    ['o-asks', '新来的'],
    ['o-refused', '陌生人'],
  ] as const) {
    dataOf(await test.call(openid, 'joining', 'ask', { code, name, consent: true }));
    expect(dataOf(await test.call(openid, 'branch', 'messages', {}))).toMatchObject({
      ...{ allowed: 0, templateId: 'nudge-template' },
    });
    expect(dataOf(await test.call(openid, 'branch', 'allowMessage', {}))).toEqual({ allowed: 1 });
  }
  expect((await remind()).sent).toBe(0);
  const desk = openidOf('m-secretary');
  const { rows } = dataOf(await test.call(desk, 'joining', 'requests', {}));
  const reason = '不是本支部党员';
  for (const { askId, name } of rows) {
    if (name === '新来的') dataOf(await test.call(desk, 'joining', 'accept', { askId }));
    else dataOf(await test.call(desk, 'joining', 'decline', { askId, reason }));
  }
  expect((await remind()).sent).toBe(2);
  expect((await remind()).sent).toBe(0);
  const told = test.cloud.sentMessages.slice(-2).map(({ data }) => data['touser']);
  expect(told.sort()).toEqual(['o-asks', 'o-refused']);
  // Whoever is a member now is told of the session first, and finds the answer in the app.
  expect((await noted()).filter(({ kind }) => kind === 'join-decided')).toHaveLength(1);
  const joined = dataOf(await test.call('o-asks', 'reminder', 'list', {}));
  expect(joined.reminders).toContainEqual(
    expect.objectContaining({ kind: 'join-decided', title: '第一支部' }),
  );
});

it('says nothing of an organisation, a name or a title in a message', () => {
  const said = JSON.stringify(test.cloud.sentMessages.map(({ data }) => data['data']));
  for (const word of ['第一', '冬训第一课', '成员', '支部', '党', 'task-1'])
    expect(said).not.toContain(word);
});

it('forgets after a month what was sent', async () => {
  expect(codeOf(await test.call(openidOf('m1'), 'reminder', 'list', {}))).toBe('ok');
  test.clock.set(startsAtMs + 31 * 24 * hour);
  await test.cloud.fireTimer('retain');
  expect(await noted()).toEqual([]);
});
