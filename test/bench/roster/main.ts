import writeExcel from 'write-excel-file/node';
import type { JobView } from '../../../cloudfunctions/shared/contract/jobs';
import type { Reply } from '../../../cloudfunctions/shared/contract/reply';
import type { Organisation } from '../../../cloudfunctions/shared/domain/organisation';
import type { Upload } from '../../../cloudfunctions/shared/domain/upload';
import { aSeason, startsAtMs } from '../../tools/builders';
import {
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
  type TestCloud,
} from '../../tools/test-cloud';

/**
 * What a roster of a whole district takes: 10,000 rows for 48 branches through the function, then the same file again. Prints seconds and
 * megabytes; fails where a step is longer than a step may be, or where the second time changes anything. Functions and store run in
 * this one process, so the memory is that of both.
 */
const people = 10_000;
const branches = 48;
const longestStepMs = 10_000;
const administrator = openidOf('m-administrator');
const branchName = (index: number) => `第${index + 1}工段支部`;

function tree(): Organisation[] {
  const more = Array.from({ length: branches }, (_, index): Organisation => {
    const _id = `b${String(index).padStart(3, '0')}`;
    const path = ['district', 'committee-1', _id];
    const parentId = 'committee-1';
    return { _id, kind: 'branch', name: branchName(index), parentId, path, memberCount: 0 };
  });
  return [...organisations, ...more];
}

/** Names of three characters, every one another. */
const nameOf = (index: number) =>
  String.fromCharCode(0x5f20, 0x4e00 + (index % 100), 0x5000 + Math.floor(index / 100));
const segments = ['', '青年', '老党员', '生产一线', '机关、新党员'];

const workbook = (shift: number) =>
  writeExcel([
    ['姓名', '所在支部', '分类'].map((value) => ({ value })),
    ...Array.from({ length: people }, (_, index) =>
      [
        nameOf(index),
        branchName((index + (index % 100 === 0 ? shift : 0)) % branches),
        segments[index % segments.length] ?? '',
      ].map((value) => ({ value })),
    ),
  ]).toBuffer();

async function uploaded(test: TestCloud, _id: string, content: Buffer): Promise<string> {
  const cloudPath = `uploads/${_id}.xlsx`;
  const fileId = await test.cloud.storage.put(cloudPath, content);
  const upload: Upload = {
    ...{ _id, memberId: 'm-administrator', purpose: 'roster', fileName: '名册.xlsx', cloudPath },
    ...{ beganAtMs: startsAtMs, expiresAtMs: startsAtMs + 3_600_000, fileId },
    bytes: content.length,
  };
  await test.cloud.database.insertMany('uploads', [{ ...upload }]);
  return _id;
}

function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
let mostBytes = 0;
const timed = async <Result>(work: () => Promise<Result>): Promise<[Result, number]> => {
  const began = performance.now();
  const result = await work();
  mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
  return [result, performance.now() - began];
};

/** Previews a file and takes it over; prints how long each took. */
async function importOf(test: TestCloud, what: string, uploadId: string): Promise<JobView> {
  const [preview, previewMs] = await timed(() =>
    test.call(administrator, 'roster', 'previewImport', { uploadId }),
  );
  const { added, changed, moved, same } = dataOf(preview);
  const { jobId } = dataOf(await test.call(administrator, 'roster', 'startImport', { uploadId }));
  const steps: number[] = [];
  let visibleAfterMs: number | undefined;
  for (;;) {
    const [reply, ms] = await timed(() => test.call(administrator, 'jobs', 'advance', { jobId }));
    steps.push(ms);
    const job = dataOf(reply);
    const soFar = steps.reduce((sum, one) => sum + one, 0);
    if (!job.cancellable) visibleAfterMs ??= soFar;
    if (job.status === 'running') continue;
    const longest = Math.max(...steps);
    const figures = [
      `${what}: ${added.count} added, ${changed.count} changed, ${moved.count} moved, ${same} same`,
      `preview ${seconds(previewMs)}`,
      `taken over in ${seconds(soFar)}, visible after ${seconds(visibleAfterMs ?? soFar)}`,
      `${steps.length} steps, the longest ${seconds(longest)}`,
    ];
    process.stdout.write(`${figures.join('; ')}\n`);
    if (job.status !== 'done') throw new Error(`ended as ${job.status}`);
    if (longest > longestStepMs) throw new Error('a step was longer than a step may be');
    return job;
  }
}

async function main(): Promise<void> {
  const own = secretaryOf('committee-1', 'm-administrator');
  Object.assign(own.member.roles[0] ?? {}, { role: 'administrator' });
  const season = { seasons: [aSeason()] };
  const test = await startTestCloud({ organisations: tree(), ...season, ...peopleOf([own]) });
  try {
    const content = await workbook(0);
    const [file, again, shifted] = await Promise.all([
      uploaded(test, '1'.repeat(32), content),
      uploaded(test, '2'.repeat(32), content),
      uploaded(test, '3'.repeat(32), await workbook(1)),
    ]);
    await importOf(test, 'a new roster', file);
    const stored = [
      await test.cloud.database.count('members', { branchId: { $ne: '' } }),
      await test.cloud.database.count('studyRecords', {}),
    ];
    if (stored.some((count) => count !== people + 1)) throw new Error(`stored ${stored.join()}`);
    const before = test.storeVersion();
    await test.call(administrator, 'roster', 'previewImport', { uploadId: again });
    if (test.storeVersion() !== before) throw new Error('a preview has written');
    await importOf(test, 'the same again', again);
    await importOf(test, 'a hundred moved', shifted);
    process.stdout.write(
      `memory of functions and store together: ${Math.round(mostBytes / 1e6)} MB\n`,
    );
  } finally {
    await test.close();
  }
}

void main();
