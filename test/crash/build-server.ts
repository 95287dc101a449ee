import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = path.join(__dirname, '..', '..');

/** Files beside a source are looked up from where the source stands, not from where the bundle does. */
const keepFolders: Plugin = {
  name: 'keep-folders',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/](local-cloud|test)[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source.replaceAll('__dirname', JSON.stringify(path.dirname(file)));
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * The server as plain JavaScript in one file. Compiling TypeScript at every start would take longer than the start
 * itself and would say nothing about how soon the data are there again.
 */
export async function buildServer(): Promise<string> {
  const outfile = path.join(ROOT, '.cache', 'crash', 'server.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'server.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Loading a hundred small files is what takes long; only what is native or looks for its own files stays outside.
    external: ['libsql', 'esbuild', 'wx-server-sdk'],
    minify: true,
    keepNames: true,
    plugins: [keepFolders],
    logLevel: 'silent',
  });
  return outfile;
}
