import fs from 'node:fs';
import path from 'node:path';
import { errorCodes } from '@contract/error-codes';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const words = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, word]) => word!);

/** Codes whose sentence stands in a file of src/copy. */
const saidIn = (file: string) => words(read(file), /^ {2}([A-Z_]+):/gmu);

const everywhere = new Set(saidIn('src/copy/error-copy.ts'));

/** The files that a function is built of: its folder and what that imports, near or far. */
function partsOf(folder: string): string[] {
  const seen = new Set<string>();
  const waiting = fs
    .readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const from = path.dirname(file);
    for (const imported of words(read(file), /from '(\.[^']+)'/gu)) {
      const found = [`${imported}.ts`, `${imported}/index.ts`]
        .map((name) => path.join(from, name))
        .find((name) => fs.existsSync(path.join(root, name)));
      if (found) waiting.push(found);
    }
  }
  return [...seen];
}

/** Every refusal that a function's own code and what it imports can name. */
function refusalsOf(name: string): string[] {
  const refused = partsOf(`cloudfunctions/${name}`)
    .filter((file) => !file.endsWith('contract/error-codes.ts'))
    .flatMap((file) => words(read(file), /'([A-Z][A-Z_]+)'/gu));
  return [...new Set(refused)].filter((word) => word in errorCodes);
}

/** Refused by other actions of the same function, which those features never ask. */
const neverMet: Record<string, readonly string[]> = {
  'check-in': [
    'CODE_NOT_PRINTED',
    'CODE_PICTURE_FAILED',
    'SESSION_CHANGED',
    'TOO_MANY_CORRECTIONS',
  ],
  joining: ['CODE_PICTURE_FAILED'],
  lecture: ['CODE_PICTURE_FAILED'],
};

const features = fs
  .readdirSync(path.join(root, 'src/features'))
  .filter((name) => fs.existsSync(path.join(root, `src/features/${name}/api.ts`)));

describe('a sentence for every refusal is there where it can be met', () => {
  test.each(features)('%s', (feature) => {
    const api = read(`src/features/${feature}/api.ts`);
    const called = [...new Set(words(api, /\bcall\(\s*'([a-z-]+)'/gu))];
    const areas = words(api, /^import '@\/copy\/errors\/([a-z-]+)';$/gmu);
    const said = new Set([
      ...everywhere,
      ...areas.flatMap((area) => saidIn(`src/copy/errors/${area}.ts`)),
      ...(neverMet[feature] ?? []),
    ]);
    expect(called).not.toHaveLength(0);
    const unsaid = called.flatMap((name) => refusalsOf(name).filter((code) => !said.has(code)));
    expect(unsaid).toEqual([]);
  });
});
