import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type OutputFile } from 'esbuild';

const ROOT = path.join(__dirname, '..');
const SOURCES = path.join(ROOT, 'cloudfunctions');

/** Where the bundles go unless told otherwise: what project.config.json names as the cloud function root. */
export const FUNCTIONS_DIR = path.join(ROOT, 'dist', 'cloudfunctions');

/** The platform installs this package beside the bundle; it must not be bundled itself. */
const SDK = 'wx-server-sdk';

export interface BuiltFunction {
  name: string;
  /** Size of index.js; what an instance must load at a cold start. */
  bytes: number;
}

/** Names of all cloud functions: every folder with an entry and a config.json. */
export async function listFunctions(): Promise<string[]> {
  const entries = await readdir(SOURCES, { withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(SOURCES, entry.name, 'config.json')),
    )
    .map((entry) => entry.name)
    .sort();
}

/**
 * Bundles every cloud function into `<outDir>/<name>/{index.js,index.js.map,package.json,config.json}`, the form in
 * which WeChat deploys them. Files that would not change are left alone, so that servers and test runs that use the
 * same folder at the same time never read half a file. Throws esbuild's error when a source does not compile.
 */
export async function buildFunctions(outDir: string = FUNCTIONS_DIR): Promise<BuiltFunction[]> {
  const names = await listFunctions();
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => ({
      in: path.join(SOURCES, name, 'index.ts'),
      out: `${name}/index`,
    })),
    outdir: outDir,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external: [SDK],
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    legalComments: 'eof',
    tsconfig: path.join(ROOT, 'tsconfig.server.json'),
    logLevel: 'silent',
  });
  const manifests = await Promise.all(names.map(async (name) => await manifestsOf(name, outDir)));
  for (const file of [...result.outputFiles, ...manifests.flat()]) await writeIfChanged(file);
  await removeStale(names, outDir);
  return names.map((name) => ({
    name,
    bytes: sizeOf(path.join(outDir, name, 'index.js'), result.outputFiles),
  }));
}

type PlainFile = Pick<OutputFile, 'path' | 'contents'>;

async function manifestsOf(name: string, outDir: string): Promise<PlainFile[]> {
  const manifest = {
    name,
    version: '1.0.0',
    main: 'index.js',
    dependencies: { [SDK]: await sdkVersion() },
  };
  return [
    {
      path: path.join(outDir, name, 'package.json'),
      contents: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    },
    {
      path: path.join(outDir, name, 'config.json'),
      contents: await readFile(path.join(SOURCES, name, 'config.json')),
    },
  ];
}

async function sdkVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const version = manifest.dependencies[SDK];
  if (!version) throw new Error(`${SDK} is missing from the dependencies in package.json`);
  return version;
}

async function writeIfChanged(file: PlainFile): Promise<void> {
  const before = existsSync(file.path) ? await readFile(file.path) : null;
  if (before?.equals(file.contents)) return;
  await mkdir(path.dirname(file.path), { recursive: true });
  const temporary = `${file.path}.${process.pid}.tmp`;
  await writeFile(temporary, file.contents);
  await rename(temporary, file.path);
}

async function removeStale(names: string[], outDir: string): Promise<void> {
  for (const entry of await readdir(outDir)) {
    if (!names.includes(entry))
      await rm(path.join(outDir, entry), { recursive: true, force: true });
  }
}

function sizeOf(file: string, outputs: OutputFile[]): number {
  const output = outputs.find((candidate) => candidate.path === file);
  if (!output) throw new Error(`esbuild made no ${file}`);
  return output.contents.byteLength;
}

async function main(): Promise<void> {
  const startedAtMs = Date.now();
  const built = await buildFunctions();
  for (const { name, bytes } of built)
    console.log(`${name.padEnd(16)}${(bytes / 1024).toFixed(1).padStart(8)} KiB`);
  console.log(`${built.length} functions in ${Date.now() - startedAtMs} ms`);
}

if (process.argv[1] === __filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
