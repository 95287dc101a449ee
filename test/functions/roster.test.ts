import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { aSeason, aSession, startsAtMs } from '../tools/builders';
import {
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
  type TestCloud,
} from '../tools/test-cloud';

let test: TestCloud;
beforeEach(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [aSession()],
    ...peopleOf([
      secretaryOf('branch-1'),
      administrator,
      enrolled('m1', {
        record: { score: 15, months: { '202611': 15 }, byBranch: { 'branch-1': 15 } },
      }),
    ]),
  });
});
afterEach(() => test.close());

const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);
const administrator = openidOf('m-administrator');
const secretary = openidOf('m-secretary');
const notes = () => test.cloud.database.find('auditLog', {});

it('corrects a name and segments on the roster and in the record, and notes it without the name', async () => {
  const edit = { memberId: 'm1', name: ' 张　建国 ', segments: ['senior' as const] };
  const reply = await test.call(secretary, 'roster', 'edit', edit);
  expect(reply).toMatchObject({ ok: true, data: { name: '张建国', segments: ['senior'] } });
  const [member] = await test.cloud.database.find('members', { _id: 'm1' });
  expect(member).toMatchObject({ name: '张建国', nameInitials: 'zjg', roles: [] });
  expect(await test.record('m1')).toMatchObject({ segments: ['senior'], changedAtMs: startsAtMs });
  expect(JSON.stringify(await notes())).not.toContain('张建国');
  await test.call(secretary, 'roster', 'edit', edit);
  expect(await notes()).toHaveLength(1);
});

it('moves a member: what was earned stays with the branch that is left, counts follow, a repeat changes nothing', async () => {
  const move = { memberId: 'm1', branchId: 'branch-2' };
  expect(codeOf(await test.call(administrator, 'roster', 'move', move))).toBe('ok');
  expect(codeOf(await test.call(administrator, 'roster', 'move', move))).toBe('ok');
  expect(await test.record('m1')).toMatchObject({
    ...{ branchId: 'branch-2', score: 15, byBranch: { 'branch-1': 15 } },
    ...{ formerBranchIds: ['branch-1'], card: { branchName: '第二支部' } },
  });
  const me = await test.call(openidOf('m1'), 'organisation', 'me', {});
  expect(me).toMatchObject({ ok: true, data: { branchName: '第二支部' } });
  const counts = (await test.cloud.database.find('organisations', {})) as unknown as Organisation[];
  expect(Object.fromEntries(counts.map((one) => [one._id, one.memberCount]))).toEqual({
    ...{ district: 3, 'committee-1': 3, 'branch-1': 2, 'branch-2': 1 },
  });
  expect(await notes()).toHaveLength(1);
});

it('lets one of two who move somebody at once through, and tells the other', async () => {
  const other = secretaryOf('committee-1', 'm-other');
  Object.assign(other.member.roles[0] ?? {}, { role: 'administrator' });
  for (const [name, one] of Object.entries({ members: other.member, bindings: other.binding }))
    await test.cloud.database.insertMany(name, [{ ...one }]);
  const third = { ...organisations[3], _id: 'branch-3', name: '第三支部' };
  await test.cloud.database.insertMany('organisations', [
    { ...third, path: ['district', 'committee-1', 'branch-3'] },
  ]);
  for (let round = 0; round < 5; round += 1) {
    const memberId = await test.enroll();
    const moveBy = (openid: string, branchId: string) =>
      test.call(openid, 'roster', 'move', { memberId, branchId, fromBranchId: 'branch-1' });
    const replies = await Promise.all([
      moveBy(administrator, 'branch-2'),
      moveBy(openidOf('m-other'), 'branch-3'),
    ]);
    expect(replies.map(codeOf).sort()).toEqual(['MEMBER_MOVED', 'ok']);
    const chosen = replies[0].ok ? 'branch-2' : 'branch-3';
    expect(await test.record(memberId)).toMatchObject({ branchId: chosen });
    const [member] = await test.cloud.database.find('members', { _id: memberId });
    expect(member).toMatchObject({ branchId: chosen });
    const said = (await notes()).filter(({ subjectId }) => subjectId === memberId);
    expect(said).toHaveLength(1);
    // Whoever has seen the member in the branch that is left decides no more.
    const late = chosen === 'branch-2' ? 'branch-3' : 'branch-2';
    expect(codeOf(await moveBy(administrator, late))).toBe('MEMBER_MOVED');
  }
});

it('finds two entries of one person, shows what a merge comes to and makes one of them, once', async () => {
  const same = { name: '田海波', nameInitials: 'thb' };
  const stays = await test.enroll({ member: same });
  const goes = await test.enroll({
    member: same,
    record: { score: 10, months: { '202611': 10 }, byBranch: { 'branch-1': 10 } },
  });
  await test.enroll({ member: { ...same, _id: 'far', branchId: 'x', orgPath: ['x'] } });
  const ofBranch = { organisationId: 'branch-1' };
  expect(await test.call(administrator, 'roster', 'duplicates', ofBranch)).toMatchObject({
    data: {
      complete: true,
      pairs: [
        { likeness: 'branch', entries: [{ memberId: stays }, { memberId: goes, bound: true }] },
      ],
    },
  });
  const both = { staysId: stays, goesId: goes };
  expect(codeOf(await test.call(secretary, 'roster', 'previewMerge', both))).toBe('NOT_ALLOWED');
  expect(await test.call(administrator, 'roster', 'previewMerge', both)).toMatchObject({
    data: { stays: { memberId: stays }, figures: { stays: 0, goes: 10 } },
  });
  const merge = { ...both, phone: 'goes' as const, final: true as const };
  const [first, second] = await Promise.all([
    test.call(administrator, 'roster', 'merge', merge),
    test.call(administrator, 'roster', 'merge', { ...merge, staysId: goes, goesId: stays }),
  ]);
  expect([first, second].map(codeOf).sort()).toEqual(['JOB_RUNNING', 'ok']);
  const started = first.ok ? first : second;
  const [kept, gone] = first.ok ? [stays, goes] : [goes, stays];
  const jobId = started.ok ? started.data.jobId : '';
  const done = await test.call(administrator, 'jobs', 'advance', { jobId });
  expect(done).toMatchObject({ data: { status: 'done', cancellable: false } });
  expect(codeOf(await test.call(administrator, 'roster', 'merge', merge))).toBe('MEMBER_MOVED');
  const move = { memberId: gone, branchId: 'branch-2' };
  expect(codeOf(await test.call(administrator, 'roster', 'move', move))).toBe('MEMBER_MOVED');
  const me = await test.call(openidOf(gone), 'organisation', 'me', {});
  expect(me).toMatchObject({ ok: true, data: { name: '田海波', branchName: '第一支部' } });
  expect(await test.cloud.database.count('bindings', { memberId: kept })).toBe(1);
});

it('leaves whoever holds a role to those who may grant it, and the own entry to somebody else', async () => {
  const merge = (staysId: string, goesId: string) =>
    test.call(administrator, 'roster', 'merge', { staysId, goesId, phone: 'stays', final: true });
  expect(codeOf(await merge('m1', 'm-administrator'))).toBe('MERGE_OWN_ENTRY');
  expect(codeOf(await merge('m-administrator', 'm1'))).toBe('MERGE_OWN_ENTRY');
  const far = secretaryOf('district', 'm-far').member;
  await test.cloud.database.insertMany('members', [{ ...far }]);
  expect(codeOf(await merge('m1', 'm-far'))).toBe('MEMBER_HOLDS_ROLE');
});

it('takes somebody out of the mean for a reason, once', async () => {
  const out = { memberId: 'm1', eligible: false, reason: '长期驻外' };
  expect(await test.call(administrator, 'roster', 'setEligible', out)).toMatchObject({
    data: { changed: true },
  });
  expect(await test.call(administrator, 'roster', 'setEligible', out)).toMatchObject({
    data: { changed: false },
  });
  expect((await test.record('m1')).eligible).toBe(false);
  expect(await notes()).toMatchObject([{ reason: '长期驻外', subjectId: 'm1' }]);
});

it.each([
  ['to a committee', administrator, 'm1', 'committee-1', 'ORGANISATION_PLACE_WRONG'],
  ['to a branch that is not there', administrator, 'm1', 'branch-9', 'NOT_ALLOWED'],
  ['who is not there', administrator, 'm-nobody', 'branch-2', 'NOT_ALLOWED'],
  ['by a secretary', secretary, 'm1', 'branch-2', 'NOT_ALLOWED'],
])('moves nobody %s', async (_what, openid, memberId, branchId, code) => {
  expect(codeOf(await test.call(openid, 'roster', 'move', { memberId, branchId }))).toBe(code);
  expect((await test.record('m1')).branchId).toBe('branch-1');
});
