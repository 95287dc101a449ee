import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ENTRY = path.join(__dirname, 'worker-entry.ts');
const SOURCES = [
  ENTRY,
  path.join(__dirname, 'worker-time.ts'),
  path.join(__dirname, 'worker-randomness.ts'),
  path.join(__dirname, '..', 'clock.ts'),
  path.join(__dirname, '..', 'seeded-random.ts'),
];
const CACHE = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'winter-study');

/**
 * Path of the worker's code as plain JavaScript, which a thread loads without the cost of a TypeScript loader. Built
 * when its sources changed, under a name made of their content, so that processes running at once do not disturb
 * each other.
 */
export async function workerBundle(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(source));
  const file = path.join(CACHE, `function-worker-${hash.digest('hex').slice(0, 16)}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  await build({
    entryPoints: [ENTRY],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  renameSync(fresh, file);
  rmSync(fresh, { force: true });
  return file;
}
