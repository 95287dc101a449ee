import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const CACHE = path.join(__dirname, '..', 'node_modules', '.cache', 'winter-study');
const bundles = new Map<string, Promise<string>>();

/**
 * Path of a thread's TypeScript and all it imports as one file of plain JavaScript, which starts without the cost of a
 * TypeScript loader. Made once a process; its name follows from its content, so that processes running at once, and
 * versions following one another, do not disturb each other.
 */
export function bundledWorker(entry: string): Promise<string> {
  let bundle = bundles.get(entry);
  if (!bundle) {
    bundle = makeBundle(entry);
    bundles.set(entry, bundle);
  }
  return bundle;
}

async function makeBundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    // Has a binary beside it; found from the cache as from here.
    external: ['libsql'],
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  const digest = createHash('sha256').update(output.contents).digest('hex').slice(0, 16);
  const file = path.join(CACHE, `${path.basename(entry, '.ts')}-${digest}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  writeFileSync(fresh, output.contents);
  renameSync(fresh, file);
  return file;
}
