import { workbookOf } from '../../cloudfunctions/shared/runtime/workbook';
import type { JobView } from '../../cloudfunctions/shared/contract/jobs';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { driveJob, holding, startPointsCloud } from '../tools/points-season';
import { type TestCloud, enrolled, openidOf } from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

let test: TestCloud;
beforeEach(async () => {
  const many = Array.from({ length: 60 }, (_, index) => enrolled(`many-${index}`));
  const namesakes = ['same-1', 'same-2'].map((id) => enrolled(id, { member: { name: '王伟' } }));
  const committee = holding('administrator', 'committee-1', 'm-committee');
  test = await startPointsCloud([...many, ...namesakes, committee]);
});
afterEach(() => test.close());

const titles = '姓名,所在支部,学习日期,学习内容,积分';
const lineOf = (name: string, points: string | number, item = '学习强国', day = '2026-11-20') =>
  `成员${name},第一支部,${day},${item},${points}`;
const csv = (...lines: string[]) => Buffer.from([titles, ...lines].join('\n'));

/** Uploads and reads a file as somebody; answers its batch, and how the reading ended. */
async function read(content: Buffer, by = 'm-admin', fileName = '学习强国.csv') {
  const begun = await test.call(openidOf(by), 'upload', 'begin', {
    ...{ purpose: 'points', fileName, bytes: content.length },
  });
  if (!begun.ok) throw new Error(begun.code);
  const { uploadId, cloudPath } = begun.data;
  const fileId = await test.cloud.storage.put(cloudPath, content);
  const finished = await test.call(openidOf(by), 'upload', 'finish', { uploadId, fileId });
  if (!finished.ok) throw new Error(finished.code);
  const reply = await test.call(openidOf(by), 'points', 'readImport', { uploadId });
  if (!reply.ok) return { code: reply.code };
  const job = await driveJob(test, by, reply.data.jobId);
  return { batchId: reply.data.batchId, job };
}

async function count(batchId: string, by = 'm-admin'): Promise<JobView | string> {
  const reply = await test.call(openidOf(by), 'points', 'countImport', { batchId });
  return reply.ok ? driveJob(test, by, reply.data.jobId) : reply.code;
}

async function lines(batchId: string, wrong: boolean, by = 'm-admin') {
  const input = { batchId, wrong, offset: 0 };
  const reply = await test.call(openidOf(by), 'points', 'importLines', input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

const scoreOf = async (memberId: string) => {
  const record = await test.record(memberId);
  expect(sumOfLedger(record)).toBe(record.score);
  return record.score;
};

describe('a file of outside study', () => {
  it('names every line that is wrong with its cells, and the others count only when somebody says so', async () => {
    const { batchId = '', job } = await read(
      csv(
        lineOf('m1', 30),
        lineOf('m1', 30),
        lineOf('m2', 0),
        lineOf('m2', '1e9'),
        lineOf('m2', 'NaN'),
        lineOf('m2', -5),
        lineOf('m2', '=10+10'),
        lineOf('m2', 101),
        lineOf('nobody', 10),
        lineOf('m3', 10, '学习强国', '2026-11-31'),
        lineOf('m3', 10, '学习强国', '2027-11-20'),
        '王伟,第一支部,2026-11-20,学习强国,5',
        '成员m1,第九支部,,,5',
        lineOf('m-admin', 10),
        lineOf('m3', '12.00'),
      ),
    );
    expect(job).toMatchObject({ status: 'done', result: { good: 2, bad: 13 } });
    const { wrong, batch } = await lines(batchId, true);
    expect(wrong.map(({ row, faults }) => [row, faults])).toEqual([
      [3, { item: 'twice' }],
      [4, { points: 'not-points' }],
      [5, { points: 'not-points' }],
      [6, { points: 'not-points' }],
      [7, { points: 'not-points' }],
      [8, { points: 'not-points' }],
      [9, { points: 'not-points' }],
      [10, { name: 'unknown-member' }],
      [11, { day: 'not-a-day' }],
      [12, { day: 'outside-season' }],
      [13, { name: 'several-members' }],
      [14, { day: 'missing', item: 'missing', branch: 'unknown-branch' }],
      [15, { name: 'self' }],
    ]);
    expect(batch).toMatchObject({
      ...{ status: 'ready', fileName: '学习强国.csv', byName: '成员m-admin' },
      figures: { good: 2, bad: 13, points: 42, members: 2 },
    });
    expect(await scoreOf('m1')).toBe(10);
    expect(await count(batchId)).toMatchObject({ status: 'done', result: { rows: 2, gone: 0 } });
    expect([await scoreOf('m1'), await scoreOf('m3')]).toEqual([40, 12]);
    const { entries } = await test.record('m1');
    expect(entries[`import:${batchId}:2`]).toMatchObject({
      ...{ rule: 'import', points: 30, source: batchId, reason: '学习强国' },
    });
  });

  it('counts once, whether it is sent again, counted again, or its lines stand in another file', async () => {
    const content = csv(lineOf('m1', 30), lineOf('m2', 20));
    const { batchId = '' } = await read(content);
    const again = await read(content);
    expect(again.batchId).toBe(batchId);
    await count(batchId);
    expect(await count(batchId)).toBe('IMPORT_COUNTED_BEFORE');
    expect(await read(content)).toEqual({ code: 'IMPORT_COUNTED_BEFORE' });
    test.clock.advance(1);
    const more = await read(csv(lineOf('m1', 30), lineOf('m2', 20), lineOf('m3', 10)));
    expect(more.job).toMatchObject({ result: { good: 1, bad: 2 } });
    await count(more.batchId ?? '');
    expect([await scoreOf('m1'), await scoreOf('m2'), await scoreOf('m3')]).toEqual([40, 25, 10]);
  });

  it('is read anew where another file was counted after it was read', async () => {
    const first = await read(csv(lineOf('m1', 30)));
    const second = await read(csv(lineOf('m1', 30), lineOf('m2', 5)));
    await count(first.batchId ?? '');
    expect(await count(second.batchId ?? '')).toBe('IMPORT_OUTDATED');
    expect(await scoreOf('m1')).toBe(40);
  });

  it('goes on where it was stopped, each line once, and is taken back as a whole with a reason', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => lineOf(`many-${index}`, 7));
    const { batchId = '' } = await read(csv(...rows));
    const begun = await test.call(openidOf('m-admin'), 'points', 'countImport', { batchId });
    if (!begun.ok) throw new Error(begun.code);
    const { jobId } = begun.data;
    await test.call(openidOf('m-admin'), 'jobs', 'advance', { jobId });
    await test.call(openidOf('m-admin'), 'jobs', 'cancel', { jobId });
    expect(await count(batchId)).toMatchObject({ status: 'done', result: { rows: 60 } });
    for (const id of ['many-0', 'many-39', 'many-59']) expect(await scoreOf(id)).toBe(7);
    const input = { batchId, reason: '文件有误' };
    const back = await test.call(openidOf('m-admin'), 'points', 'reverseImport', input);
    if (!back.ok) throw new Error(back.code);
    expect(await driveJob(test, 'm-admin', back.data.jobId)).toMatchObject({ status: 'done' });
    for (const id of ['many-0', 'many-59']) expect(await scoreOf(id)).toBe(0);
    const { entries } = await test.record('many-0');
    expect(Object.values(entries)).toContainEqual(
      expect.objectContaining({ points: -7, reason: '文件有误' }),
    );
    const notes = await test.cloud.database.find('auditLog', { subjectId: batchId });
    expect(notes.map(({ action }) => action).sort()).toEqual([
      'points-imported',
      'points-reversed',
    ]);
    expect((await lines(batchId, false)).batch).toMatchObject({
      ...{ status: 'reversed', reversed: { byName: '成员m-admin', reason: '文件有误' } },
    });
  });

  it('is taken back also from whom a line’s member was merged into', async () => {
    const { batchId = '' } = await read(csv(lineOf('many-0', 7)));
    await count(batchId);
    const { entries, score } = await test.record('many-0');
    const { database } = test.cloud;
    await database.removeMany('studyRecords', { memberId: 'many-0' });
    await database.updateMany('members', { _id: 'many-0' }, { $set: { mergedInto: 'many-1' } });
    await database.updateMany(
      'studyRecords',
      { memberId: 'many-1' },
      { $set: { entries, score, 'byBranch.branch-1': score } },
    );
    const input = { batchId, reason: '文件有误' };
    const back = await test.call(openidOf('m-admin'), 'points', 'reverseImport', input);
    if (!back.ok) throw new Error(back.code);
    const job = await driveJob(test, 'm-admin', back.data.jobId);
    expect(job).toMatchObject({ status: 'done', result: { gone: 0 } });
    expect(await scoreOf('many-1')).toBe(0);
  });

  it('is for administrators, of their own members, and a batch is theirs alone', async () => {
    const refused = await test.call(openidOf('m-secretary'), 'points', 'imports', {});
    expect(refused).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    const line = '成员m-far,第二支部,2026-11-20,学习强国,10';
    const own = await read(csv(line), 'm-second');
    expect(own.job).toMatchObject({ result: { good: 0, bad: 1 } });
    const { batchId = '' } = await read(csv(line));
    const foreign = await test.call(openidOf('m-second'), 'points', 'countImport', { batchId });
    expect(foreign).toMatchObject({ ok: false, code: 'IMPORT_NOT_FOUND' });
    expect(await count(own.batchId ?? '', 'm-second')).toBe('IMPORT_STATE_CONFLICT');
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'SPREADSHEET_NOT_ONE'],
    ['a table of something else', Buffer.from('姓名,电话\n张三,1'), 'IMPORT_COLUMNS_MISSING'],
    ['titles alone', csv(), 'SPREADSHEET_EMPTY'],
    [
      'more than 10,000 lines',
      csv(...Array.from({ length: 10_001 }, (_, index) => lineOf(`x${index}`, 1))),
      'SPREADSHEET_TOO_LARGE',
    ],
  ])('that is %s is refused with its reason', async (_, content, code) => {
    expect((await read(content)).job).toMatchObject({ status: 'failed', failure: { code } });
  });

  it('of 10,000 lines is read in one step', async () => {
    const content = csv(
      ...Array.from({ length: 10_000 }, (_, index) =>
        lineOf(`many-${index % 60}`, 1, `第 ${Math.floor(index / 60)} 讲`),
      ),
    );
    const { batchId = '', job } = await read(content);
    expect(job).toMatchObject({ status: 'done', result: { good: 10_000, bad: 0 } });
    expect(await count(batchId)).toMatchObject({ status: 'done', result: { rows: 10_000 } });
    expect(await scoreOf('many-0')).toBe(167);
  });
});

describe('the spreadsheets', () => {
  const download = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

  it('are a template that can be read as it is, and the wrong lines in its shape with their reasons', async () => {
    const template = await test.call(openidOf('m-admin'), 'points', 'importTemplate', {});
    if (!template.ok) throw new Error(template.code);
    const [sheet] = readWorkbook(await download(template.data.url));
    const header = sheet?.rows.find((row) => row[0]?.text === '姓名');
    expect(header?.map(({ text }) => text)).toEqual(titles.split(','));
    const filled = await workbookOf([
      {
        name: '导入',
        lines: ['外部学习积分导入', '一', '二', '三'],
        columns: titles.split(',').map((title): [string, number] => [title, 10]),
        rows: [
          ['成员m1', '第一支部', '2026-11-20', '学习强国', 30],
          ['成员m2', '第一支部', '2026-11-20', '=HYPERLINK("x")', 'x'],
        ],
      },
    ]);
    const { batchId = '', job } = await read(filled, 'm-admin', '学习强国.xlsx');
    expect(job).toMatchObject({ result: { good: 1, bad: 1 } });
    const asked = { batchId, file: 'problems' } as const;
    const problems = await test.call(openidOf('m-admin'), 'points', 'importFile', asked);
    if (!problems.ok) throw new Error(problems.code);
    expect(problems.data.fileName).toBe('学习强国-需更正.xlsx');
    const [wrong] = readWorkbook(await download(problems.data.url));
    const row = wrong?.rows.find(([name]) => name?.text === '成员m2') ?? [];
    expect(row.map(({ kind }) => kind)).not.toContain('formula');
    expect(row[5]?.text).toBe('积分：不是 1 至 100 的整数');
    const kept = { batchId, file: 'evidence' } as const;
    const evidence = await test.call(openidOf('m-admin'), 'points', 'importFile', kept);
    if (!evidence.ok) throw new Error(evidence.code);
    expect((await download(evidence.data.url)).equals(filled)).toBe(true);
  });
});
