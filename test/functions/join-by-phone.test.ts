import writeExcel from 'write-excel-file/node';
import type { JoinStanding } from '../../cloudfunctions/shared/contract/joining';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Member } from '../../cloudfunctions/shared/domain/organisation';
import { aSeason, minuteMs, startsAtMs } from '../tools/builders';
import { readWorkbook } from '../tools/workbook-reader';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

/** Joining by the number that WeChat has verified: from the roster's column to the binding, and every way in which it must not work. */
const consent = true as const;
const administrator = openidOf('m-admin');
const own = '13812345678';
const shared = '13900001111';
const ofSecretary = '13700002222';
const across = '13600003333';
const raced = '13500004444';
const guessed = '13400005555';
const numbers = [own, shared, ofSecretary, across, raced, guessed];
const lines: string[] = [];
let test: TestCloud;

const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);
const join = (openid: string, phoneCode: string) =>
  test.call(openid, 'joining', 'byPhone', { phoneCode, consent });
const joinWith = (openid: string, phone: string) => join(openid, test.cloud.issuePhoneCode(phone));
const allow = (on: boolean, organisationId = 'committee-1') =>
  test.call(administrator, 'organisation', 'setJoinByPhone', { organisationId, on });
const membersNow = async () =>
  (await test.cloud.database.find('members', {})) as unknown as Member[];

let uploads = 0;
async function uploaded(rows: string[][]): Promise<string> {
  const titles = ['姓名', '所在支部', '手机号'];
  const content = await writeExcel(
    [titles, ...rows].map((row) => row.map((value) => ({ value }))),
  ).toBuffer();
  uploads += 1;
  const _id = String(uploads).padStart(32, '0');
  const cloudPath = `uploads/${_id}.xlsx`;
  const fileId = await test.cloud.storage.put(cloudPath, content);
  await test.cloud.database.insertMany('uploads', [
    {
      ...{ _id, memberId: 'm-admin', purpose: 'roster', fileName: '名册.xlsx', cloudPath, fileId },
      ...{ beganAtMs: startsAtMs, expiresAtMs: startsAtMs + 3_600_000, bytes: content.length },
    },
  ]);
  return _id;
}

async function imported(rows: string[][]): Promise<void> {
  const uploadId = await uploaded(rows);
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  for (;;) {
    const job = dataOf(await test.call(administrator, 'jobs', 'advance', { jobId }));
    if (job.status === 'done') return;
    expect(job.status).toBe('running');
  }
}

const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const roster = [
  ['田海波', '第一支部', '138 1234 5678'],
  ['李梅', '第一支部', shared],
  ['李建国', '第一支部', `+86${shared}`],
  ['苏明辉', '第一支部', ofSecretary],
  ['赵一', '第一支部', across],
  ['赵二', '第二支部', across],
  ['钱三', '第一支部', raced],
  ['钱四', '第一支部', guessed],
];

// One cloud, one story: each case has members of its own.
beforeAll(async () => {
  const district = secretaryOf('district', 'm-admin');
  Object.assign(district.member.roles[0] ?? {}, { role: 'administrator' });
  const secretary = secretaryOf('branch-1');
  Object.assign(secretary.member, { name: '苏明辉' });
  const named = (memberId: string, name: string, place = {}) =>
    enrolled(memberId, { member: { name, ...place }, record: place });
  test = await startTestCloud(
    {
      organisations,
      seasons: [aSeason()],
      ...peopleOf([
        ...[district, secretary, named('m1', '田海波'), named('m2', '李梅')],
        ...[named('m3', '李建国'), named('m4', '赵一'), named('m5', '赵二', elsewhere)],
        ...[named('m6', '钱三'), named('m7', '钱四')],
      ]),
    },
    (line) => lines.push(line),
  );
});
afterAll(() => test.close());

it('takes numbers over only where they are asked for, and knows them again in an export', async () => {
  await imported(roster);
  expect((await membersNow()).filter(({ phoneKey }) => phoneKey)).toEqual([]);
  expect(codeOf(await joinWith('o-early', own))).toBe('PHONE_NOT_ASKED');
  expect(test.cloud.openApiCalls).toEqual([]);
  dataOf(await allow(true));
  await imported(roster);
  expect((await membersNow()).find(({ _id }) => _id === 'm1')).toMatchObject({
    phoneMasked: '138****5678',
    phoneKey: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
  });
  // The same file again, and the numbers as an export shows them, change nothing; a slip of the pen is named.
  const preview = async (rows: string[][]) =>
    dataOf(
      await test.call(administrator, 'roster', 'previewImport', { uploadId: await uploaded(rows) }),
    );
  expect(await preview(roster)).toMatchObject({ same: 8, faults: { count: 0 } });
  const masked = await preview([['田海波', '第一支部', '138****5678']]);
  expect(masked).toMatchObject({ same: 1, faults: { count: 0 } });
  expect((await preview([['田海波', '第一支部', '1381234567']])).faults.shown).toEqual([
    { row: 2, column: 'phone', fault: 'not-a-phone' },
  ]);
  const { url } = dataOf(
    await test.call(administrator, 'roster', 'export', { organisationId: 'branch-1' }),
  );
  const text = JSON.stringify(readWorkbook(Buffer.from(await (await fetch(url)).arrayBuffer())));
  expect(text).toContain('138****5678');
  expect(text).not.toContain(own);
});

it('binds at once where one member has the number, and again on another phone, which the old one is told', async () => {
  expect(dataOf(await test.call('o-new', 'joining', 'ways', {}))).toEqual({ byPhone: true });
  const joined = dataOf(await joinWith('o-new', own));
  expect(joined).toEqual({ state: 'member', name: '田海波', branchName: '第一支部' });
  expect(dataOf(await test.call(openidOf('m1'), 'joining', 'standing', {}))).toMatchObject({
    state: 'replaced',
  });
  expect(dataOf(await test.call('o-new', 'home', 'overview', {})).member).toMatchObject({
    branchName: '第一支部',
  });
  expect(codeOf(await joinWith('o-new', own))).toBe('ALREADY_JOINED');
  expect(await test.cloud.database.find('auditLog', { action: 'member-joined' })).toHaveLength(1);
});

it('lets one of many phones have the number at the same moment', async () => {
  const codes = Array.from({ length: 6 }, () => test.cloud.issuePhoneCode(raced));
  const replies = await Promise.all(codes.map((code, at) => join(`o-racer-${at}`, code)));
  for (const reply of replies) expect(['ok', 'BUSY']).toContain(codeOf(reply));
  const bound = await test.cloud.database.find('bindings', { memberId: 'm6' });
  expect(bound).toHaveLength(1);
  expect((await test.record('m6')).openidKey).toBe(bound[0]?._id);
});

it('asks the secretary where several have the number, and lets nobody else choose', async () => {
  const asked: JoinStanding = dataOf(await joinWith('o-couple', shared));
  expect(asked).toMatchObject({ state: 'asking', name: '', branchName: '第一支部' });
  const desk = openidOf('m-secretary');
  const [row] = dataOf(await test.call(desk, 'joining', 'requests', {})).rows;
  expect(row?.candidates.map(({ name, phone }) => [name, phone]).sort()).toEqual([
    ['李建国', '139****1111'],
    ['李梅', '139****1111'],
  ]);
  const askId = row?.askId ?? '';
  const accept = (memberId?: string) =>
    test.call(desk, 'joining', 'accept', {
      askId,
      replace: true,
      ...(memberId ? { memberId } : {}),
    });
  // Neither somebody new, nor somebody who has not this number.
  expect(codeOf(await accept())).toBe('MEMBER_NOT_FOUND');
  expect(codeOf(await accept('m1'))).toBe('MEMBER_NOT_FOUND');
  expect(codeOf(await accept('m2'))).toBe('ok');
  expect(dataOf(await test.call('o-couple', 'joining', 'standing', {}))).toMatchObject({
    ...{ state: 'member', name: '李梅' },
  });
});

it('has a number of two branches decided above them', async () => {
  expect(dataOf(await joinWith('o-across', across))).toMatchObject({ branchName: '第一党委' });
  const desk = openidOf('m-secretary');
  expect(dataOf(await test.call(desk, 'joining', 'requests', {})).rows).toEqual([]);
  const [row] = dataOf(await test.call(administrator, 'joining', 'requests', {})).rows;
  expect(row?.candidates).toHaveLength(2);
  const askId = row?.askId ?? '';
  expect(codeOf(await test.call(desk, 'joining', 'accept', { askId, memberId: 'm4' }))).toBe(
    'NOT_ALLOWED',
  );
  const accept = { askId, memberId: 'm5', replace: true };
  expect(codeOf(await test.call(administrator, 'joining', 'accept', accept))).toBe('ok');
});

it('never gives a role to a number alone', async () => {
  expect(dataOf(await joinWith('o-thief', ofSecretary))).toMatchObject({ state: 'asking' });
  expect(codeOf(await test.call('o-thief', 'organisation', 'tree', {}))).toBe('NOT_JOINED');
  // Nor does the branch decide who is its secretary: who could grant the role does.
  const [row] = dataOf(await test.call(administrator, 'joining', 'requests', {})).rows;
  const accept = { askId: row?.askId ?? '', memberId: 'm-secretary', replace: true };
  const desk = openidOf('m-secretary');
  expect(codeOf(await test.call(desk, 'joining', 'accept', accept))).toBe('MEMBER_HOLDS_ROLE');
  expect(codeOf(await test.call(administrator, 'joining', 'accept', accept))).toBe('ok');
});

it('refuses codes that are forged, used, too old, and numbers that nobody has; and soon does not ask WeChat any more', async () => {
  const used = test.cloud.issuePhoneCode(own);
  const old = test.cloud.issuePhoneCode(guessed);
  expect(codeOf(await join('o-newer', used))).toBe('ok');
  expect(codeOf(await join('o-x', used))).toBe('PHONE_CODE_INVALID');
  expect(codeOf(await join('o-x', 'f0f0f0f0f0f0f0f0'))).toBe('PHONE_CODE_INVALID');
  expect(codeOf(await joinWith('o-x', '13511112222'))).toBe('PHONE_NOT_FOUND');
  test.clock.advance(6 * minuteMs);
  expect(codeOf(await join('o-x', old))).toBe('PHONE_CODE_INVALID');
  expect(codeOf(await joinWith('o-x', '13511112223'))).toBe('PHONE_NOT_FOUND');
  const before = test.cloud.openApiCalls.length;
  // A right number too: otherwise guessing would go on.
  expect(codeOf(await joinWith('o-x', guessed))).toBe('PHONE_TOO_OFTEN');
  expect(test.cloud.openApiCalls).toHaveLength(before);
  test.clock.advance(61 * minuteMs);
  expect(codeOf(await joinWith('o-x', guessed))).toBe('ok');
});

it('keeps no number in the store or in a log, and lets the file with numbers go at once', async () => {
  await test.cloud.fireTimer('retain');
  expect(await test.cloud.database.find('uploads', {})).toEqual([]);
  const collections = ['members', 'bindings', 'jobs', 'auditLog', 'wrongCodes', 'exports'];
  const kept: unknown[] = await Promise.all(
    [...collections, 'uploads', 'studyRecords', 'organisations'].map((name) =>
      test.cloud.database.find(name, {}),
    ),
  );
  const text = JSON.stringify(kept) + lines.join('\n');
  expect(text).toContain('138****5678');
  for (const number of [...numbers, '13511112222']) expect(text).not.toContain(number);
});

it('is switched by who administrates there, noted, and forgets the numbers when it ends', async () => {
  const desk = 'o-thief';
  const on = { organisationId: 'committee-1', on: true };
  expect(codeOf(await test.call(desk, 'organisation', 'setJoinByPhone', on))).toBe('NOT_ALLOWED');
  dataOf(await allow(true));
  dataOf(await allow(true, 'district'));
  test.clock.advance(minuteMs);
  const withPhone = async () => (await membersNow()).filter(({ phoneKey }) => phoneKey).length;
  dataOf(await allow(false));
  // The district still asks for them.
  expect(await withPhone()).toBe(8);
  dataOf(await allow(false, 'district'));
  expect(await withPhone()).toBe(0);
  expect(codeOf(await joinWith('o-late', own))).toBe('PHONE_NOT_ASKED');
  const notes = await test.cloud.database.find('auditLog', { action: 'organisation-changed' });
  expect(notes).toHaveLength(4);
  const { rows } = dataOf(await test.call(administrator, 'organisation', 'tree', {}));
  expect(rows.map(({ joinByPhone }) => joinByPhone)).toEqual(['off', 'off', undefined, undefined]);
});
