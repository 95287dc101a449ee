import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { clientDir, ensureClient, type ClientBuild } from '../builds';
import { ROOT, type PartOutcome } from '../parts';
import { packageSizes, type Size } from '../sizes';
import { checkTemplates } from './templates';
import { faultsOfPrivacy, faultsOfVersions, usesIn } from './interfaces';
import { faultsOfModules } from './modules';
import { faultsOfScripts } from './scripts';
import { faultsOfStructure } from './structure';

/** Goals of the client: 1.5 times a hello world of the same framework, and what loads in a second on a bad line. */
const mostBytes = { main: 424_314, subPackage: 150 * 1024 };

interface Check {
  what: string;
  faults: string[];
}

/**
 * Everything about the built mini-program that can be checked without WeChat: what DevTools and the review would refuse, and what would
 * only show on an old phone.
 */
export async function checkWeapp(build: ClientBuild): Promise<PartOutcome> {
  const root = clientDir(build);
  const entries = await readdir(root, { recursive: true });
  const files = entries.map((file) => file.split(path.sep).join('/')).sort();
  const scripts = files.filter((file) => file.endsWith('.js'));
  const templates = await checkTemplates(build);
  const uses = usesIn(await platformFiles());
  // The tests' build is written to be read, so its size says nothing.
  const sizes = build === 'weapp' ? await packageSizes() : [];
  const checks: Check[] = [
    { what: 'templates and styles', faults: templates.ok ? [] : [templates.output] },
    { what: 'app.json, pages, components', faults: faultsOfStructure(root) },
    { what: 'scripts', faults: faultsOfScripts(root, scripts) },
    { what: 'modules', faults: faultsOfModules(root, scripts) },
    { what: 'sizes', faults: faultsOfSizes(sizes) },
    { what: 'age of interfaces', faults: faultsOfVersions(uses) },
    {
      what: 'privacy',
      faults: faultsOfPrivacy(uses, await tagsOf(root, files), requiredOf(root)),
    },
  ];
  const faulty = checks.filter(({ faults }) => faults.length > 0);
  return {
    ok: faulty.length === 0,
    output: faulty.map(({ what, faults }) => `${what}:\n${faults.join('\n')}`).join('\n\n'),
    note: `${checks.length} checks, ${templates.note ?? ''}, ${uses.length} uses of interfaces`,
  };
}

async function platformFiles(): Promise<string[]> {
  const folder = path.join(ROOT, 'src/platform');
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.tsx?$/u.test(name) && !name.includes('.h5.') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
}

/** The first one is the main package. */
export function faultsOfSizes(sizes: readonly Size[]): string[] {
  return sizes.flatMap(({ what, bytes }, index) => {
    const most = index === 0 ? mostBytes.main : mostBytes.subPackage;
    return bytes > most ? [`${what}: ${bytes} B, the goal is ${most} B`] : [];
  });
}

/** Names of the components that the templates use, and what WeChat's buttons open: in a template of Taro's that is a variable. */
async function tagsOf(root: string, files: readonly string[]): Promise<Set<string>> {
  const templates = files.filter((file) => file.endsWith('.wxml'));
  const text = templates.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const tags = [...text.matchAll(/<([a-z][a-z-]*)/gu)].map(([, tag = '']) => tag);
  const sources = await readdir(path.join(ROOT, 'src'), { recursive: true });
  const buttons = sources
    .filter((name) => name.endsWith('.tsx') && !name.includes('.h5.'))
    .map((name) => readFileSync(path.join(ROOT, 'src', name), 'utf8'))
    .flatMap((source) => [...source.matchAll(/openType="([A-Za-z]+)"/gu)])
    .map(([, kind = '']) => kind);
  return new Set([...tags, ...buttons]);
}

function requiredOf(root: string): string[] {
  const app = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8')) as {
    requiredPrivateInfos?: string[];
  };
  return app.requiredPrivateInfos ?? [];
}

async function main(): Promise<void> {
  const built = await ensureClient('weapp');
  const outcome = built.ok ? await checkWeapp('weapp') : built;
  console.log(outcome.ok ? `all is well: ${outcome.note ?? ''}` : outcome.output);
  if (!outcome.ok) process.exitCode = 1;
}

if (process.argv[1] === __filename) void main();
