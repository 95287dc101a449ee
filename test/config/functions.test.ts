import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildFunctions, listFunctions } from '../../config/functions';

let outDir: string;

beforeAll(async () => {
  outDir = await mkdtemp(path.join(os.tmpdir(), 'bundles-'));
  await buildFunctions(outDir);
});

afterAll(async () => {
  await rm(outDir, { recursive: true, force: true });
});

async function jsonOf(...names: string[]): Promise<unknown> {
  return JSON.parse(await readFile(path.join(outDir, ...names), 'utf8'));
}

test('every function becomes a folder that WeChat can deploy', async () => {
  const names = await listFunctions();
  expect(names).toEqual(
    expect.arrayContaining(['check-in', 'home', 'lecture', 'ranking', 'score']),
  );
  const root = JSON.parse(await readFile(path.join(__dirname, '../../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of names) {
    expect(await jsonOf(name, 'package.json')).toMatchObject({
      name,
      main: 'index.js',
      dependencies: { 'wx-server-sdk': root.dependencies['wx-server-sdk'] },
    });
    expect(await jsonOf(name, 'config.json')).toBeInstanceOf(Object);
    expect(existsSync(path.join(outDir, name, 'index.js.map'))).toBe(true);
  }
});

test("the SDK and Node's own modules are required; everything else is inside", async () => {
  const bundle = await readFile(path.join(outDir, 'check-in', 'index.js'), 'utf8');
  const required = new Set([...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name));
  expect([...required].filter((name) => !/^(node:.+|crypto|util)$/.test(name!))).toEqual([
    'wx-server-sdk',
  ]);
});

test('a second build leaves unchanged files alone and removes what is no function any more', async () => {
  const bundle = path.join(outDir, 'home', 'index.js');
  const before = (await stat(bundle)).mtimeMs;
  await mkdir(path.join(outDir, 'long-gone'));
  const built = await buildFunctions(outDir);
  expect((await stat(bundle)).mtimeMs).toBe(before);
  expect(existsSync(path.join(outDir, 'long-gone'))).toBe(false);
  expect(built.find(({ name }) => name === 'home')?.bytes).toBe((await stat(bundle)).size);
});
