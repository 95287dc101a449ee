import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const MODULES = path.join(__dirname, '..', 'node_modules');
const CACHE = path.join(MODULES, '.cache', 'winter-study');
const bundles = new Map<string, Promise<string>>();

/**
 * Path of a thread's TypeScript and all it imports as one file of plain JavaScript, which starts without the cost of a
 * TypeScript loader. Made once a process; its name follows from its content, so that processes running at once, and
 * versions following one another, do not disturb each other.
 */
export function bundledWorker(entry: string): Promise<string> {
  return once(entry, async () => {
    const contents = await bundleOf(entry);
    return kept(`${path.basename(entry, '.ts')}-${digestOf(contents)}`, contents);
  });
}

/**
 * Path of an installed package and all it imports as one file. It is made when something was installed or removed, not with
 * every process: its name follows from npm's list of what is installed.
 */
export function bundledPackage(entry: string): Promise<string> {
  return once(entry, async () => {
    const installed = readFileSync(path.join(MODULES, '.package-lock.json'));
    const name = `${path.basename(path.dirname(entry))}-${digestOf(installed)}`;
    const file = fileOf(name);
    return existsSync(file) ? file : kept(name, await bundleOf(entry));
  });
}

function once(entry: string, make: () => Promise<string>): Promise<string> {
  let bundle = bundles.get(entry);
  if (!bundle) {
    bundle = make();
    bundles.set(entry, bundle);
  }
  return bundle;
}

async function bundleOf(entry: string): Promise<Uint8Array> {
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
  return output.contents;
}

const digestOf = (contents: Uint8Array): string =>
  createHash('sha256').update(contents).digest('hex').slice(0, 16);

const fileOf = (name: string): string => path.join(CACHE, `${name}.cjs`);

function kept(name: string, contents: Uint8Array): string {
  const file = fileOf(name);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const fresh = `${file}.${process.pid}.tmp`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
  return file;
}
