/**
 * Packages of the platform's own tools, as published and without what they depend on: for what they say (a schema, types), not to be
 * run. The set-up fetches them with npm and holds them to their digests; test/config/deploy-schema.test.ts reads them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CONFIG = path.dirname(fileURLToPath(import.meta.url));
/** Among what npm has brought, which no tool of ours looks through. */
const CACHE = path.join(CONFIG, '..', 'node_modules', '.cache', 'platform-packages');

const SCHEMA = {
  name: '@cloudbase/framework-core',
  version: '1.9.7',
  integrity:
    'sha512-fjvgOkZMCDQvW+d2G77yCaNfiZ66qdcA3UPHAYClMxXh5MeM3XMs8DlO1UCmKuGBH1RxctBX9N0SnWv7OWSB0Q==',
};

/** The library in the version with which we deploy. */
function library() {
  const name = '@cloudbase/manager-node';
  const lock = JSON.parse(
    readFileSync(path.join(CONFIG, 'deploy/tools/package-lock.json'), 'utf8'),
  );
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  return { name, version, integrity };
}

const folderOf = ({ name, version }) =>
  path.join(CACHE, `${name.replace(/\W+/gu, '-')}-${version}`);

/** Fetches what is not there yet; a machine without a network goes on without, and is told what it will not have checked. */
export function fetchPlatformPackages() {
  for (const one of [SCHEMA, library()]) {
    if (existsSync(folderOf(one))) continue;
    const failure = fetchOne(one);
    if (failure)
      console.warn(`${one.name} could not be fetched, so nothing is held against it: ${failure}`);
  }
}

function fetchOne({ name, version, integrity }) {
  const folder = folderOf({ name, version });
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    const shell = process.platform === 'win32';
    const options = ['pack', `${name}@${version}`, '--silent'];
    const packed = spawnSync('npm', options, { cwd: fresh, shell, timeout: 60_000 });
    const archive = String(packed.stdout).trim().split('\n').at(-1) ?? '';
    const file = path.join(fresh, archive);
    if (packed.status !== 0 || archive === '' || !existsSync(file)) return 'npm pack failed';
    const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (found !== integrity) return `it is not what it was (${found})`;
    if (spawnSync('tar', ['xzf', archive], { cwd: fresh }).status !== 0) return 'tar failed';
    rmSync(file);
    renameSync(fresh, folder);
    return undefined;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
