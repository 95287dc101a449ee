import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { clientDir, type ClientBuild } from '../builds';
import { ROOT, type PartOutcome } from '../parts';

const FOLDERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'mac', win32: 'windows' };

/** Compiles the built templates and style sheets with WeChat's own compilers, as DevTools would on opening them. */
export async function checkTemplates(build: ClientBuild): Promise<PartOutcome> {
  const entries = await readdir(clientDir(build), { recursive: true });
  const files = entries.map((file) => file.split(path.sep).join('/')).sort();
  const templates = files.filter((file) => /\.(wxml|wxs)$/.test(file));
  const styles = files.filter((file) => file.endsWith('.wxss'));
  if (templates.length === 0 || styles.length === 0) {
    return { ok: false, output: `no templates or no styles in ${clientDir(build)}` };
  }
  const outputs = [
    compile('wcc', ['-d', '-o', '/dev/null', ...templates], build),
    compile('wcsc', ['-lc', '-js', '-o', '/dev/null', ...styles], build),
    missingTemplates(clientDir(build), templates).join('\n'),
  ];
  return {
    ok: outputs.every((output) => output === ''),
    output: outputs.filter((output) => output !== '').join('\n'),
    note: `${templates.length} templates, ${styles.length} styles`,
  };
}

/** Templates and scripts that a template names and that are not there, by line and column: WeChat's compiler passes over them. */
export function missingTemplates(root: string, templates: readonly string[]): string[] {
  return templates.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/<(?:import|include|wxs)\b[^>]*?\ssrc="([^"]+)"/gu)].flatMap(
      ({ 1: named = '', index }) => {
        const place = named.startsWith('/')
          ? named.slice(1)
          : path.posix.join(path.posix.dirname(file), named);
        if (existsSync(path.join(root, place))) return [];
        const before = text.slice(0, index).split('\n');
        return [
          `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: there is no ${place}`,
        ];
      },
    );
  });
}

/** What the compiler complained about; nothing when all is well. */
function compile(name: string, compilerArguments: string[], build: ClientBuild): string {
  const folder = FOLDERS[process.platform] ?? 'linux';
  const file = path.join(ROOT, 'node_modules/miniprogram-compiler/bin', folder, name);
  const result = spawnSync(file, compilerArguments, { cwd: clientDir(build), encoding: 'utf8' });
  if (result.error) return `${name}: ${result.error.message}`;
  if (result.status === 0) return '';
  return `${name} ended with ${String(result.status)}: ${result.stdout}${result.stderr}`;
}
