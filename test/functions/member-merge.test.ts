import { eraseMember } from '../../cloudfunctions/shared/erasure/erase-member';
import { type Job, jobLeaseMs, newJob } from '../../cloudfunctions/shared/domain/job';
import { wrongTotalsOf } from '../../cloudfunctions/shared/domain/ledger-audit';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { lecturerIdOfMember } from '../../cloudfunctions/shared/domain/lecturer';
import type { KeptPhone } from '../../cloudfunctions/shared/domain/member-merge';
import type { Attendance, StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { takeStep } from '../../cloudfunctions/shared/jobs/take-step';
import { works } from '../../cloudfunctions/shared/jobs/works';
import { repositories, type Repositories } from '../../cloudfunctions/shared/repositories';
import { settings } from '../../cloudfunctions/shared/runtime/settings';
import { type BareCloud, startBareCloud } from '../tools/bare-cloud';
import { aSeason, aSession, startsAtMs } from '../tools/builders';
import { anActivity, someHours } from '../tools/service-builders';
import { Crash, dyingRepositories } from '../tools/dying-repositories';
import { enrolled, openidOf, organisations, peopleOf, secretaryOf } from '../tools/test-cloud';

/**
 * Two entries of one person become one: of what both have attended once, of everything else all; whatever write the run dies at, the
 * next one leaves the same.
 */
let bare: BareCloud;
let nowMs: number;

const present = (status: 'present' | 'late'): Attendance => ({
  ...{ status, seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' },
});
const credited = (sessionIds: readonly [id: string, points: number][]): Partial<StudyRecord> => {
  const score = sessionIds.reduce((sum, [, points]) => sum + points, 0);
  return {
    entries: Object.fromEntries(
      sessionIds.map(([id, points]) => [
        `checkIn:${id}`,
        { rule: 'checkIn' as const, points, atMs: startsAtMs, source: id },
      ]),
    ),
    attendance: Object.fromEntries(
      sessionIds.map(([id, points]) => [id, present(points === 5 ? 'late' : 'present')]),
    ),
    attended: sessionIds.map(([id]) => id),
    ...{ score, days: { '20261125': { checkIn: score } }, months: { '202611': score } },
    weeks: { '2026W48': score },
  };
};
const aLikeName = { name: '田海波', nameInitials: 'thb' };
const branch2 = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const role = secretaryOf('branch-2').member.roles;
const people = () =>
  peopleOf([
    enrolled('m1', {
      member: aLikeName,
      record: { ...credited([['S1', 5]]), byBranch: { 'branch-1': 5 } },
    }),
    enrolled('m2', {
      member: { ...aLikeName, ...branch2, roles: role, phoneKey: 'p', phoneMasked: '138****0000' },
      record: {
        ...credited([
          ['S1', 10],
          ['S2', 10],
        ]),
        ...{ ...branch2, byBranch: { 'branch-2': 20 } },
      },
    }),
  ]);

const aLecturer = (memberId: string, teamIds: string[], mergedInto?: string) => ({
  ...{ _id: lecturerIdOfMember(memberId), orgPath: ['district'], teamIds, changedAtMs: startsAtMs },
  ...(mergedInto === undefined ? { memberId, status: 'active' } : { status: 'merged', mergedInto }),
});

const writes = {
  jobs: ['claim', 'note'],
  merges: [
    ...(['begin', 'leadTo', 'leadOn', 'keepPhone', 'rebind', 'keepRecord', 'takeOut'] as const),
    ...(['handOver', 'handOverDrafts', 'end'] as const),
  ],
  lecturers: ['insert', 'change', 'leadOn'],
  bindings: ['replace'],
  ledgers: ['write'],
  roster: ['grantRole', 'bindRecord', 'showRoles', 'setMemberCount'],
  serviceHours: ['handOver'],
  audit: ['note'],
} as const;

beforeAll(async () => {
  bare = await startBareCloud({ organisations, seasons: [aSeason()] });
});
afterAll(() => bare.close());

async function startOver(phone: KeptPhone, has: { stays: boolean; goes: boolean }): Promise<void> {
  const { database } = bare.cloud;
  const { members = [], bindings = [], studyRecords = [] } = people();
  const evidence = {
    ...{ _id: 'T1:m2', seasonId: 's2026', taskId: 'T1', memberId: 'm2', ...branch2 },
    ...{ text: '已完成', status: 'waiting', revision: 1, sentAtMs: startsAtMs },
  };
  const phones = bindings.filter((_, at) => (at === 0 ? has.stays : has.goes));
  const services = {
    serviceActivities: [anActivity({ signedUp: ['m1', 'm9', 'm2'], taken: 3 })],
    serviceHours: [someHours('m2', branch2)],
  };
  const asked = { seasonId: 's2026', orgPath: branch2.orgPath, memberId: 'm9', status: 'waiting' };
  const work = {
    sessions: [aSession({ status: 'draft', publishedBy: 'm2' })],
    lectureDrafts: [{ _id: 'd1', seasonId: 's2026', by: 'm2' }],
    adjustments: [{ _id: 'a1', ...asked, by: 'm2' }],
    lecturers: [aLecturer('m2', ['team-2']), aLecturer('m0', [], lecturerIdOfMember('m2'))],
  };
  const told = { evidence: [evidence], ...services, ...work };
  const all = { members, studyRecords, bindings: phones, ...told };
  for (const [name, list] of Object.entries({ ...all, jobs: [], merges: [], auditLog: [] })) {
    await database.removeMany(name, {});
    if (list.length > 0)
      await database.insertMany(
        name,
        list.map((one) => ({ ...one })),
      );
  }
  nowMs = startsAtMs + 86_400_000;
  const job = newJob({
    ...{ jobId: 'job-1', kind: 'member-merge', subjectId: 'district', startedBy: 'm9', nowMs },
    ...{
      orgPath: ['district'],
      input: { staysId: 'm1', goesId: 'm2', phone, held: ['secretary:branch-2'] },
    },
  });
  await repositories().jobs.start({ ...job, committedAtMs: nowMs });
}

async function drive(some: Repositories): Promise<boolean> {
  const jobNow = async () => (await repositories().jobs.byId('job-1')) as Job;
  try {
    for (let job = await jobNow(); job.status === 'running'; job = await jobNow()) {
      nowMs += jobLeaseMs;
      const shared = { nowMs, repositories: some, settings: settings() };
      const random = (length: number) => new Uint8Array(length);
      await takeStep(job, { ...shared, random }, works);
    }
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

const found = (name: string) => bare.cloud.database.find(name, {});

async function expectOne(openid: string | undefined): Promise<void> {
  const [record, ...others] = (await found('studyRecords')) as unknown as StudyRecord[];
  expect(others).toEqual([]);
  if (!record) throw new Error('no record is left');
  expect(record).toMatchObject({
    // Late here and on time there: on time; and the session that only the other entry had attended. A day has no more than 20.
    ...{ memberId: 'm1', branchId: 'branch-1', score: 20, formerBranchIds: ['branch-2'] },
    ...{ byBranch: { 'branch-1': 0, 'branch-2': 20 }, mergedIds: ['m2'] },
    attendance: { S1: { status: 'present' }, S2: { status: 'present' } },
    card: { roles: ['secretary'] },
  });
  expect(record.attended.sort()).toEqual(['S1', 'S2']);
  expect(sumOfLedger(record)).toBe(20);
  expect(wrongTotalsOf(record)).toEqual([]);
  const bound = (await found('bindings')).filter(({ memberId }) => memberId === 'm1');
  expect(bound.map((one) => one['openid'])).toEqual(openid === undefined ? [] : [openid]);
  if (bound[0]) expect(record.openidKey).toBe(bound[0]._id);
  expect(await found('merges')).toEqual([]);
  expect(await found('evidence')).toMatchObject([{ _id: 'T1:m1', memberId: 'm1' }]);
  expect(await found('sessions')).toMatchObject([{ publishedBy: 'm1' }]);
  expect(await found('lectureDrafts')).toMatchObject([{ by: 'm1' }]);
  expect(await found('adjustments')).toMatchObject([{ by: 'm1', memberId: 'm9' }]);
  const into = lecturerIdOfMember('m1');
  const entry = (memberId: string) => repositories().lecturers.byId(lecturerIdOfMember(memberId));
  expect(await entry('m1')).toMatchObject({
    memberId: 'm1',
    teamIds: ['team-2'],
    status: 'active',
  });
  for (const gone of ['m2', 'm0'])
    expect(await entry(gone)).toMatchObject({ status: 'merged', mergedInto: into });
  expect(await found('serviceHours')).toMatchObject([{ memberId: 'm1', branchId: 'branch-1' }]);
  expect(await found('serviceActivities')).toMatchObject([{ signedUp: ['m1', 'm9'], taken: 2 }]);
  expect(await repositories().roster.memberById('m1')).toMatchObject({
    phoneKey: 'p',
    roles: role,
  });
  expect(await repositories().roster.memberById('m2')).toMatchObject({
    mergedInto: 'm1',
    roles: [],
  });
  expect((await repositories().roster.everybodyBelow('district')).map(({ _id }) => _id)).toEqual([
    'm1',
  ]);
  expect(await found('auditLog')).toMatchObject([
    { action: 'members-merged', subjectId: 'm1', facts: { merged: 'm2' } },
  ]);
  expect(JSON.stringify(await found('auditLog'))).not.toContain('田海波');
}

it.each<[string, KeptPhone, { stays: boolean; goes: boolean }, string | undefined]>([
  ['none has a phone', 'stays', { stays: false, goes: false }, undefined],
  ['only the one that stays has', 'stays', { stays: true, goes: false }, openidOf('m1')],
  ['only the one that goes has', 'stays', { stays: false, goes: true }, openidOf('m2')],
  ['both have, and the one stays', 'stays', { stays: true, goes: true }, openidOf('m1')],
  ['both have, and the other stays', 'goes', { stays: true, goes: true }, openidOf('m2')],
])('makes two entries one where %s', async (_what, phone, has, openid) => {
  await startOver(phone, has);
  expect(await drive(repositories())).toBe(true);
  await expectOne(openid);
});

it('dead at any write, the next run comes to the same', async () => {
  let died = 0;
  // One after the other: dead before a write is dead after the one before.
  for (let write = 1; ; write += 1) {
    await startOver('goes', { stays: true, goes: true });
    const crash = { write, after: true };
    const finished = await drive(dyingRepositories(writes, crash).repositories);
    if (!finished) expect(await drive(repositories())).toBe(true);
    await expectOne(openidOf('m2'));
    if (finished) break;
    died += 1;
  }
  expect(died).toBeGreaterThanOrEqual(15);
}, 120_000);

it('is too late for somebody who was moved or merged meanwhile, and changes nothing', async () => {
  await startOver('stays', { stays: true, goes: true });
  const before = await found('studyRecords');
  const real = repositories();
  const moved: Repositories = {
    ...real,
    merges: {
      ...real.merges,
      leadTo: async (merge) => {
        const place = { branchId: 'branch-1', orgPath: ['district', 'committee-1', 'branch-1'] };
        expect(await real.roster.moveFrom('branch-2', 'm2', place)).toBe(true);
        return real.merges.leadTo(merge);
      },
    },
  };
  await drive(moved);
  expect(await real.jobs.byId('job-1')).toMatchObject({
    ...{ status: 'failed', failure: { code: 'MEMBER_MOVED' } },
  });
  expect(await found('studyRecords')).toEqual(before);
  expect(await found('merges')).toEqual([]);
});

it.each(['m1', 'm2'])('takes no role over that %s was given since it was looked at', async (id) => {
  await startOver('goes', { stays: true, goes: true });
  const grant = { ...role[0], role: 'administrator', organisationId: 'district' };
  await bare.cloud.database.updateMany('members', { _id: id }, { $push: { roles: grant } });
  const before = [await found('members'), await found('bindings')];
  await drive(repositories());
  expect(await repositories().jobs.byId('job-1')).toMatchObject({
    ...{ status: 'failed', failure: { code: 'MEMBER_MOVED' } },
  });
  expect([await found('members'), await found('bindings')]).toEqual(before);
});

it('lets hours that have points stand as confirmed, whatever the other entry was told of them', async () => {
  await startOver('stays', { stays: true, goes: true });
  const { database } = bare.cloud;
  await database.removeMany('serviceHours', {});
  const confirmed = { ...branch2, status: 'confirmed', hours: 2, points: 10, revision: 4 } as const;
  const returned = someHours('m1', { status: 'returned', revision: 2, reason: '时长不对' });
  await database.insertMany('serviceHours', [
    { ...returned },
    { ...someHours('m2', { ...confirmed, decidedBy: 'm9', decidedAtMs: startsAtMs }) },
  ]);
  await drive(repositories());
  const [left, ...others] = await found('serviceHours');
  expect(others).toEqual([]);
  expect(left).toMatchObject({
    ...{ memberId: 'm1', status: 'confirmed', hours: 2, points: 10, revision: 3, decidedBy: 'm9' },
  });
  expect(left).not.toHaveProperty('reason');
});

it('leaves no picture behind that nothing names any more', async () => {
  await startOver('stays', { stays: true, goes: true });
  const { database, storage } = bare.cloud;
  const of = async (memberId: string) => {
    const pictureFileId = await storage.put(`uploads/${memberId}.jpg`, Buffer.from(memberId));
    return { _id: `T1:${memberId}`, seasonId: 's2026', taskId: 'T1', memberId, pictureFileId };
  };
  await database.removeMany('evidence', {});
  const [stays, goes] = [await of('m1'), await of('m2')];
  await database.insertMany('evidence', [stays, goes]);
  await drive(repositories());
  expect(await found('evidence')).toMatchObject([stays]);
  expect(await repositories().files.bytesOf(stays.pictureFileId)).toBe(2);
  expect(await repositories().files.bytesOf(goes.pictureFileId)).toBeUndefined();
});

it('erases with a person what was merged into the entry', async () => {
  await startOver('stays', { stays: true, goes: true });
  await drive(repositories());
  await eraseMember('m1', { repositories: repositories() });
  for (const name of ['members', 'bindings', 'evidence'])
    expect(JSON.stringify(await found(name))).not.toMatch(/田海波|"m1"|"m2"/u);
});
