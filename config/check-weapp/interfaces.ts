import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../parts';
import { privateInterfaces } from './private-interfaces';

/**
 * The oldest base library that the mini-program runs on; to be set in WeChat's console (docs/deploy.md). Of early 2022: on older phones
 * WeChat itself asks for an update.
 */
const minimumBaseLibrary = '2.21.0';

const TYPINGS = path.join(ROOT, 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts');

/** One use of an interface of WeChat in our sources. */
export interface Use {
  name: string;
  file: string;
  line: number;
  /** Behind a question whether the phone has it. */
  guarded: boolean;
}

/** Uses of `Taro.<name>` and `wx.<name>` in sources. Only `src/platform` may have any, which lint holds. */
export function usesIn(files: readonly string[]): Use[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const uses: Use[] = [];
    const visit = (node: ts.Node) => {
      const name = interfaceNamed(node);
      if (name !== undefined)
        uses.push({
          name,
          file: path.basename(file),
          line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
          guarded: text.includes(`canIUse('${name}')`) || isOptional(node),
        });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return uses;
  });
}

function interfaceNamed(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return ['Taro', 'wx'].includes(node.expression.text) ? node.name.text : undefined;
}

/** `wx.name?.(…)` or `wx?.name`: a phone without it goes on. */
const isOptional = (node: ts.Node) =>
  (ts.isPropertyAccessExpression(node) && node.questionDotToken !== undefined) ||
  (ts.isCallExpression(node.parent) && node.parent.questionDotToken !== undefined);

/** The base library with which each interface came, from the comments of WeChat's own type declarations; those without one are older. */
export function versionsOfInterfaces(): Map<string, string> {
  const text = readFileSync(TYPINGS, 'utf8');
  const versions = new Map<string, string>();
  for (const [, name = '', rest = ''] of text.matchAll(
    /\/\*\* \[[^\]]*?wx\.(\w+)\(([\s\S]*?)\*\//gu,
  )) {
    const version = /^\s*\*\s*需要基础库：\s*`([\d.]+)`/mu.exec(rest)?.[1];
    if (version !== undefined) versions.set(name, version);
  }
  return versions;
}

/** Uses of what the oldest phone does not have, unless they ask first. */
export function faultsOfVersions(uses: readonly Use[]): string[] {
  const versions = versionsOfInterfaces();
  return uses.flatMap(({ name, file, line, guarded }) => {
    const version = versions.get(name);
    if (version === undefined || guarded || !isNewer(version, minimumBaseLibrary)) return [];
    return [
      `${file}:${line}: ${name} needs base library ${version}, we promise ${minimumBaseLibrary}`,
    ];
  });
}

/** Interfaces that touch somebody's privacy and are not declared, and those that are declared for nothing. */
export function faultsOfPrivacy(
  uses: readonly Use[],
  tags: ReadonlySet<string>,
  required: readonly string[],
): string[] {
  const used = new Set([...uses.map(({ name }) => name), ...tags]);
  const faults: string[] = [];
  for (const [name, { declared }] of Object.entries(privateInterfaces)) {
    if (used.has(name) && declared === undefined) faults.push(`${name} is used and not declared`);
    if (!used.has(name) && declared !== undefined) faults.push(`${name} is declared and not used`);
  }
  for (const name of required)
    if (!used.has(name)) faults.push(`app.json asks for ${name}, which is not used`);
  for (const name of ['getLocation', 'chooseLocation'])
    if (used.has(name) && !required.includes(name))
      faults.push(`${name} is not among requiredPrivateInfos of app.json`);
  return faults;
}

/** 2.10.0 is newer than 2.9.3. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
