import type { BalanceAnswer } from '../../cloudfunctions/shared/contract/balance';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { branchCountsOf, type TaskCounts } from '../../cloudfunctions/shared/domain/task-run';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { aSeason, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
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

const administrator = openidOf('m-admin');
const ofTheCommittee = openidOf('m-committee');
const secretary = openidOf('m-secretary');
const minuteMs = 60_000;
/** The season is in its sixth week. */
const season = aSeason({
  startsAtMs: startsAtMs - 36 * dayMs,
  endsAtMs: startsAtMs + 40 * dayMs,
});
const dueAfter = (days: number) => seasonDayOf(season.startsAtMs + days * dayMs);
const tasks = [6, 13, 20, 27, 34, 41, 48, 55, 60].map((days, at) =>
  aTask({
    ...{ _id: `task-${at}`, title: `第 ${at + 1} 项`, dueOn: dueAfter(days) },
    ...{ organisationId: 'district', organisationName: '城关区', orgPath: ['district'] },
    audience: { organisationIds: ['district'], segments: [] },
  }),
);
const members = 10;

/** A branch as the timer would have counted it, whose members did the first tasks, each in the week in which it was due. */
function counted({ _id: branchId, path: orgPath }: Organisation, done: number): TaskCounts {
  const credited = Object.fromEntries(
    tasks.slice(0, done).map(({ _id }, at) => [_id, season.startsAtMs + (7 * at + 4) * dayMs]),
  );
  const heads = Array.from({ length: members }, (_, at) => ({
    ...{ memberId: `${branchId}-${at}`, orgPath, segments: [], tasks: credited },
  }));
  return branchCountsOf({ branchId, orgPath }, season, tasks, heads, startsAtMs);
}

const committee = (id: string): Organisation => ({
  ...{ _id: id, kind: 'committee', name: `${id}党委`, parentId: 'district' },
  ...{ path: ['district', id], memberCount: 100 },
});
const branch = (committeeId: string, id: string): Organisation => ({
  ...{ _id: id, kind: 'branch', name: `${id}支部`, parentId: committeeId },
  ...{ path: ['district', committeeId, id], memberCount: members },
});

let test: TestCloud;
let counter: OperationCounter;
const large = Array.from({ length: 30 }, (_, at) =>
  branch('large', `l${String(at).padStart(2, '0')}`),
);

beforeAll(async () => {
  const roles = (organisationId: string, memberId: string) => {
    const person = secretaryOf(organisationId, memberId);
    Object.assign(person.member.roles[0] ?? {}, { role: 'administrator' });
    return person;
  };
  const small = organisations.filter(({ _id }) => ['branch-1', 'branch-2'].includes(_id));
  test = await startTestCloud({
    organisations: [...organisations, committee('large'), ...large],
    seasons: [season],
    tasks,
    taskCounts: [
      ...small.map((one) => counted(one, 5)),
      ...large.map((one, at) => counted(one, at < 3 ? 1 : 4 + (at % 2))),
    ],
    taskRuns: [
      {
        ...{ _id: season._id, fromMs: startsAtMs, tasksAtMs: startsAtMs, asOfMs: startsAtMs },
        ...{ pending: { l05: 0 }, version: 1, layout: 2 },
      },
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      roles('district', 'm-admin'),
      roles('committee-1', 'm-committee'),
      enrolled('m1'),
    ]),
  });
  counter = await OperationCounter.start(test);
});
afterAll(async () => {
  await counter.close();
  await test.close();
});

async function balance(
  openid: string,
  input: { organisationId?: string; by?: 'parts' | 'branches'; from?: number } = {},
): Promise<BalanceAnswer> {
  const reply = await test.call(openid, 'plan', 'balance', input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

it('shows a large organisation committee by committee, who needs attention first', async () => {
  const answer = await balance(administrator);
  expect(answer).toMatchObject({
    ...{ by: 'parts', hasParts: true, branches: 32, total: 2, week: 5, rows: [], waiting: 1 },
    marks: { likely: 3, missed: 0, early: 0, reached: 0 },
    parts: [
      {
        organisationId: 'large',
        name: 'large党委',
        branches: 30,
        atRisk: 3,
        missed: 0,
        asked: 2700,
      },
      { organisationId: 'committee-1', branches: 2, atRisk: 0, reached: 0 },
    ],
  });
  // In the middle is who has done four or five of nine; the three that lag are far off.
  expect(answer.balance).toEqual({ near: 29, of: 32, middle: expect.closeTo(0.5) });
  const [first] = answer.parts;
  expect(first?.due).toEqual([0, 300, 600, 900, 1200, 1500, 1800, 2100, 2700]);
  expect(first?.done.at(-1)).toBe(3 * 10 + 13 * 40 + 14 * 50);
});

it('shows its branches page by page, each marked one with the reason', async () => {
  const first = await balance(administrator, { by: 'branches' });
  expect(first).toMatchObject({ by: 'branches', total: 32, next: 24, parts: [] });
  expect(first.rows.slice(0, 3).map(({ branchId }) => branchId)).toEqual(['l00', 'l01', 'l02']);
  expect(first.rows[0]).toMatchObject({
    ...{ name: 'l00支部', mark: 'likely', missing: 62, weeks: 4, doneLately: 0, asked: 90 },
    lagging: { title: '第 2 项', asked: 10, done: 0 },
  });
  expect(first.rows[0]?.expected?.share).toBeLessThan(0.8);
  expect(first.rows.at(-1)).toMatchObject({ mark: 'on-course' });
  const second = await balance(administrator, { by: 'branches', from: 24 });
  expect(second.rows).toHaveLength(8);
  expect(second.next).toBe(undefined);
  expect(new Set([...first.rows, ...second.rows].map(({ branchId }) => branchId)).size).toBe(32);
});

it('shows a committee its own branches, and nobody what lies above or beside', async () => {
  expect(await balance(ofTheCommittee)).toMatchObject({
    ...{ organisationId: 'committee-1', hasParts: false, by: 'branches', branches: 2 },
    marks: { 'on-course': 2, likely: 0 },
  });
  for (const organisationId of ['district', 'large', 'l00', 'nowhere'])
    expect(await test.call(ofTheCommittee, 'plan', 'balance', { organisationId })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  expect(await balance(secretary)).toMatchObject({ branches: 1, rows: [{ branchId: 'branch-1' }] });
  expect(await test.call(openidOf('m1'), 'plan', 'balance', {})).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

it('asks the store a handful of times, whatever the number of branches', async () => {
  const ask = async (organisationId: string, by: 'parts' | 'branches') =>
    (
      await counter.call(
        'plan',
        { action: 'balance', input: { organisationId, by } },
        administrator,
      )
    ).reads.length;
  await ask('district', 'branches');
  // Who asks (twice), all courses, the run, the goal, the names; what lacks of those that are marked, and how that is called.
  expect(await ask('district', 'branches')).toBeLessThanOrEqual(7);
  expect(await ask('district', 'parts')).toBeLessThanOrEqual(6);
});

it('shows the plan of more branches than a page holds, and the list goes on', async () => {
  const more = Array.from({ length: 60 }, (_, at) => branch('many', `many-${at}`));
  await test.cloud.database.insertMany(
    'organisations',
    [committee('many'), ...more].map((one) => ({ ...one })),
  );
  await test.cloud.database.insertMany(
    'taskCounts',
    more.map((one, at) => ({ ...counted(one, at === 40 ? 0 : 5) })),
  );
  const panel = async (from?: number) => {
    const input = { organisationId: 'many', ...(from === undefined ? {} : { from }) };
    const reply = await test.call(administrator, 'plan', 'panel', input);
    if (!reply.ok) throw new Error(reply.code);
    return reply.data;
  };
  const [first, second] = [await panel(), await panel(50)];
  expect(first).toMatchObject({
    total: { branches: 60, counted: 60, behind: 1, asked: 3000, done: 2950 },
    ...{ next: 50, tasks: tasks.map(({ _id, title }) => ({ taskId: _id, title, asked: 600 })) },
  });
  expect(first.branches[0]?.branchId).toBe('many-40');
  expect(second.branches).toHaveLength(10);
  expect(second.next).toBe(undefined);
});

it('lets the timer count what the panel shows, anew where counts hold less than they do now', async () => {
  await test.cloud.database.updateMany('taskRuns', {}, { $unset: { layout: '' } });
  await test.cloud.database.updateMany('taskCounts', {}, { $unset: { course: '' } });
  expect((await balance(ofTheCommittee)).branches).toBe(0);
  test.clock.advance(5 * minuteMs);
  await test.cloud.invoke('count-tasks', {}, {});
  const answer = await balance(ofTheCommittee);
  expect(answer).toMatchObject({ waiting: 0, asOfMs: startsAtMs + 5 * minuteMs });
  // Four people on the roster of branch-1, none in branch-2 by now.
  expect(answer.rows).toMatchObject([
    { branchId: 'branch-1', asked: 36, done: [0, 0, 0, 0, 0, 0] },
  ]);
});

it('shows who writes a plan what organisations above ask, to read alone', async () => {
  const reply = await test.call(secretary, 'plan', 'edit', { organisationId: 'branch-1' });
  expect(reply).toMatchObject({
    data: { tasks: [], fromAbove: tasks.map(({ _id }) => ({ taskId: _id })) },
  });
});

describe('the goal of the season', () => {
  const setGoal = (openid: string, percent: number) =>
    test.call(openid, 'plan', 'setGoal', { percent });

  it('is set by who plans for the whole season, noted once, and holds at once', async () => {
    expect((await balance(administrator)).maySetGoal).toBe(true);
    expect(await setGoal(administrator, 50)).toMatchObject({ data: { percent: 50 } });
    await setGoal(administrator, 50);
    expect(await balance(administrator)).toMatchObject({ goal: 0.5 });
    const notes = await test.cloud.database.find('auditLog', { subjectId: season._id });
    expect(notes).toMatchObject([
      { action: 'season-changed', facts: { what: 'goal', percent: 50 } },
    ]);
  });

  it("is nobody else's", async () => {
    expect((await balance(ofTheCommittee)).maySetGoal).toBe(false);
    for (const openid of [ofTheCommittee, secretary, openidOf('m1')])
      expect(await setGoal(openid, 90)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
