import writeExcel from 'write-excel-file/node';
import type { JobView } from '../../cloudfunctions/shared/contract/jobs';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Member, Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Upload } from '../../cloudfunctions/shared/domain/upload';
import { aSeason, startsAtMs } from '../tools/builders';
import { readWorkbook } from '../tools/workbook-reader';
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
const administrator = openidOf('m-administrator');
beforeEach(async () => {
  const own = secretaryOf('committee-1', 'm-administrator');
  Object.assign(own.member.roles[0] ?? {}, { role: 'administrator' });
  Object.assign(own.member, { name: '陈晨', segments: ['office'] });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([
      own,
      enrolled('m1', { member: { name: '田海波' } }),
      enrolled('m2', { member: { name: '李梅' } }),
    ]),
  });
});
afterEach(() => test.close());

function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
}

let uploads = 0;
/** A file that the administrator has brought. */
async function uploaded(content: Buffer): Promise<string> {
  uploads += 1;
  const _id = String(uploads).padStart(32, '0');
  const cloudPath = `uploads/${_id}.xlsx`;
  const fileId = await test.cloud.storage.put(cloudPath, content);
  const upload: Upload = {
    ...{ _id, memberId: 'm-administrator', purpose: 'roster', fileName: '名册.xlsx', cloudPath },
    ...{
      beganAtMs: startsAtMs,
      expiresAtMs: startsAtMs + 3_600_000,
      fileId,
      bytes: content.length,
    },
  };
  await test.cloud.database.insertMany('uploads', [{ ...upload }]);
  return _id;
}

const sheet = (rows: string[][]) =>
  writeExcel(
    [['党员名册'], ['姓名', '所在支部', '分类'], ...rows].map((row) =>
      row.map((value) => ({ value })),
    ),
  ).toBuffer();

/** Drives the job to its end, as the screen does. */
async function finished(uploadId: string): Promise<JobView> {
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  for (;;) {
    const job = dataOf(await test.call(administrator, 'jobs', 'advance', { jobId }));
    if (job.status !== 'running') return job;
  }
}

const preview = async (uploadId: string) =>
  dataOf(await test.call(administrator, 'roster', 'previewImport', { uploadId }));
const rosterNow = async () =>
  ((await test.cloud.database.find('members', {})) as unknown as Member[])
    .map(({ name, branchId, segments }) => `${name} ${branchId} ${segments.join()}`)
    .sort();

const rows = [
  ['陈晨', '第一支部', '机关'],
  ['田　海波', '第二支部', '生产一线、老党员'],
  ['赵新', '第二支部', ''],
  ['', '第一支部', ''],
  ['钱多', '第九支部', ''],
];

it('shows what a file would change, changes nothing by it, and then exactly that; the same file again changes nothing', async () => {
  const uploadId = await uploaded(await sheet(rows));
  const before = await rosterNow();
  expect(await preview(uploadId)).toEqual({
    fileName: '名册.xlsx',
    added: { count: 1, shown: [{ row: 5, name: '赵新', branchName: '第二支部' }] },
    changed: { count: 0, shown: [] },
    moved: { count: 1, shown: [{ row: 4, name: '田海波', branchName: '第二支部' }] },
    same: 1,
    missing: { count: 1, shown: [{ row: 0, name: '李梅', branchName: '第一支部' }] },
    faults: {
      count: 2,
      shown: [
        { row: 6, column: 'name', fault: 'missing' },
        { row: 7, column: 'branch', fault: 'unknown' },
      ],
    },
  });
  expect(await rosterNow()).toEqual(before);

  expect(await finished(uploadId)).toMatchObject({
    status: 'done',
    result: { lines: 3, faults: 2 },
  });
  const after = await rosterNow();
  expect(after).toEqual([
    '李梅 branch-1 line',
    '田海波 branch-2 line,senior',
    '赵新 branch-2 ',
    '陈晨 branch-1 office',
  ]);
  expect(await test.record('m1')).toMatchObject({
    branchId: 'branch-2',
    segments: ['line', 'senior'],
  });
  const counts = (await test.cloud.database.find('organisations', {
    kind: 'branch',
  })) as unknown as Organisation[];
  expect(counts.map(({ _id, memberCount }) => [_id, memberCount])).toEqual([
    ['branch-1', 2],
    ['branch-2', 2],
  ]);
  // Who was added can be found by the phone that asks under the name.
  expect(JSON.stringify(await test.cloud.database.find('jobs', {}))).not.toMatch(/赵新|田海波/u);
  expect(JSON.stringify(await test.cloud.database.find('auditLog', {}))).not.toMatch(
    /赵新|田海波/u,
  );

  const again = await uploaded(await sheet(rows));
  expect(await preview(again)).toMatchObject({
    ...{ added: { count: 0 }, changed: { count: 0 }, moved: { count: 0 }, same: 3 },
  });
  await finished(again);
  expect(await rosterNow()).toEqual(after);
});

it('takes five hundred lines over in steps, as often as a step is done', async () => {
  const many = Array.from({ length: 500 }, (_, row) => [
    `成员${String.fromCharCode(0x4e00 + row)}`,
    '第二支部',
    '青年',
  ]);
  const uploadId = await uploaded(await sheet(many));
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  const busy = await test.call(administrator, 'roster', 'startImport', { uploadId });
  expect(busy).toMatchObject({ ok: false, code: 'JOB_RUNNING' });
  const first = dataOf(await test.call(administrator, 'jobs', 'advance', { jobId }));
  // Staged is half of the way, and nobody sees it.
  expect(first).toMatchObject({ status: 'running', done: 250, total: 500, cancellable: true });
  const people = async () =>
    dataOf(
      await test.call(administrator, 'organisation', 'people', {
        ...{ organisationId: 'branch-2', offset: 0 },
      }),
    ).total;
  expect(await people()).toBe(0);
  const second = dataOf(await test.call(administrator, 'jobs', 'advance', { jobId }));
  expect(second).toMatchObject({ status: 'running', cancellable: false });
  expect(await people()).toBe(500);
  const late = dataOf(await test.call(administrator, 'jobs', 'cancel', { jobId }));
  expect(late).toMatchObject({ status: 'running', cancellable: false });
  const job = await (async () => {
    for (;;) {
      const view = dataOf(await test.call(administrator, 'jobs', 'advance', { jobId }));
      if (view.status !== 'running') return view;
    }
  })();
  expect(job.status).toBe('done');
  expect(await test.cloud.database.count('members', { branchId: 'branch-2' })).toBe(500);
  expect(await test.cloud.database.count('studyRecords', { branchId: 'branch-2' })).toBe(500);
}, 60_000);

it('leaves nothing behind when it is stopped in the middle', async () => {
  const uploadId = await uploaded(await sheet(rows));
  const before = await rosterNow();
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  await test.call(administrator, 'jobs', 'advance', { jobId });
  expect(await test.cloud.database.count('members', { 'staged.jobId': jobId })).toBe(2);
  const stopped = dataOf(await test.call(administrator, 'jobs', 'cancel', { jobId }));
  expect(stopped).toMatchObject({ status: 'cancelled', cancellable: false });
  expect(await rosterNow()).toEqual(before);
  expect(await test.cloud.database.count('members', { 'staged.jobId': jobId })).toBe(0);
});

it('lets a hand change whom an import has just made visible', async () => {
  const uploadId = await uploaded(await sheet(rows));
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  for (let step = 0; step < 2; step += 1)
    await test.call(administrator, 'jobs', 'advance', { jobId });
  const edit = { memberId: 'm1', name: '田海波', segments: ['youth' as const] };
  expect(await test.call(administrator, 'roster', 'edit', edit)).toMatchObject({
    data: { branchId: 'branch-2', segments: ['youth'] },
  });
  await test.call(administrator, 'jobs', 'advance', { jobId });
  await test.call(administrator, 'jobs', 'advance', { jobId });
  expect(await rosterNow()).toContain('田海波 branch-2 youth');
  expect(await test.record('m1')).toMatchObject({ branchId: 'branch-2', segments: ['youth'] });
});

it.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ['an empty file', () => Buffer.from('\n\n'), 'SPREADSHEET_EMPTY'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'SPREADSHEET_NOT_ONE'],
  ['a sheet without branches', () => Buffer.from('姓名,电话\n张三,1'), 'IMPORT_COLUMNS_MISSING'],
  ['a sheet without titles', () => Buffer.from('张三,第一支部'), 'IMPORT_COLUMNS_MISSING'],
])('refuses %s and changes nothing', async (_what, content, code) => {
  const uploadId = await uploaded(await content());
  const before = await rosterNow();
  expect(await test.call(administrator, 'roster', 'previewImport', { uploadId })).toMatchObject({
    ok: false,
    code,
  });
  expect(await finished(uploadId)).toMatchObject({ status: 'failed', failure: { code } });
  expect(await rosterNow()).toEqual(before);
});

it("knows nothing of other committees' branches and of other people's files", async () => {
  const [district] = organisations;
  const path = ['district', 'committee-2', 'branch-9'];
  await test.cloud.database.insertMany('organisations', [
    {
      ...district,
      _id: 'branch-9',
      kind: 'branch',
      name: '第九支部',
      parentId: 'committee-2',
      path,
    },
  ] as never);
  await test.enroll({
    member: { _id: 'm-far', name: '钱多', branchId: 'branch-9', orgPath: path },
  });
  const uploadId = await uploaded(
    await sheet([
      ['钱多', '第一支部', ''],
      ['孙远', '第九支部', ''],
    ]),
  );
  expect(await preview(uploadId)).toMatchObject({
    ...{
      added: { count: 1 },
      moved: { count: 0 },
      faults: { shown: [{ row: 4, column: 'branch', fault: 'unknown' }] },
    },
  });
  const secretary = secretaryOf('branch-1');
  await test.cloud.database.insertMany('members', [{ ...secretary.member }] as never);
  await test.cloud.database.insertMany('bindings', [{ ...secretary.binding }] as never);
  expect(
    await test.call(openidOf('m-secretary'), 'roster', 'previewImport', { uploadId }),
  ).toMatchObject({ code: 'NOT_ALLOWED' });
});

describe('taking lists along', () => {
  /** Rows below the heading of the only sheet, cells as text. */
  const fetched = async ({ url }: { url: string }) => {
    const content = Buffer.from(await (await fetch(url)).arrayBuffer());
    const [sheet] = readWorkbook(content);
    return { content, texts: (sheet?.rows ?? []).map((row) => row.map(({ text }) => text)) };
  };
  const logged = () => test.cloud.database.find('exports', {});

  it('gives the lines that could not be taken over with why, as a file that can be mended and brought again', async () => {
    const uploadId = await uploaded(
      await sheet([...rows, ['=1+1', '第一支部', ''], ['周全', '第一支部', '青年、飞行员']]),
    );
    await finished(uploadId);
    const answer = dataOf(await test.call(administrator, 'roster', 'exportFaults', { uploadId }));
    expect(answer).toMatchObject({ rows: 4, fileName: '名册里没能导入的行.xlsx' });
    const { texts } = await fetched(answer);
    expect(texts.slice(-5)).toEqual([
      ['姓名', '所在支部', '分类', '原因', '原行号'],
      ['', '第一支部', '', '姓名：没有填写', '6'],
      ['钱多', '第九支部', '', '所在支部：小程序里没有这个写法，请改成一致的', '7'],
      ["'=1+1", '第一支部', '', '姓名：不像姓名，请去掉数字和多余的字', '8'],
      ['周全', '第一支部', '青年、飞行员', '分类：小程序里没有这个写法，请改成一致的', '9'],
    ]);
    expect(await logged()).toMatchObject([{ kind: 'faults', by: 'm-administrator', rows: 4 }]);

    const mended = texts.map((row) =>
      row.map((text) => (text === '第九支部' ? '第一支部' : text === '飞行员' ? '' : text)),
    );
    const again = await uploaded(
      await writeExcel(mended.map((row) => row.map((value) => ({ value })))).toBuffer(),
    );
    expect(await preview(again)).toMatchObject({
      added: { count: 1, shown: [{ name: '钱多' }] },
      faults: { count: 3 },
    });
  });

  it('gives a roster that comes to nothing when it is imported again, watermarked and logged', async () => {
    const answer = dataOf(
      await test.call(administrator, 'roster', 'export', { organisationId: 'committee-1' }),
    );
    const { content, texts } = await fetched(answer);
    expect(texts.flat().join()).toMatch(/由 .*陈晨 于 .* 导出/u);
    expect(texts.slice(-3)).toEqual([
      ['陈晨', '第一支部', '机关'],
      ['李梅', '第一支部', '生产一线'],
      ['田海波', '第一支部', '生产一线'],
    ]);
    expect(await logged()).toMatchObject([{ kind: 'roster', subjectId: 'committee-1', rows: 3 }]);
    expect(await preview(await uploaded(content))).toMatchObject({
      ...{ added: { count: 0 }, changed: { count: 0 }, moved: { count: 0 }, same: 3 },
      ...{ missing: { count: 0 }, faults: { count: 0 } },
    });
  });

  it.each([
    ['a member', 'm1', 'branch-1'],
    ['an administrator of another committee', 'm-administrator', 'district'],
  ])('gives none to %s', async (_who, memberId, organisationId) => {
    const reply = await test.call(openidOf(memberId), 'roster', 'export', { organisationId });
    expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await logged()).toEqual([]);
  });
});
