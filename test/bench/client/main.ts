import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { clientDir, ensureClient } from '../../../config/builds';
import { ROOT, runTool } from '../../../config/parts';
import { firstPageOf, packageSizes } from '../../../config/sizes';
import { cookieOf, HttpPerson } from '../../tools/http-person';
import { startSeasonServer } from '../../tools/planted-season';
import { measurePage, withLighthouse, type LighthouseFigures } from './lighthouse';

/**
 * `npm run bench:client`: the client's figures of goals.md. Sizes are compared with a hello world of Taro that is built in the same run;
 * what crosses to WeChat's view is counted in the built mini-program by test/weapp/client-figures.test.ts. It prints and never fails for
 * a goal that does not hold.
 */
const HELLO = path.join(__dirname, 'hello');
const FIGURES = path.join(ROOT, '.cache/bench/client-figures.json');
/** Lighthouse's runs of each page, ours and the hello world in turn: one run alone says as much of the machine as of the page. */
const RUNS = 5;
const kilobyte = 1024;

/** What test/weapp/client-figures.test.ts leaves behind. */
interface Counted {
  figures: Record<string, number>;
  taps: { what: string; calls: number; bytes: number }[];
}

async function main(): Promise<void> {
  for (const build of ['weapp', 'h5'] as const) {
    const outcome = await ensureClient(build);
    if (!outcome.ok) throw new Error(`building ${build} failed:\n${outcome.output}`);
  }
  const hello = { weapp: await buildHello('weapp'), h5: await buildHello('h5') };
  console.log('size, mini-program');
  const [own, ...packages] = await packageSizes();
  const helloBytes = await bytesBelow(hello.weapp);
  const ratio = (own?.bytes ?? 0) / helloBytes;
  const measured = `${own?.bytes} B, hello world ${helloBytes} B: ${ratio.toFixed(2)} ×`;
  print('main package', measured, '≤ 1.5 ×', ratio <= 1.5);
  for (const { what, bytes } of packages)
    print(what.replace(/^.*, /u, ''), `${bytes} B`, '≤ 150 KB', bytes <= 150 * kilobyte);
  await printCounted();
  await printFirstPage(hello.h5);
  await printLighthouse(hello.h5);
}

/** Taro resolves the project from the folder that it is started in. */
async function buildHello(type: 'weapp' | 'h5'): Promise<string> {
  const target = path.join(ROOT, 'dist', `hello-${type}`);
  const { ok, output } = await runTool('taro', ['build', '--type', type], {
    cwd: HELLO,
    env: { NODE_ENV: 'production', TARO_OUT: path.relative(HELLO, target) },
  });
  if (!ok) throw new Error(`building the hello world failed:\n${output}`);
  return target;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/\.(map|LICENSE\.txt)$/u.test(entry.name),
  );
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What the built mini-program hands to the view, counted in the host. */
async function printCounted(): Promise<void> {
  const file = 'test/weapp/client-figures.test.ts';
  const { ok, output } = await runTool('jest', [file, '--selectProjects', 'weapp'], {
    env: { WEAPP_BUILD: path.basename(clientDir('weapp')) },
  });
  if (!ok || !existsSync(FIGURES)) throw new Error(`counting failed:\n${output}`);
  const { figures, taps } = JSON.parse(readFileSync(FIGURES, 'utf8')) as Counted;
  const of = (name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`${file} counted no ${name}`);
    return figure;
  };
  console.log('\nsetData, nodes and calls, counted in the built mini-program');
  const setData = (what: string, name: string, goal: string, calls: number, bytes: number) => {
    const [c, b] = [of(`${name}Calls`), of(`${name}Bytes`)];
    print(what, `${c} calls, ${b} B`, goal, c <= calls && b <= bytes);
  };
  setData('first page, nothing known', 'firstPage', '1 call, ≤ 8 KB', 1, 8 * kilobyte);
  console.log(
    '        The first of the two is the shell with its skeleton: one call alone would leave people before an empty page until the cloud answers.',
  );
  setData('first page, known before', 'knownPage', '1 call, ≤ 8 KB', 1, 8 * kilobyte);
  console.log(
    `        its tab bar, apart from it: ${of('tabBarCalls')} calls, ${of('tabBarBytes')} B`,
  );
  for (const { what, calls, bytes } of taps) {
    print(`tap, ${what}`, `${calls} calls, ${bytes} B`, '≤ 2 calls', calls <= 2);
  }
  const p95 =
    taps.map(({ bytes }) => bytes).sort((a, b) => a - b)[Math.ceil(taps.length * 0.95) - 1] ?? 0;
  print(`p95 of these ${taps.length} taps`, `${p95} B`, '≤ 512 B', p95 <= 512);
  const ranking = [of('rankingBytes'), of('rankingNodes'), of('rankingDepth')] as const;
  const [bytes, nodes, depth] = ranking;
  const isLean = bytes <= 12 * kilobyte && nodes <= 600 && depth <= 15;
  const words = `${bytes} B, ${nodes} nodes, depth ${depth}`;
  print('ranking, 50 rows', words, '≤ 12 KB, ≤ 600 nodes, depth ≤ 15', isLean);
  print('cloud calls to the first screen', `${of('cloudCalls')}`, '1', of('cloudCalls') <= 1);
}

async function printFirstPage(hello: string): Promise<void> {
  console.log('\nbrowser build, first page, each file gzipped');
  const [own, plain] = [await firstPageOf(clientDir('h5')), await firstPageOf(hello)];
  const ratio = own.bytes / plain.bytes;
  const measured = `${own.bytes} B, hello world ${plain.bytes} B: ${ratio.toFixed(2)} ×`;
  print('requests of the first page', measured, '≤ 2 ×', ratio <= 2);
}

/** The first page as a member has it, from the real functions, beside the hello world; both in this run, in turn. */
async function printLighthouse(hello: string): Promise<void> {
  console.log('\nbrowser build, Lighthouse on its simulated phone');
  await withLighthouse(async (folder) => {
    const season = await startSeasonServer();
    const plain = fastify();
    await plain.register(fastifyStatic, { root: hello });
    try {
      const cookie = await cookieOf(season.url, 'line-worker');
      // The function's cold start is `npm run bench:cloud`'s figure, not the page's.
      await (await HttpPerson.at(season.url, 'line-worker')).call('home', 'overview', {});
      const plainUrl = await plain.listen({ port: 0, host: '127.0.0.1' });
      const own: LighthouseFigures[] = [];
      const other: LighthouseFigures[] = [];
      for (let round = 0; round < RUNS; round++) {
        own.push(await measurePage(folder, season.url, cookie));
        other.push(await measurePage(folder, plainUrl));
      }
      printPages(own, other);
    } finally {
      await plain.close();
      await season.close();
    }
  }).catch((error: unknown) => {
    console.log(`  not measured: ${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Medians of all runs, with the smallest and the largest. */
function printPages(own: LighthouseFigures[], other: LighthouseFigures[]): void {
  const both = (of: keyof LighthouseFigures, digits: number) => {
    const [ours, plain] = [
      spreadOf(own.map((run) => run[of])),
      spreadOf(other.map((run) => run[of])),
    ];
    const words = ({ median, least, most }: Spread) =>
      `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
    return { median: ours.median, words: `${words(ours)}, hello world ${words(plain)}` };
  };
  const [score, shift] = [both('score', 2), both('shift', 3)];
  print('score', score.words, '≥ 0.95', score.median >= 0.95);
  print('layout shift', shift.words, '≤ 0.02', shift.median <= 0.02);
  console.log(`        first paint, ms: ${both('firstPaintMs', 0).words}`);
  console.log(`        largest paint, ms: ${both('largestPaintMs', 0).words}`);
  console.log(`        time blocked, ms: ${both('blockedMs', 0).words}`);
  console.log(`        the machine, Lighthouse's own figure: ${both('machine', 0).words}`);
}

interface Spread {
  median: number;
  least: number;
  most: number;
}

function spreadOf(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { median: at((sorted.length - 1) >> 1), least: at(0), most: at(sorted.length - 1) };
}

const print = (what: string, measured: string, goal: string, holds: boolean) =>
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${measured} (goal ${goal})`);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
