import writeExcel from 'write-excel-file/node';
import { dropLeftOvers } from '../../cloudfunctions/shared/jobs/drop-left-overs';
import { type Job, jobLeaseMs, newJob } from '../../cloudfunctions/shared/domain/job';
import type { Member } from '../../cloudfunctions/shared/domain/organisation';
import { takeStep } from '../../cloudfunctions/shared/jobs/take-step';
import { works } from '../../cloudfunctions/shared/jobs/works';
import { repositories, type Repositories } from '../../cloudfunctions/shared/repositories';
import { settings } from '../../cloudfunctions/shared/runtime/settings';
import { type BareCloud, startBareCloud } from '../tools/bare-cloud';
import { aSeason, startsAtMs } from '../tools/builders';
import { Crash, type CrashPoint, dyingRepositories } from '../tools/dying-repositories';
import { enrolled, organisations, peopleOf } from '../tools/test-cloud';

/**
 * A roster import that dies at any of its writes: the roster is the one from before or the one of the
 * whole file at every moment; gone on with it comes to its end, stopped it leaves nothing.
 */
let bare: BareCloud;
let nowMs: number;
let fileId: string;

const people = peopleOf([
  enrolled('m1', { member: { name: '田海波' } }),
  enrolled('m2', { member: { name: '李梅' } }),
  enrolled('m3', {
    member: { name: '周全', segments: ['office'] },
    record: { segments: ['office'] },
  }),
]);
const lines = [
  ['姓名', '所在支部', '分类'],
  ['田海波', '第二支部', '老党员'],
  ['李梅', '第一支部', '青年'],
  ['周全', '第一支部', '机关'],
  ['赵新', '第二支部', ''],
  ['钱多', '第一支部', '机关'],
];
const before = ['周全 branch-1 office', '李梅 branch-1 line', '田海波 branch-1 line'];
const after = [
  ...['周全 branch-1 office', '李梅 branch-1 youth', '田海波 branch-2 senior'],
  ...['赵新 branch-2 ', '钱多 branch-1 office'],
].sort();

const writes = {
  jobs: ['claim', 'note'],
  staging: ['addMembers', 'addRecords', 'stage', 'bringOver', 'sortRecords', 'drop'],
  studyCredits: ['move'],
  roster: ['setMemberCount'],
  audit: ['note'],
  uploads: ['endAt'],
} as const;

beforeAll(async () => {
  bare = await startBareCloud({});
  const content = await writeExcel(lines.map((row) => row.map((value) => ({ value })))).toBuffer();
  fileId = await bare.cloud.storage.put('uploads/roster.xlsx', content);
});
afterAll(() => bare.close());

const everything = async () =>
  Object.fromEntries(
    await Promise.all(
      ['members', 'studyRecords'].map(async (name) => [
        name,
        (await bare.cloud.database.find(name, {})).sort((a, b) =>
          String(a._id).localeCompare(String(b._id)),
        ),
      ]),
    ),
  ) as Record<'members' | 'studyRecords', Record<string, unknown>[]>;

async function startOver(): Promise<void> {
  const { database } = bare.cloud;
  for (const name of ['organisations', 'seasons', 'members', 'studyRecords', 'jobs', 'auditLog'])
    await database.removeMany(name, {});
  const documents = { organisations, seasons: [aSeason()], ...people };
  for (const [name, list] of Object.entries(documents))
    if (name !== 'bindings')
      await database.insertMany(
        name,
        list.map((one) => ({ ...one })),
      );
  nowMs = startsAtMs;
  await repositories().jobs.start(
    newJob({
      ...{ jobId: 'job-1', kind: 'roster-import', subjectId: 'district', startedBy: 'm3', nowMs },
      orgPath: ['district'],
      input: { importId: 'import-1', fileId, uploadId: 'u1', organisationIds: ['district'] },
    }),
  );
}

const everybody = () => repositories().roster.everybodyBelow('district');
const lineOf = ({ name, branchId, segments }: Member) => `${name} ${branchId} ${segments.join()}`;

/** The roster by every way of looking at it; all of them must say the same. */
async function rosterNow(): Promise<string[]> {
  const { roster, members } = repositories();
  const all = await everybody();
  const shown = all.map(lineOf).sort();
  const page = await roster.membersBelow('committee-1', 0, 100);
  expect(page.map(lineOf).sort()).toEqual(shown);
  expect(await roster.countMembers('district')).toBe(all.length);
  const names = await members.named(['branch-1', 'branch-2'], ['赵新', '钱多', '田海波']);
  expect(names.map(({ name, branchId }) => `${name} ${branchId}`).sort()).toEqual(
    all
      .flatMap(({ name, branchId }) => (/赵|钱|田/u.test(name) ? [`${name} ${branchId}`] : []))
      .sort(),
  );
  expect((await roster.membersNamed('branch-2', '田海波', 9)).length).toBe(
    shown.filter((one) => one.startsWith('田海波 branch-2')).length,
  );
  return shown;
}

const jobNow = async () => (await repositories().jobs.byId('job-1')) as Job;
const contextOf = (some: Repositories) => ({
  ...{ nowMs, repositories: some, settings: settings() },
  random: (length: number) => new Uint8Array(length),
});

/** Takes steps until the job is over, the roster looked at after each; false where it died. */
async function drive(some: Repositories): Promise<boolean> {
  try {
    for (let job = await jobNow(); job.status === 'running'; job = await jobNow()) {
      nowMs += jobLeaseMs;
      await takeStep(job, contextOf(some), works);
      expect([before, after]).toContainEqual((await everybody()).map(lineOf).sort());
    }
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

async function expectWhole(): Promise<void> {
  expect(await drive(repositories())).toBe(true);
  expect(await rosterNow()).toEqual(after);
  const { members, studyRecords } = await everything();
  expect(members.filter(({ staged }) => staged !== undefined)).toEqual([]);
  const places = (list: Record<string, unknown>[]) =>
    list.map((one) => [one['memberId'] ?? one._id, one['branchId'], one['segments']]).sort();
  expect(places(studyRecords)).toEqual(places(members));
  expect((await repositories().roster.organisationById('branch-2'))?.memberCount).toBe(2);
}

/** Dead before a write is dead after the one before it. Answers at how many it died, or stops where `then` says so. */
async function atEveryWrite(then: () => Promise<'enough' | undefined>): Promise<number> {
  for (let write = 1; ; write += 1) {
    await startOver();
    const crash: CrashPoint = { write, after: true };
    const finished = await drive(dyingRepositories(writes, crash).repositories);
    expect([before, after]).toContainEqual(await rosterNow());
    if (finished || (await then()) === 'enough') return write - 1;
  }
}

it('dead at any write before everything is visible, it goes on to its end', async () => {
  const died = await atEveryWrite(async () => {
    const { committedAtMs } = await jobNow();
    await expectWhole();
    return committedAtMs === undefined ? undefined : 'enough';
  });
  expect(died).toBeGreaterThanOrEqual(5);
}, 120_000);

it('stopped wherever it died it leaves nothing; once everything is visible it goes on to its end', async () => {
  const outcomes = new Set<boolean>();
  const died = await atEveryWrite(async () => {
    const stopped = await repositories().jobs.cancel('job-1');
    outcomes.add(stopped);
    if (!stopped) {
      await expectWhole();
      return undefined;
    }
    expect(await dropLeftOvers({ repositories: repositories() })).toBeLessThanOrEqual(1);
    const { members, studyRecords } = await everything();
    expect({ members, studyRecords }).toEqual({
      members: people.members,
      studyRecords: people.studyRecords,
    });
    return undefined;
  });
  expect(died).toBeGreaterThanOrEqual(15);
  expect(outcomes).toEqual(new Set([true, false]));
}, 120_000);

/** Takes a step of a job; answers the job as it stands then. */
const stepOf = async (jobId: string) => {
  nowMs += jobLeaseMs;
  const job = (await repositories().jobs.byId(jobId)) as Job;
  return takeStep(job, contextOf(repositories()), works);
};
const stagedOf = async (memberId: string) =>
  ((await repositories().merges.storedMember(memberId)) as Member).staged;

it('what a stopped import is still writing takes nothing from the next one', async () => {
  await startOver();
  await stepOf('job-1');
  const late = await stagedOf('m1');
  if (!late) throw new Error('nothing was staged');
  expect(await repositories().jobs.cancel('job-1')).toBe(true);
  // Nobody has taken it back yet: the next import does, and what comes even later finds the place taken.
  await repositories().jobs.start({
    ...newJob({
      ...{ jobId: 'job-2', kind: 'roster-import', subjectId: 'district', startedBy: 'm3', nowMs },
      orgPath: ['district'],
      input: { importId: 'import-2', fileId, uploadId: 'u1', organisationIds: ['district'] },
    }),
  });
  for (let job = await stepOf('job-2'); job.status === 'running'; job = await stepOf('job-2')) {
    await repositories().staging.stage('m1', late);
    if (job.committedAtMs === undefined) expect((await stagedOf('m1'))?.jobId).toBe('job-2');
  }
  await dropLeftOvers({ repositories: repositories() });
  expect(await rosterNow()).toEqual(after);
  expect((await everything()).members.filter(({ staged }) => staged)).toEqual([]);
});

it('neither stages nor takes away an entry that has become one with another', async () => {
  await startOver();
  const { merges, staging } = repositories();
  await merges.leadTo({ _id: 'm1', into: 'm2', branchId: 'branch-1', orgPath: [], roles: [] });
  const staged = { jobId: 'job-1', branchId: 'branch-2', orgPath: ['district'], segments: [] };
  await staging.stage('m1', staged);
  expect(await stagedOf('m1')).toBeUndefined();
  // As a step from before the merge has left it.
  await bare.cloud.database.updateMany('members', { _id: 'm1' }, { $set: { staged } });
  await staging.drop('job-1');
  expect(await merges.storedMember('m1')).toMatchObject({ mergedInto: 'm2' });
});

it('stays visible however many entries are made one while it is brought over', async () => {
  await startOver();
  let job = await stepOf('job-1');
  while (job.committedAtMs === undefined) job = await stepOf('job-1');
  for (let n = 0; n < 25; n += 1) {
    const merge = { jobId: `merge-${n}`, kind: 'member-merge', subjectId: `${n}` } as const;
    const rest = { orgPath: ['district'], startedBy: 'm3', input: {}, nowMs };
    await repositories().jobs.start({ ...newJob({ ...merge, ...rest }), committedAtMs: nowMs + n });
  }
  expect((await everybody()).map(lineOf).sort()).toEqual(after);
});
