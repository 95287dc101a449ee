import type { ProjectPlan } from '../../cloudfunctions/shared/contract/project';
import { aSeason } from '../tools/builders';
import { aProject, aProjectPlan, aProjectReport } from '../tools/project-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const [secretary, administrator, other, member, stranger, auditor] = [
  ...['m-secretary', 'm-admin', 'm-admin-2', 'm1', 'm-other', 'm-auditor'].map(openidOf),
] as [string, string, string, string, string, string];

const holding = (memberId: string, role: 'administrator' | 'auditor') => {
  const one = secretaryOf('committee-1', memberId);
  Object.assign(one.member.roles[0] ?? {}, { role });
  return one;
};

let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([
      secretaryOf('branch-1'),
      secretaryOf('branch-2', 'm-other'),
      holding('m-admin', 'administrator'),
      holding('m-admin-2', 'administrator'),
      holding('m-auditor', 'auditor'),
      enrolled('m1'),
      enrolled('m2', { member: elsewhere, record: elsewhere }),
    ]),
  });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const one of ['projects', 'projectReports', 'auditLog', 'uploads'])
    await test.cloud.database.removeMany(one, {});
});

const seed = (collection: string, document: { _id: string }) =>
  test.cloud.database.insertMany(collection, [{ ...document }]);
const found = async (collection: string) => test.cloud.database.find(collection, {});
const outcome = (reply: { ok: boolean; code?: string }) => (reply.ok ? 'ok' : reply.code);
const data = <Data>(reply: { ok: true; data: Data } | { ok: false; code: string }): Data => {
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};
const step = { projectId: 'project-1', branchId: 'branch-1', milestoneId: 's1' };
const report = (openid = secretary, more: object = {}) =>
  test.call(openid, 'project', 'report', {
    ...{ ...step, reachedOn: '20261120', text: '走访了 12 户', seen: 0, ...more },
  });
const decide = (openid = administrator, more: object = {}) =>
  test.call(openid, 'project', 'decide', { ...step, revision: 1, confirm: true, ...more });
const show = async (openid: string, branchId?: string) =>
  test.call(openid, 'project', 'show', {
    projectId: 'project-1',
    ...(branchId === undefined ? {} : { branchId }),
  });

it('goes from a draft to its end, each step once and noted', async () => {
  const input = {
    requestId: 'project000000001',
    organisationId: 'committee-1',
    plan: aProjectPlan(),
  };
  const { projectId } = data(await test.call(administrator, 'project', 'add', input));
  expect(data(await test.call(administrator, 'project', 'add', input)).projectId).toBe(projectId);
  const list = async (openid: string) => data(await test.call(openid, 'project', 'list', {}));
  expect((await list(member)).projects).toEqual([]);
  expect((await list(administrator)).projects).toMatchObject([{ projectId, status: 'draft' }]);
  const act = (action: 'start' | 'finish' | 'resume', revision: number) =>
    test.call(administrator, 'project', action, { projectId, revision });
  expect(outcome(await act('finish', 1))).toBe('PROJECT_STATE_CONFLICT');
  expect(data(await act('start', 1))).toMatchObject({ status: 'running', revision: 2 });
  expect(outcome(await act('start', 1))).toBe('PROJECT_CHANGED');
  expect((await list(member)).projects).toMatchObject([
    { projectId, own: { reached: 0, waiting: 0, overdue: 1, of: 2 }, manages: false, open: false },
  ]);
  expect(data(await act('finish', 2))).toMatchObject({ status: 'finished' });
  expect(data(await act('resume', 3))).toMatchObject({ status: 'running' });
  const withdraw = { projectId, revision: 4, reason: '并入另一个项目' };
  await test.call(administrator, 'project', 'withdraw', withdraw);
  expect((await list(member)).projects).toEqual([]);
  const notes = await found('auditLog');
  expect(notes.map(({ facts }) => (facts as { what: string }).what).sort()).toEqual([
    ...['added', 'finished', 'resumed', 'started', 'withdrawn'],
  ]);
  expect(notes.find(({ reason }) => reason !== undefined)).toMatchObject({
    ...{ action: 'project-changed', by: 'm-admin', reason: '并入另一个项目' },
  });
});

it.each<[string, Partial<ProjectPlan>, string]>([
  [
    'a committee beside the owner',
    { joining: 'chosen', organisationIds: ['district'] },
    'NOT_ALLOWED',
  ],
  ['nobody', { joining: 'chosen', organisationIds: [] }, 'PROJECT_INVALID'],
  [
    'a milestone of another project',
    { milestones: [{ milestoneId: 's9', title: '一', reachedWhen: '二', dueOn: '20261210' }] },
    'PROJECT_INVALID',
  ],
])('a plan with %s is refused', async (_, more, code) => {
  const plan = aProjectPlan(more);
  const input = { requestId: 'project000000001', organisationId: 'committee-1', plan };
  expect(outcome(await test.call(administrator, 'project', 'add', input))).toBe(code);
  expect(await found('projects')).toEqual([]);
});

it('keeps what was reported when milestones change, also of one that is taken out', async () => {
  await seed('projects', aProject());
  await seed('projectReports', aProjectReport({ status: 'confirmed', revision: 2 }));
  const [, second] = aProject().milestones;
  const plan = aProjectPlan({ milestones: [{ ...second!, title: '整改到位' }] });
  const change = { projectId: 'project-1', revision: 1, plan };
  expect(outcome(await test.call(administrator, 'project', 'change', change))).toBe('ok');
  expect(data(await show(member)).milestones).toMatchObject([
    { milestoneId: 's2', title: '整改到位', dropped: false, state: 'open' },
    { milestoneId: 's1', dropped: true, report: { status: 'confirmed', text: '走访了 12 户' } },
  ]);
  expect(outcome(await report())).toBe('PROJECT_CHANGED');
});

describe('a report', () => {
  beforeEach(() => seed('projects', aProject()));

  it('is told by the branch, sent back with a reason, told again and confirmed', async () => {
    expect(data(await report())).toEqual({ revision: 1 });
    expect(data(await show(member)).milestones[0]).toMatchObject({
      ...{ state: 'waiting', seen: 1, report: { text: '走访了 12 户', reachedOn: '20261120' } },
    });
    expect(outcome(await decide(administrator, { confirm: false }))).toBe('BAD_REQUEST');
    expect(data(await decide(administrator, { confirm: false, reason: '请补照片' }))).toEqual({
      status: 'returned',
    });
    expect(data(await show(secretary)).milestones[0]).toMatchObject({
      ...{ state: 'overdue', report: { status: 'returned', reason: '请补照片' } },
    });
    expect(data(await report(secretary, { seen: 2 }))).toEqual({ revision: 3 });
    expect(data(await decide(administrator, { revision: 3 }))).toEqual({ status: 'confirmed' });
    const [kept] = await found('projectReports');
    expect(kept).toMatchObject({ status: 'confirmed', revision: 4, decidedBy: 'm-admin' });
    expect(kept).not.toHaveProperty('reason');
    expect(outcome(await report(secretary, { seen: 4 }))).toBe('PROJECT_REPORT_CHANGED');
    expect((await found('auditLog')).map(({ _id }) => String(_id)).sort()).toEqual(
      [1, 2, 3, 4].map((at) => `project-changed:project-1:branch-1:s1:${at}`),
    );
  });

  it('is taken back with its words and picture, and a late decision does not meet the next one', async () => {
    const pictureFileId = await test.cloud.storage.put('uploads/p.jpg', Buffer.from('x'));
    await seed('projectReports', aProjectReport({ pictureFileId }));
    const takeBack = { ...step, revision: 1 };
    expect(data(await test.call(secretary, 'project', 'takeBack', takeBack))).toEqual({
      revision: 2,
    });
    const [kept] = await found('projectReports');
    expect(kept).toMatchObject({ status: 'taken-back', text: '', revision: 2 });
    expect(kept).not.toHaveProperty('pictureFileId');
    expect(data(await show(secretary)).milestones[0]).toMatchObject({ seen: 2, state: 'overdue' });
    expect(data(await report(secretary, { seen: 2 }))).toEqual({ revision: 3 });
    expect(outcome(await decide())).toBe('PROJECT_REPORT_CHANGED');
  });

  it('is decided by one of two who decide at once; the other is told', async () => {
    for (const milestoneId of ['s1', 's2']) {
      await seed('projectReports', aProjectReport({ milestoneId }));
      const replies = await Promise.all([
        decide(administrator, { milestoneId }),
        decide(other, { milestoneId, confirm: false, reason: '看不清' }),
      ]);
      expect(replies.map(outcome).sort()).toEqual(['PROJECT_REPORT_CHANGED', 'ok']);
    }
    const notes = await found('auditLog');
    expect(notes).toHaveLength(2);
    for (const { milestoneId, status, decidedBy } of await found('projectReports'))
      expect(notes).toContainEqual(
        expect.objectContaining({
          by: decidedBy,
          facts: expect.objectContaining({ milestoneId, what: status }) as object,
        }),
      );
  });

  it('is confirmed once, though the same person says so twice and a second one too', async () => {
    await seed('projectReports', aProjectReport());
    expect([
      outcome(await decide()),
      outcome(await decide()),
      outcome(await decide(other)),
    ]).toEqual(['ok', 'ok', 'PROJECT_REPORT_CHANGED']);
    expect(await found('auditLog')).toHaveLength(1);
  });

  it.each([
    ['by a member without a role', member, {}, 'NOT_ALLOWED'],
    ['by another branch', stranger, {}, 'NOT_ALLOWED'],
    ['by the committee for a branch', administrator, {}, 'NOT_ALLOWED'],
    ['of a day to come', secretary, { reachedOn: '20261126' }, 'PROJECT_DAY_INVALID'],
    ['of a milestone that is none', secretary, { milestoneId: 's9' }, 'PROJECT_CHANGED'],
    ['over one that was not seen', secretary, { seen: 1 }, 'PROJECT_REPORT_CHANGED'],
    ['of no project', secretary, { projectId: 'none' }, 'PROJECT_NOT_FOUND'],
    ["with somebody else's picture", secretary, { uploadId: 'a'.repeat(32) }, 'UPLOAD_NOT_FOUND'],
  ] as const)('is refused %s', async (_, openid, more, code) => {
    expect(outcome(await report(openid, more))).toBe(code);
    expect(await found('projectReports')).toEqual([]);
  });

  it('is refused of a branch that does not take part, and after the end', async () => {
    const set = (more: object) =>
      test.cloud.database.updateMany('projects', {}, { $set: { ...more } });
    await set({ joining: 'chosen', organisationIds: ['branch-2'] });
    expect(outcome(await report())).toBe('PROJECT_WITHOUT_BRANCH');
    await set({ joining: 'all', status: 'finished' });
    expect(outcome(await report())).toBe('PROJECT_STATE_CONFLICT');
  });
});

it('of an earlier season stays as it was: nothing is joined, told, taken back or decided', async () => {
  await seed('projects', aProject({ joining: 'open', joinedIds: ['branch-1'], seasonId: 's2025' }));
  await seed('projectReports', aProjectReport({ seasonId: 's2025' }));
  const before = [await found('projects'), await found('projectReports')];
  const replies = [
    await report(secretary, { seen: 1 }),
    await test.call(secretary, 'project', 'takeBack', { ...step, revision: 1 }),
    await test.call(secretary, 'project', 'join', {
      ...{ projectId: 'project-1', branchId: 'branch-1', joined: false },
    }),
    await decide(),
  ];
  expect(replies.map(outcome)).toEqual(replies.map(() => 'NO_SEASON'));
  expect([await found('projects'), await found('projectReports')]).toEqual(before);
});

it('lets a branch join an open project and leave it; its word stays', async () => {
  await seed('projects', aProject({ joining: 'open' }));
  const join = (joined: boolean, openid = secretary) =>
    test.call(openid, 'project', 'join', { projectId: 'project-1', branchId: 'branch-1', joined });
  expect(outcome(await report())).toBe('PROJECT_WITHOUT_BRANCH');
  expect(data(await test.call(secretary, 'project', 'list', {})).projects[0]?.open).toBe(true);
  expect(outcome(await join(true, member))).toBe('NOT_ALLOWED');
  expect([outcome(await join(true)), outcome(await join(true))]).toEqual(['ok', 'ok']);
  expect(await found('auditLog')).toHaveLength(1);
  expect(outcome(await report())).toBe('ok');
  await join(false);
  expect((await found('projects'))[0]?.joinedIds).toEqual([]);
  await join(true);
  expect(data(await show(member)).milestones[0]?.state).toBe('waiting');
  await test.cloud.database.updateMany('projects', {}, { $set: { joining: 'all' } });
  expect(outcome(await join(false))).toBe('PROJECT_STATE_CONFLICT');
});

describe('who sees what', () => {
  beforeEach(async () => {
    await seed('projects', aProject({ joining: 'chosen', organisationIds: ['branch-1'] }));
    await seed('projectReports', aProjectReport());
  });
  const matrix = (openid: string) =>
    test.call(openid, 'project', 'matrix', { projectId: 'project-1' });

  it.each([
    ['a member of a branch that takes part', member, 'ok', 'NOT_ALLOWED'],
    ['its secretary', secretary, 'ok', 'ok'],
    ['the secretary of another branch', stranger, 'PROJECT_NOT_FOUND', 'PROJECT_NOT_FOUND'],
    ['a member of another branch', openidOf('m2'), 'PROJECT_NOT_FOUND', 'NOT_ALLOWED'],
    ['the administrator', administrator, 'ok', 'ok'],
    ['the auditor', auditor, 'ok', 'ok'],
  ] as const)('%s', async (_, openid, project, overview) => {
    expect(outcome(await show(openid))).toBe(project);
    expect(outcome(await matrix(openid))).toBe(overview);
  });

  it('the words of another branch are for who oversees it', async () => {
    expect(data(await show(auditor, 'branch-1')).milestones[0]?.report?.text).toBe('走访了 12 户');
    expect(outcome(await show(secretary, 'branch-2'))).toBe('NOT_ALLOWED');
    expect(JSON.stringify(data(await matrix(secretary)))).not.toContain('走访了');
    const { rows } = data(await test.call(administrator, 'project', 'waiting', {}));
    expect(rows).toMatchObject([
      { branchName: '第一支部', milestoneTitle: '摸底走访', revision: 1 },
    ]);
    expect(data(await test.call(administrator, 'project', 'list', {})).waiting).toBe(1);
    const desk = data(await test.call(administrator, 'season', 'listSessions', {}));
    expect(desk.waiting.projects).toBe(1);
  });

  it('a withdrawn project asks for no decision', async () => {
    await test.cloud.database.updateMany('projects', {}, { $set: { status: 'withdrawn' } });
    expect(data(await test.call(administrator, 'project', 'waiting', {})).rows).toEqual([]);
    expect(outcome(await decide())).toBe('PROJECT_STATE_CONFLICT');
    expect(outcome(await show(member))).toBe('PROJECT_NOT_FOUND');
  });
});
