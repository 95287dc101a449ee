import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { chromium, type Response } from 'playwright-core';
import { browserPath } from './browser-path';
import { clientDir, ensureClient } from './builds';
import { buildFunctions } from './functions';

/** WeChat's limit for the main package and for each sub-package, bytes. */
const PACKAGE_LIMIT = 2 * 1024 * 1024;

export interface Size {
  what: string;
  bytes: number;
  note: string;
}

/** Bytes of the main package and of each sub-package of the mini-program as WeChat counts them. */
export async function packageSizes(): Promise<Size[]> {
  const root = clientDir('weapp');
  const app = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  const subPackages = (app.subPackages ?? []).map((sub) => sub.root.replace(/\/$/, ''));
  const totals = new Map<string, number>([['', 0], ...subPackages.map((sub) => [sub, 0] as const)]);
  for (const [file, bytes] of await filesOf(root)) {
    const owner = subPackages.find((sub) => file.startsWith(`${sub}/`)) ?? '';
    totals.set(owner, (totals.get(owner) ?? 0) + bytes);
  }
  return [...totals].map(([owner, bytes]) => ({
    what: owner === '' ? 'mini-program, main package' : `mini-program, ${owner}`,
    bytes,
    note: `${((bytes / PACKAGE_LIMIT) * 100).toFixed(1)} % of WeChat's limit`,
  }));
}

async function filesOf(root: string): Promise<[file: string, bytes: number][]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/\.(map|LICENSE\.txt)$/.test(entry.name),
  );
  return await Promise.all(
    files.map(async (entry): Promise<[string, number]> => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.relative(root, full).split(path.sep).join('/'), (await stat(full)).size];
    }),
  );
}

/** What a browser really asks for until the first page stands still, each file gzipped. */
export async function firstPageOf(root: string): Promise<Size> {
  const server = fastify();
  await server.register(fastifyStatic, { root });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => {
      if (response.ok() && !response.url().includes('/functions/')) responses.push(response);
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const sizes: number[] = [];
    for (const response of responses) {
      // The other pages, which the browser fetches for later while it is idle.
      const isForLater = (await response.request().allHeaders())['sec-purpose'] === 'prefetch';
      if (!isForLater) sizes.push(gzipSync(await response.body()).byteLength);
    }
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const later = responses.length - sizes.length;
    const note = `${sizes.length} requests, gzipped; ${later} more fetched while idle`;
    return { what: 'browser, first page', bytes, note };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function functionSizes(): Promise<Size[]> {
  const built = await buildFunctions();
  return built.map(({ name, bytes }) => ({ what: `function ${name}`, bytes, note: '' }));
}

function printSize({ what, bytes, note }: Size): void {
  console.log(`${what.padEnd(32)}${bytes.toLocaleString('en').padStart(12)} B  ${note}`.trimEnd());
}

async function main(): Promise<void> {
  for (const build of ['weapp', 'h5'] as const) {
    const outcome = await ensureClient(build);
    if (!outcome.ok) throw new Error(`building ${build} failed:\n${outcome.output}`);
  }
  for (const size of await packageSizes()) printSize(size);
  printSize(await firstPageOf(clientDir('h5')));
  for (const size of await functionSizes()) printSize(size);
}

if (process.argv[1] === __filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
