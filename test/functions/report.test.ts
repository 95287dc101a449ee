import type { Session } from '../../cloudfunctions/shared/domain/session';
import type { Attendance } from '../../cloudfunctions/shared/domain/study-record';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { someHours } from '../tools/service-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

const district = { organisationId: 'district', organisationName: '示范区', orgPath: ['district'] };
const day = 86_400_000;
const past = (id: string, daysAgo: number, more: Partial<Session> = {}) =>
  aSession({
    _id: id,
    status: 'settled',
    startsAtMs: startsAtMs - daysAgo * day,
    endsAtMs: startsAtMs - daysAgo * day + 90 * minuteMs,
    ...more,
  });
const sessions = [
  past('SESS000A', 9, { ...district, audience: { organisationIds: ['district'], segments: [] } }),
  past('SESS000B', 6, { required: false, mode: 'both' }),
  past('SESS000C', 3, {
    title: '=cmd|calc',
    audience: { organisationIds: ['branch-2'], segments: [] },
  }),
  aSession({ _id: 'SESS000D', title: '冬训第二课' }),
  aSession({ _id: 'SESS000E', status: 'published', startsAtMs: startsAtMs + day }),
  past('SESS000F', 2, { status: 'cancelled' }),
  aSession({
    _id: 'SESS000G',
    status: 'published',
    ...{ organisationId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] },
    audience: { organisationIds: ['branch-2'], segments: [] },
  }),
  aSession({ _id: 'SESS000H', status: 'draft', publishedBy: 'm-somebody-else' }),
];

const at = (
  status: Attendance['status'],
  method: Attendance['method'] = 'code',
  more: Partial<Attendance> = {},
): Attendance => ({ status, method, seenAtMs: startsAtMs, atMs: startsAtMs, ...more });

const person = (memberId: string, name: string, attendance: Record<string, Attendance>) =>
  enrolled(memberId, {
    member: { name },
    record: {
      attendance,
      attended: Object.entries(attendance).flatMap(([id, { status }]) =>
        status === 'present' || status === 'late' ? [id] : [],
      ),
      pending: Object.entries(attendance).flatMap(([id, { status }]) =>
        status === 'pending' ? [id] : [],
      ),
    },
  });

const people = [
  person('m1', '=HYPERLINK("x")', {
    SESS000A: at('present'),
    SESS000B: at('present', 'online'),
    SESS000C: at('late'),
    SESS000D: at('pending'),
  }),
  person('m2', '00123456789012345678', {
    SESS000A: at('late', 'by-hand', { reason: '@SUM(A1)' }),
    SESS000B: at('late'),
  }),
  person('m3', '陈\u202e小明', {
    SESS000A: at('excused', 'leave', { reason: '出差' }),
    SESS000D: at('left', 'by-hand'),
  }),
  person('m4', '赵六', { SESS000A: at('absent', 'settled') }),
];

let test: TestCloud;
const administrator = secretaryOf('district', 'm-admin');
Object.assign(administrator.member.roles[0] ?? {}, {
  role: 'administrator',
  organisationName: '示范区',
});
Object.assign(administrator.member, { name: '钱管理' });
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const second = secretaryOf('branch-2', 'm-second');
for (const { member, record } of [administrator, second]) {
  Object.assign(member, elsewhere);
  Object.assign(record, elsewhere);
}

beforeEach(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions,
    ...peopleOf([...people, secretaryOf('branch-1'), second, administrator]),
  });
});
afterEach(() => test.close());

const secretary = openidOf('m-secretary');
const counts = (more: object) => expect.objectContaining(more) as unknown;

describe('attendance of a branch', () => {
  it('shows every member against every session that has begun, with person-times and heads apart', async () => {
    const reply = await test.call(secretary, 'report', 'branchAttendance', {
      branchId: 'branch-1',
    });
    if (!reply.ok) throw new Error(reply.code);
    const { data } = reply;
    expect(data.sessions.map(({ sessionId, own }) => [sessionId, own])).toEqual([
      ['SESS000D', true],
      ['SESS000B', true],
      ['SESS000A', false],
    ]);
    const rows = new Map(data.members.map((one) => [one.memberId, one]));
    expect([...rows].map(([id, { marks }]) => [id, marks]).sort()).toEqual([
      ['m-secretary', 'NNN'],
      ['m1', 'WOP'],
      ['m2', 'NLL'],
      ['m3', 'QNE'],
      ['m4', 'NNA'],
    ]);
    expect(rows.get('m1')).toMatchObject({
      elsewhere: 1,
      counts: {
        personTimes: { onSite: 1, online: 1 },
        heads: { onSite: 1, online: 1, either: 1 },
        required: { due: 1, attended: 1, excused: 0 },
      },
    });
    // Of the session that still goes on, nobody is missing yet.
    expect(data.counts).toMatchObject({
      invited: 15,
      personTimes: { onSite: 3, online: 1 },
      heads: { onSite: 2, online: 1, either: 2 },
      required: { due: 5, attended: 2, excused: 1 },
      statuses: { present: 2, late: 2, pending: 1, excused: 1, absent: 1, left: 1, none: 4 },
    });
    expect(data).toMatchObject({ complete: true, branchName: '第一支部' });
  });

  it('lists the branches that the roles cover', async () => {
    const all = await test.call(openidOf('m-admin'), 'report', 'branches', { offset: 0 });
    expect(all).toMatchObject({
      ok: true,
      data: {
        total: 2,
        branches: [
          { branchId: 'branch-2', counts: counts({ personTimes: { onSite: 0, online: 0 } }) },
          { branchId: 'branch-1', counts: counts({ personTimes: { onSite: 3, online: 1 } }) },
        ],
      },
    });
    const own = await test.call(secretary, 'report', 'branches', { offset: 0 });
    expect(own.ok && own.data.branches.map((one) => one.branchId)).toEqual(['branch-1']);
  });

  it('names a branch without figures where there are more sessions than are counted', async () => {
    const many = Array.from({ length: 201 }, (_, index) => ({
      ...past(`MANY0${String(index).padStart(3, '0')}`, 1),
    }));
    await test.cloud.database.insertMany('sessions', many);
    const reply = await test.call(secretary, 'report', 'branches', { offset: 0 });
    expect(reply.ok && reply.data.branches).toEqual([
      { branchId: 'branch-1', name: '第一支部', memberCount: 3 },
    ]);
    const branch = await test.call(secretary, 'report', 'branchAttendance', {
      branchId: 'branch-1',
    });
    expect(branch).toMatchObject({ ok: true, data: { complete: false } });
  });
});

async function fileOf(url: string): Promise<ReturnType<typeof readWorkbook>> {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  return readWorkbook(Buffer.from(await answer.arrayBuffer()));
}

describe('exports', () => {
  it('writes the sheet of a session: text stays text, and the first lines say whose it is', async () => {
    const reply = await test.call(openidOf('m-admin'), 'report', 'exportSession', {
      sessionId: 'SESS000A',
    });
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data).toMatchObject({ rows: 7, fileName: '冬训第一课 2026-11-16 签到表.xlsx' });
    const [sheet] = await fileOf(reply.data.url);
    const lines = sheet?.rows.slice(0, 5).map((row) => row[0]?.text ?? '');
    expect(lines?.[0]).toBe('示范区 · 冬训第一课 · 签到表');
    expect(lines?.[1]).toBe('冬训季：2026 年冬训');
    expect(lines?.[2]).toContain('2026-11-16 19:00–20:30');
    expect(lines?.[3]).toMatch(/^由 示范区 钱管理 于 2026-11-25 19:00 导出.*编号 [0-9a-f]{16}$/u);
    expect(lines?.[4]).toBe(
      '应到 7 人；现场签到 2 人，线上签到 0 人（其中非邀请范围 0 人）；待确认 0 人',
    );
    const cells = sheet?.rows.flat() ?? [];
    expect(cells.some((cell) => cell.kind === 'formula')).toBe(false);
    expect(cells.find(({ text }) => text.endsWith('HYPERLINK("x")'))).toEqual({
      kind: 'text',
      text: `'=HYPERLINK("x")`,
    });
    expect(cells).toContainEqual({ kind: 'text', text: '00123456789012345678' });
    expect(cells).toContainEqual({ kind: 'text', text: '陈小明' });
    expect(cells).toContainEqual({ kind: 'text', text: "'@SUM(A1)" });
    const absent = sheet?.rows.find((row) => row[1]?.text === '赵六');
    expect(absent?.map((cell) => cell.text)).toEqual(
      expect.arrayContaining(['赵六', '第一支部', '缺席', '结束后自动登记']),
    );
  });

  it('says of nobody at a session that goes on that they stayed away', async () => {
    const reply = await test.call(secretary, 'report', 'exportSession', { sessionId: 'SESS000D' });
    if (!reply.ok) throw new Error(reply.code);
    const [sheet] = await fileOf(reply.data.url);
    const words = sheet?.rows.flat().map(({ text }) => text) ?? [];
    expect(words).toContain('未到');
    expect(words).not.toContain('未参加');
  });

  it("gives a branch its own part of the district's session and nobody else's", async () => {
    const ask = (organisationId?: string) =>
      test.call(secretary, 'report', 'exportSession', {
        sessionId: 'SESS000A',
        ...(organisationId === undefined ? {} : { organisationId }),
      });
    expect(await ask()).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await ask('branch-2')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await ask('nowhere')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    const own = await ask('branch-1');
    if (!own.ok) throw new Error(own.code);
    const [sheet] = await fileOf(own.data.url);
    expect(own.data.rows).toBe(5);
    expect(sheet?.rows.flat().some(({ text }) => text === '第二支部')).toBe(false);
  });

  it.each([
    ["another branch's session", 'SESS000G', 'branch-1'],
    ["somebody's draft, whole", 'SESS000H', undefined],
    ["somebody's draft, for the own branch", 'SESS000H', 'branch-1'],
  ])('tells nothing of %s', async (_case, sessionId, organisationId) => {
    const input = { sessionId, ...(organisationId === undefined ? {} : { organisationId }) };
    expect(await test.call(secretary, 'report', 'exportSession', input)).toMatchObject({
      ok: false,
      code: 'SESSION_NOT_FOUND',
    });
  });

  it('writes the season of a branch by member and by session', async () => {
    await test.cloud.database.insertMany('serviceHours', [
      { ...someHours('m1', { status: 'confirmed', points: 8 }) },
    ]);
    const reply = await test.call(secretary, 'report', 'exportBranch', { branchId: 'branch-1' });
    if (!reply.ok) throw new Error(reply.code);
    const [members, bySession] = await fileOf(reply.data.url);
    expect(members?.name).toBe('按党员');
    const texts = (rows: { text: string }[][] | undefined) =>
      rows?.map((row) => row.map((cell) => cell.text).join('|')) ?? [];
    expect(texts(members?.rows)).toContainEqual(
      expect.stringContaining('参加 4 人次（现场 3，线上 1），2 人至少参加过一场'),
    );
    expect(texts(members?.rows)).toContainEqual(
      expect.stringContaining('志愿服务 1 人次，1.5 小时；上门 0 次，送 0 份，服务 0 人'),
    );
    const given = members?.rows.flatMap(([, name, ...row]) => {
      const [hours, points] = row.slice(13, 15).map(({ text }) => text);
      return points === '0' || points === undefined ? [] : [[name?.text, hours, points]];
    });
    expect(given).toEqual([
      ['姓名', '志愿服务小时', '志愿服务积分'],
      [`'=HYPERLINK("x")`, '1.5', '8'],
    ]);
    const zhao = members?.rows.find((row) => row[1]?.text === '赵六');
    expect(zhao?.slice(2, 15).map((cell) => cell.text)).toEqual([
      ...['3', '0', '0', '0', '0', '0', '1', '0', '0', '0', '1', '0%', '0'],
    ]);
    expect(texts(bySession?.rows)).toContainEqual(
      expect.stringMatching(
        /^2026-11-16 19:00\|冬训第一课\|第一课\|示范区\|是\|5\|1\|1\|2\|0\|1\|1/u,
      ),
    );
  });

  it('logs every export for the administrators above, and deletes the file after a day', async () => {
    const reply = await test.call(secretary, 'report', 'exportBranch', { branchId: 'branch-1' });
    if (!reply.ok) throw new Error(reply.code);
    const log = await test.call(openidOf('m-admin'), 'report', 'exportLog', {});
    expect(log).toMatchObject({
      ok: true,
      data: {
        rows: [
          {
            kind: 'branch',
            title: '第一支部',
            exporterName: '成员m-secretary',
            rows: 5,
            atMs: startsAtMs,
          },
        ],
      },
    });
    await test.cloud.fireTimer('retain');
    const [entry] = await test.cloud.database.find('exports', {});
    const fileId = (entry as { fileId?: string }).fileId ?? '';
    expect((await fetch(test.cloud.storage.temporaryUrl(fileId))).status).toBe(200);
    test.clock.advance(day);
    expect(await test.cloud.fireTimer('retain')).toMatchObject({ data: { deleted: 1, failed: 0 } });
    expect((await fetch(test.cloud.storage.temporaryUrl(fileId))).status).toBe(404);
    expect(await test.cloud.fireTimer('retain')).toMatchObject({ data: { deleted: 0 } });
    const [after] = await test.cloud.database.find('exports', {});
    expect(after).toMatchObject({ rows: 5, by: 'm-secretary' });
    expect(after).not.toHaveProperty('fileId');
  });

  it('takes a file that is gone already for deleted', async () => {
    const reply = await test.call(secretary, 'report', 'exportBranch', { branchId: 'branch-1' });
    expect(reply.ok).toBe(true);
    const [entry] = await test.cloud.database.find('exports', {});
    await test.cloud.storage.remove((entry as { fileId?: string }).fileId ?? '');
    test.clock.advance(day);
    expect(await test.cloud.fireTimer('retain')).toMatchObject({ data: { deleted: 1, failed: 0 } });
  });
});
