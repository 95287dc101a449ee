import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildFunctions, FUNCTIONS_DIR, listFunctions } from './functions';
import { ROOT, runTool, type PartOutcome } from './parts';

/** A form of the client that Taro builds. */
export type ClientBuild = 'h5' | 'weapp' | 'weapp-test';

/** Where each build lies, and a file without which it is not there. */
const BUILDS: Record<ClientBuild, { type: string; proof: string; env: Record<string, string> }> = {
  h5: { type: 'h5', proof: 'index.html', env: {} },
  weapp: { type: 'weapp', proof: 'app.json', env: {} },
  // The same program unminified, so that the traces of a failing test can be read.
  'weapp-test': { type: 'weapp', proof: 'app.json', env: { TARO_NO_MIN: '1' } },
};

/** Everything that can change what Taro builds. */
const CLIENT_INPUTS = [
  'src',
  'cloudfunctions/shared/contract',
  'config/index.ts',
  'config/dev.ts',
  'config/prod.ts',
  'config/taro',
  'babel.config.js',
  'package-lock.json',
  'package.json',
  'project.config.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

/** Everything that can change what esbuild bundles. */
const FUNCTION_INPUTS = [
  'cloudfunctions',
  'config/functions.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.server.json',
];

export function clientDir(build: ClientBuild): string {
  return path.join(ROOT, 'dist', build);
}

/** Builds the client unless its inputs are those of the build that is there already. */
export async function ensureClient(build: ClientBuild): Promise<PartOutcome> {
  const { type, proof, env } = BUILDS[build];
  const stamp = stampOf(build);
  const hash = await hashOf(CLIENT_INPUTS);
  if (existsSync(path.join(clientDir(build), proof)) && (await textOf(stamp)) === hash) {
    return { ok: true, output: '', note: 'unchanged' };
  }
  await rm(stamp, { force: true });
  const outcome = await runTool('taro', ['build', '--type', type], {
    env: { NODE_ENV: 'production', TARO_OUT: `dist/${build}`, ...env },
  });
  // Taro ends with success after some compile errors; only a complete output counts.
  const complete = outcome.ok && existsSync(path.join(clientDir(build), proof));
  if (!complete) return { ok: false, output: withoutProgress(outcome.output) };
  await putStamp(stamp, hash);
  return outcome;
}

/**
 * Builds the cloud functions unless what lies there was made of the same sources. Every test that starts a cloud asks for
 * them, and each build costs a second or more. The stamp names the bundles too, so that whoever else writes them is noticed.
 */
export async function ensureFunctions(): Promise<void> {
  const stamp = stampOf('functions');
  const sources = await hashOf(FUNCTION_INPUTS);
  const stampNow = async () => `${sources} ${await hashOf(await bundleFiles())}`;
  if ((await textOf(stamp)) === (await stampNow())) return;
  await buildFunctions();
  await putStamp(stamp, await stampNow());
}

async function bundleFiles(): Promise<string[]> {
  const names = await listFunctions();
  return names.flatMap((name) =>
    ['index.js', 'config.json', 'package.json'].map((file) =>
      path.relative(ROOT, path.join(FUNCTIONS_DIR, name, file)),
    ),
  );
}

function stampOf(build: ClientBuild | 'functions'): string {
  return path.join(ROOT, '.cache', 'builds', build);
}

async function putStamp(stamp: string, text: string): Promise<void> {
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, text);
}

/** Taro draws a progress bar even where nobody can see it; what it has to say comes after the last one. */
function withoutProgress(output: string): string {
  const plain = output.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
  const verdict = plain.lastIndexOf('✖ Webpack');
  return verdict >= 0 ? plain.slice(verdict) : plain.split('\n').slice(-60).join('\n');
}

export async function hashOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesBelow(input)) {
      hash.update(`${file}\0`).update(await readFile(path.join(ROOT, file)));
    }
  }
  return hash.digest('hex');
}

async function filesBelow(input: string): Promise<string[]> {
  const full = path.join(ROOT, input);
  if (!existsSync(full)) return [];
  if (path.extname(input) !== '') return [input];
  const entries = await readdir(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function textOf(file: string): Promise<string | null> {
  return existsSync(file) ? await readFile(file, 'utf8') : null;
}
