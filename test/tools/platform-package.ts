import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Among what npm has brought, which no tool of ours looks through. */
const CACHE = path.join(__dirname, '../../node_modules/.cache/platform-packages');

/**
 * A package of the platform's own tools as it is published, without what it depends on: for what it says, not to be run. Fetched once by
 * npm, and held to its digest; answers its folder.
 */
export function platformPackage(name: string, version: string, integrity: string): string {
  const folder = path.join(CACHE, `${name.replace(/\W+/gu, '-')}-${version}`);
  if (existsSync(folder)) return path.join(folder, 'package');
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const shell = process.platform === 'win32';
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent'], {
    cwd: fresh,
    shell,
  });
  const archive = String(packed.stdout).trim().split('\n').at(-1) ?? '';
  const file = path.join(fresh, archive);
  if (packed.status !== 0 || !existsSync(file))
    throw new Error(`npm could not fetch ${name}@${version}: ${String(packed.stderr)}`);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not what it was: ${found}`);
  const unpacked = spawnSync('tar', ['xzf', archive], { cwd: fresh });
  if (unpacked.status !== 0) throw new Error(`tar: ${String(unpacked.stderr)}`);
  rmSync(file);
  renameSync(fresh, folder);
  return path.join(folder, 'package');
}
