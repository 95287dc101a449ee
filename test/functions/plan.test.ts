import type { OwnPlan } from '../../cloudfunctions/shared/contract/plan-answers';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { TaskPlan } from '../../cloudfunctions/shared/contract/task';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { Member } from '../../cloudfunctions/shared/domain/organisation';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { anEvidence, aTask, aTaskPlan } from '../tools/plan-builders';
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

const secretary = openidOf('m-secretary');
const administrator = openidOf('m-admin');
const m1 = openidOf('m1');
const completed = { covered: [], coveredSeconds: 0, positionSeconds: 0, completedAtMs: 1 };
const watched = (...lectureIds: string[]): Partial<StudyRecord> => ({
  watch: {
    ...{ version: 0, creditedSeconds: 0, spent: [] },
    lectures: Object.fromEntries(lectureIds.map((id) => [id, completed])),
  },
});
const present = {
  status: 'present' as const,
  method: 'code' as const,
  seenAtMs: startsAtMs,
  atMs: 1,
};
const lectureTask = aTask({
  _id: 'watch-one',
  title: '看一节微课',
  want: { kind: 'lecture', lectureId: 'one' },
});
const requestId = (id: number) => `plan${String(id).padStart(12, '0')}`;

let test: TestCloud;
beforeEach(async () => {
  const admin = secretaryOf('committee-1', 'm-admin');
  Object.assign(admin.member.roles[0] ?? {}, { role: 'administrator' });
  const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
  const lectures = [aLecture('one'), aLecture('two')];
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures })],
    sessions: [aSession({ category: 'party-lecture' })],
    ...peopleOf([
      secretaryOf('branch-1'),
      admin,
      enrolled('m1'),
      enrolled('m2', { member: elsewhere, record: elsewhere }),
    ]),
  });
});
afterEach(() => test.close());

const seed = (collection: string, ...documents: object[]) =>
  test.cloud.database.insertMany(
    collection,
    documents.map((one) => ({ ...one })),
  );
const setRecord = (memberId: string, set: Partial<StudyRecord>) =>
  test.cloud.database.updateMany('studyRecords', { memberId }, { $set: set });
const count = async () =>
  (await test.cloud.invoke('count-tasks', {}, {})) as Reply<{ branches: number; credited: number }>;
const mine = async (openid = m1): Promise<OwnPlan> => {
  const reply = await test.call(openid, 'plan', 'mine', {});
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};
const statesOf = ({ tasks }: OwnPlan) =>
  tasks.map(({ taskId, state, progress }) => [taskId, state, `${progress.done}/${progress.of}`]);
const add = (openid: string, plan: TaskPlan, organisationId = 'branch-1', id = 1) =>
  test.call(openid, 'plan', 'add', { requestId: requestId(id), organisationId, plan });

describe('writing the plan', () => {
  it('goes from a draft that nobody sees to a task of this week, and back, each step in the log', async () => {
    const added = await add(
      administrator,
      aTaskPlan({ audience: { organisationIds: ['committee-1'], segments: [] } }),
      'committee-1',
    );
    if (!added.ok) throw new Error(added.code);
    const { taskId } = added.data;
    expect(added.data).toMatchObject({ status: 'draft', revision: 1 });
    expect((await mine()).tasks).toEqual([]);
    await test.call(administrator, 'plan', 'publish', { taskId, revision: 1 });
    expect(statesOf(await mine())).toEqual([[taskId, 'week', '0/1']]);
    expect(await test.call(m1, 'home', 'overview', {})).toMatchObject({
      data: { member: { tasks: { done: 0, total: 1 }, toDo: [{ taskId, overdue: false }] } },
    });
    await test.call(administrator, 'plan', 'withdraw', { taskId, revision: 2, reason: '改期' });
    expect((await mine()).tasks).toEqual([]);
    const notes = await test.cloud.database.find('auditLog', { subjectId: taskId });
    expect(notes.map(({ facts }) => (facts as { what: string }).what).sort()).toEqual([
      'added',
      'published',
      'withdrawn',
    ]);
  });

  it('is one draft when it is sent twice', async () => {
    const first = await add(secretary, aTaskPlan());
    expect(await add(secretary, aTaskPlan())).toMatchObject({ data: first.ok && first.data });
    expect(await test.cloud.database.find('tasks', {})).toHaveLength(1);
  });

  it('is changed by one of two at once', async () => {
    await seed('tasks', aTask());
    const change = (openid: string, title: string) =>
      test.call(openid, 'plan', 'change', {
        taskId: 'task-1',
        revision: 1,
        plan: aTaskPlan({ title }),
      });
    const replies = await Promise.all([change(secretary, '甲'), change(administrator, '乙')]);
    expect(replies.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['TASK_CHANGED', 'ok']);
  });

  it.each<[string, () => Promise<Reply<unknown>>, string]>([
    [
      'a secretary for the branch beside',
      () => add(secretary, aTaskPlan(), 'branch-2'),
      'NOT_ALLOWED',
    ],
    [
      'a secretary for the committee above',
      () => add(secretary, aTaskPlan(), 'committee-1'),
      'NOT_ALLOWED',
    ],
    [
      'a secretary who would ask another branch',
      () =>
        add(
          secretary,
          aTaskPlan({ audience: { organisationIds: ['branch-1', 'branch-2'], segments: [] } }),
        ),
      'NOT_ALLOWED',
    ],
    ['a member', () => add(m1, aTaskPlan()), 'NOT_ALLOWED'],
    [
      'a day outside the season',
      () => add(secretary, aTaskPlan({ dueOn: '20280101' })),
      'TASK_INVALID',
    ],
    [
      'a lecture that is not on the shelf',
      () => add(secretary, aTaskPlan({ want: { kind: 'lecture', lectureId: 'none' } })),
      'TASK_INVALID',
    ],
    [
      'a session that nobody knows',
      () => add(secretary, aTaskPlan({ want: { kind: 'session', sessionId: 'N0WHERE0' } })),
      'TASK_INVALID',
    ],
    ['no such day', () => add(secretary, aTaskPlan({ dueOn: '20261131' })), 'BAD_REQUEST'],
  ])('refuses %s', async (_, ask, code) => {
    expect(await ask()).toMatchObject({ code });
    expect(await test.cloud.database.find('tasks', {})).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['secretary', 'branch-1', 12],
    ['administrator', 'committee-1', 60],
  ])('of the %s holds no more, withdrawn ones too: %s', async (by, organisationId, most) => {
    const openid = by === 'secretary' ? secretary : administrator;
    const owner = { organisationId, status: 'withdrawn' as const };
    const all = Array.from({ length: most - 1 }, (_, at) => aTask({ ...owner, _id: `t${at}` }));
    await seed('tasks', ...all);
    const last = await add(openid, aTaskPlan(), organisationId);
    expect(last).toMatchObject({ data: { status: 'draft' } });
    expect(await add(openid, aTaskPlan(), organisationId, 2)).toMatchObject({
      code: 'TOO_MANY_TASKS',
    });
    // Several that were added at the same time: none is published until one is gone.
    await seed('tasks', aTask({ ...owner, _id: 'raced', status: 'draft' }));
    const seen = { taskId: last.ok ? last.data.taskId : '', revision: 1 };
    const publish = () => test.call(openid, 'plan', 'publish', seen);
    expect(await publish()).toMatchObject({ code: 'TOO_MANY_TASKS' });
    await test.cloud.database.removeMany('tasks', { _id: 'raced' });
    expect(await publish()).toMatchObject({ data: { status: 'published' } });
  });
});

describe('doing a task', () => {
  it('is credited once, when the first screen is opened, with what it shows', async () => {
    await seed('tasks', lectureTask);
    await setRecord('m1', watched('one'));
    const home = { member: { score: 20, weekPoints: 20, tasks: { done: 1, total: 1 }, toDo: [] } };
    expect(await test.call(m1, 'home', 'overview', {})).toMatchObject({ data: home });
    expect(await test.call(m1, 'home', 'overview', {})).toMatchObject({ data: home });
    const record = await test.record('m1');
    expect([record.score, sumOfLedger(record)]).toEqual([20, 20]);
    expect(record.tasks).toEqual({ 'watch-one': startsAtMs });
  });

  it('is credited on the first screen that follows the check-in which completes it', async () => {
    await seed('tasks', aTask());
    const code = sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs));
    expect(await test.call(m1, 'check-in', 'redeem', { code })).toMatchObject({ ok: true });
    expect((await test.record('m1')).score).toBe(10);
    expect(await test.call(m1, 'home', 'overview', {})).toMatchObject({
      data: { member: { score: 30, tasks: { done: 1, total: 1 }, toDo: [] } },
    });
    expect((await test.record('m1')).score).toBe(30);
  });

  it('is credited once by the plan, the first screen and the timer at the same time', async () => {
    await seed(
      'tasks',
      lectureTask,
      aTask({ _id: 'other', want: { kind: 'lecture', lectureId: 'two' } }),
    );
    await setRecord('m1', watched('one', 'two'));
    await Promise.all([mine(), test.call(m1, 'home', 'overview', {}), count(), mine(), count()]);
    const record = await test.record('m1');
    expect([record.score, sumOfLedger(record)]).toEqual([40, 40]);
  });

  it('counts a session of another branch, which the first screen does not list', async () => {
    await seed('tasks', aTask());
    await seed(
      'sessions',
      aSession({
        _id: 'ELSEWHER',
        category: 'visit',
        tags: ['party-lecture'],
        audience: { organisationIds: ['branch-2'], segments: [] },
      }),
    );
    await setRecord('m1', { attendance: { ELSEWHER: present }, attended: ['ELSEWHER'] });
    expect(await mine()).toMatchObject({
      credited: ['参加一次党课'],
      tasks: [{ state: 'done', creditedAtMs: startsAtMs }],
    });
    expect(await mine()).toMatchObject({ credited: [] });
  });

  it('keeps what was credited when the task asks for more, and asks those who have not', async () => {
    await seed('tasks', lectureTask);
    await setRecord('m1', watched('one'));
    await mine();
    const plan = aTaskPlan({ want: { kind: 'series', series: '冬训微课堂', times: 2 } });
    await test.call(secretary, 'plan', 'change', { taskId: 'watch-one', revision: 1, plan });
    expect(statesOf(await mine())).toEqual([['watch-one', 'done', '2/2']]);
    expect(statesOf(await mine(secretary))).toEqual([['watch-one', 'week', '0/2']]);
  });
});

describe('evidence', () => {
  const asked = aTask({ want: { kind: 'evidence', picture: true } });
  const put = async () => {
    const begun = await test.call(m1, 'upload', 'begin', {
      purpose: 'evidence',
      bytes: 4,
      fileName: 'a.jpg',
    });
    if (!begun.ok) throw new Error(begun.code);
    const { uploadId } = begun.data;
    const [upload] = await test.cloud.database.find('uploads', { _id: uploadId });
    const fileId = await test.cloud.storage.put(
      String(upload?.cloudPath),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    );
    await test.call(m1, 'upload', 'finish', { uploadId, fileId });
    return { uploadId, fileId };
  };
  const send = (input: { seen: number; uploadId?: string; text?: string }) =>
    test.call(m1, 'plan', 'sendEvidence', { taskId: 'task-1', text: '检查了设备', ...input });
  const decide = (openid: string, confirm: boolean, revision: number, reason?: string) =>
    test.call(openid, 'plan', 'decideEvidence', {
      taskId: 'task-1',
      memberId: 'm1',
      revision,
      confirm,
      ...(reason === undefined ? {} : { reason }),
    });

  it('is answered among the member’s reminders by the name of the task', async () => {
    await seed('tasks', asked);
    await seed('evidence', anEvidence('m1'));
    await decide(secretary, false, 1, '看不清照片');
    expect(await test.call(m1, 'reminder', 'list', {})).toMatchObject({
      data: {
        reminders: [
          {
            ...{ kind: 'evidence-decided', title: asked.title },
            answer: { outcome: 'returned', reason: '看不清照片' },
          },
        ],
      },
    });
  });

  it('is answered with the points that the ledger gave', async () => {
    await seed('tasks', asked);
    await seed('evidence', anEvidence('m1'));
    await decide(secretary, true, 1);
    expect(await test.call(m1, 'reminder', 'list', {})).toMatchObject({
      data: { reminders: [{ answer: { outcome: 'confirmed', points: 20 } }] },
    });
  });

  it('goes back with a reason, comes again with its picture, is confirmed and credited once', async () => {
    await seed('tasks', asked);
    expect(await send({ seen: 0 })).toMatchObject({ code: 'EVIDENCE_PICTURE_NEEDED' });
    const { uploadId } = await put();
    expect(await send({ seen: 0, uploadId })).toMatchObject({
      data: { status: 'waiting', revision: 1 },
    });
    expect(await test.call(secretary, 'plan', 'evidence', {})).toMatchObject({
      data: {
        rows: [
          {
            taskTitle: '参加一次党课',
            name: '成员m1',
            text: '检查了设备',
            pictureUrl: expect.any(String),
          },
        ],
      },
    });
    expect(await decide(secretary, false, 1)).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await decide(secretary, false, 1, '看不清')).toMatchObject({
      data: { status: 'returned' },
    });
    expect((await mine()).tasks[0]?.evidence).toMatchObject({
      status: 'returned',
      reason: '看不清',
    });
    expect(await send({ seen: 2, text: '重新拍了' })).toMatchObject({
      data: { status: 'waiting', revision: 3 },
    });
    expect(await decide(secretary, true, 3)).toMatchObject({ data: { status: 'confirmed' } });
    // Said again, as after a lost answer.
    expect(await decide(secretary, true, 3)).toMatchObject({ data: { status: 'confirmed' } });
    expect((await test.record('m1')).score).toBe(20);
    expect(statesOf(await mine())).toEqual([['task-1', 'done', '1/1']]);
    expect(await send({ seen: 4 })).toMatchObject({ code: 'EVIDENCE_CHANGED' });
  });

  it('is made up for where a call broke off between the word and the points', async () => {
    await seed('tasks', asked);
    await seed('evidence', anEvidence('m1', { status: 'confirmed', revision: 2 }));
    expect(await mine()).toMatchObject({ credited: ['参加一次党课'] });
    expect((await test.record('m1')).score).toBe(20);
  });

  it('is decided once by two secretaries, and by nobody about oneself or of another branch', async () => {
    await seed('tasks', asked);
    await seed(
      'evidence',
      anEvidence('m1'),
      anEvidence('m-secretary'),
      anEvidence('m2', { orgPath: ['district', 'committee-1', 'branch-2'] }),
    );
    const replies = await Promise.all([
      decide(secretary, true, 1),
      decide(administrator, false, 1, '不够'),
    ]);
    expect(replies.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual([
      'EVIDENCE_CHANGED',
      'ok',
    ]);
    const own = {
      taskId: 'task-1',
      memberId: 'm-secretary',
      revision: 1,
      confirm: true,
    };
    expect(await test.call(secretary, 'plan', 'decideEvidence', own)).toMatchObject({
      code: 'POINTS_FOR_ONESELF',
    });
    expect(
      await test.call(secretary, 'plan', 'decideEvidence', { ...own, memberId: 'm2' }),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('goes with the person, its picture too, and the points stay', async () => {
    await seed('tasks', asked);
    const { uploadId, fileId } = await put();
    await send({ seen: 0, uploadId });
    await decide(secretary, true, 1);
    expect(await test.call(m1, 'privacy', 'read', { kind: 'tasks', offset: 0 })).toMatchObject({
      data: { total: 1 },
    });
    expect(await test.call(m1, 'privacy', 'erase', { confirmed: true })).toMatchObject({
      ok: true,
    });
    expect(await test.cloud.database.find('evidence', {})).toEqual([]);
    expect((await fetch(test.cloud.storage.temporaryUrl(fileId))).ok).toBe(false);
    expect((await test.record('m1')).score).toBe(20);
  });
});

describe('progress', () => {
  it('leads to the making of tasks who may make them, and not who only reads', async () => {
    const plans = async () => {
      const reply = await test.call(secretary, 'plan', 'panel', {});
      return reply.ok && reply.data.plans;
    };
    expect(await plans()).toBe(true);
    const [member] = await test.cloud.database.find('members', { _id: 'm-secretary' });
    const roles = (member?.['roles'] as object[]).map((one) => ({ ...one, role: 'deputy' }));
    await test.cloud.database.updateMany('members', { _id: 'm-secretary' }, { $set: { roles } });
    expect(await test.call(secretary, 'plan', 'panel', {})).toMatchObject({ ok: true });
    expect(await plans()).toBe(false);
  });

  it('credits who never opens the plan, and shows every branch what was counted', async () => {
    await seed('tasks', {
      ...lectureTask,
      organisationId: 'committee-1',
      orgPath: ['district', 'committee-1'],
      audience: { organisationIds: ['committee-1'], segments: [] },
    });
    await setRecord('m2', watched('one'));
    expect(await test.call(administrator, 'plan', 'panel', {})).toMatchObject({
      data: { asOfMs: 0, plans: true, branches: [{ uncounted: true }, { uncounted: true }] },
    });
    expect(await count()).toMatchObject({ data: { branches: 2, credited: 1 } });
    expect((await test.record('m2')).score).toBe(20);
    expect(await test.call(administrator, 'plan', 'panel', {})).toMatchObject({
      data: {
        asOfMs: startsAtMs,
        tasks: [{ taskId: 'watch-one', asked: 4, done: 1 }],
        total: { branches: 2, counted: 2, behind: 1, done: 1, asked: 4 },
        branches: [
          { branchId: 'branch-1', all: { asked: 3, done: 0 }, due: { asked: 0, done: 0 } },
          { branchId: 'branch-2', all: { asked: 1, done: 1 } },
        ],
      },
    });
    test.clock.freeze(startsAtMs + 10 * minuteMs);
    expect(await count()).toMatchObject({ data: { branches: 1, credited: 0 } });
    test.clock.freeze(startsAtMs + 20 * minuteMs);
    expect(await count()).toMatchObject({ data: { branches: 0, credited: 0 } });
  });

  it('tells a secretary who is missing, and who was reminded', async () => {
    await seed('tasks', lectureTask);
    await setRecord('m1', watched('one'));
    await mine();
    await setRecord('m-secretary', { nudge: { week: '2026W48', atMs: 5, by: 'm-admin' } });
    expect(await test.call(secretary, 'plan', 'progress', { branchId: 'branch-1' })).toMatchObject({
      data: { tasks: [{ taskId: 'watch-one', asked: 3, done: 1 }] },
    });
    const missing = await test.call(secretary, 'plan', 'missing', {
      branchId: 'branch-1',
      taskId: 'watch-one',
    });
    expect(missing).toMatchObject({
      data: {
        asked: 3,
        missing: [{ memberId: 'm-admin' }, { memberId: 'm-secretary', nudgedAtMs: 5 }],
      },
    });
    expect(await test.call(secretary, 'plan', 'progress', { branchId: 'branch-2' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

it('copies a past plan once, with the days moved and a look at it before', async () => {
  const past = aSeason({
    _id: 's2025',
    status: 'ended',
    startsAtMs: startsAtMs - 385 * 86_400_000,
  });
  await seed('seasons', past);
  await seed(
    'tasks',
    aTask({ _id: 'old-1', seasonId: 's2025', dueOn: '20251119' }),
    aTask({
      _id: 'old-2',
      seasonId: 's2025',
      dueOn: '20251120',
      want: { kind: 'lecture', lectureId: 'gone' },
    }),
    aTask({ _id: 'old-3', seasonId: 's2025', status: 'withdrawn' }),
  );
  const input = { organisationId: 'branch-1', seasonId: 's2025' };
  expect(await test.call(secretary, 'plan', 'previewCopy', input)).toMatchObject({
    data: {
      tasks: [
        { fromDueOn: '20251119', dueOn: '20261125', outcome: 'kept' },
        { outcome: 'left-out' },
      ],
    },
  });
  const both = await Promise.all([1, 2].map(() => test.call(secretary, 'plan', 'copy', input)));
  expect(both.map((one) => (one.ok ? one.data.copied : 0)).reduce((sum, one) => sum + one)).toBe(1);
  expect(await test.call(secretary, 'plan', 'previewCopy', input)).toMatchObject({
    data: { tasks: [{ outcome: 'there-already' }, { outcome: 'left-out' }] },
  });
  expect(await test.call(secretary, 'plan', 'edit', {})).toMatchObject({
    data: {
      organisationId: 'branch-1',
      tasks: [{ status: 'draft', dueOn: '20261125' }],
      seasons: [{ seasonId: 's2025' }],
    },
  });
});

it('lets an administrator write the plan of a branch below', async () => {
  const reply = await test.call(administrator, 'plan', 'edit', { organisationId: 'branch-2' });
  expect(reply).toMatchObject({
    data: { organisationId: 'branch-2', audiences: [{ organisationId: 'branch-2' }] },
  });
  const roles: Member['roles'] = [];
  await test.cloud.database.updateMany('members', { _id: 'm-admin' }, { $set: { roles } });
  expect(await test.call(administrator, 'plan', 'edit', {})).toMatchObject({ code: 'NOT_ALLOWED' });
});
