import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** WeChat refuses to upload more, bytes. */
const LIMIT = 2 * 1024 * 1024;
const ROOT = path.join(__dirname, '../../dist', process.env['WEAPP_BUILD'] ?? 'weapp-test');
const app = JSON.parse(readFileSync(path.join(ROOT, 'app.json'), 'utf8')) as {
  subPackages: { root: string }[];
};
const SUB_PACKAGES = app.subPackages.map(({ root }) => root);

const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));

const packageOf = (file: string): string => {
  const [folder = ''] = file.split(path.sep);
  return SUB_PACKAGES.includes(folder) ? folder : 'main';
};

test.each(['main', ...SUB_PACKAGES])('package %s stays below what WeChat takes', (name) => {
  const sizes = files
    .filter((file) => packageOf(file) === name)
    .map((file) => statSync(path.join(ROOT, file)).size);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT);
});

/** Marks of what has no place in the client: the validation library, the server's SDK, and code made from text. */
test.each([
  ['zod', /ZodError|\$ZodType|_zod\b/],
  ['the SDK of functions', /wx-server-sdk/],
  ['eval', /(?<![\w.$])eval\(/],
])('no script contains %s', (_what, mark) => {
  const scripts = files.filter((file) => file.endsWith('.js'));
  const guilty = scripts.filter((file) => mark.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(guilty).toEqual([]);
});
