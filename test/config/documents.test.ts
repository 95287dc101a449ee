import fs from 'node:fs';
import path from 'node:path';
import collections from '../../cloudfunctions/collections.json';
import packages from '../../package.json';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const named = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

const architecture = read('ARCHITECTURE.md');
const section = (title: string) => architecture.split(`\n## ${title}`)[1]!.split('\n## ')[0]!;

const rooms = ['src', 'cloudfunctions', 'local-cloud', 'config', 'test', 'docs'];
const paths = rooms.flatMap((room) =>
  fs
    .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `/${room}/${file.split(path.sep).join('/')}`),
);

/** Whether a file or folder ends in this name; file endings may be left out. */
function stands(name: string): boolean {
  const wanted = `/${name.replace(/\/$/u, '')}`;
  return paths.some((file) => {
    const at = file.indexOf(wanted);
    return at >= 0 && /^(\.|\/|$)/u.test(file.slice(at + wanted.length));
  });
}

test.each(['ARCHITECTURE.md', 'docs/where.md', 'docs/decisions.md', 'docs/local-cloud.md'])(
  '%s names no file that is not there',
  (file) => {
    const files = named(read(file), /`([\w.-]+(?:\/[\w.-]+)+\/?|[\w-]+\.tsx?)`/gu).filter(
      (name) => !/^(node_modules|dist)\//u.test(name),
    );
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((name) => !stands(name))).toEqual([]);
  },
);

test('the table of dependencies is that of package.json', () => {
  const rows = named(section('Dependencies'), /^\| ([^|]+) \|/gmu).slice(1);
  const listed = rows.filter((row) => !row.startsWith('-')).flatMap((row) => row.split(', '));
  const installed = { ...packages.dependencies, ...packages.devDependencies };
  expect(listed.toSorted()).toEqual(Object.keys(installed).toSorted());
});

test('every collection has its place in the data in brief', () => {
  const text = section('Data in brief');
  const missing = Object.keys(collections.collections).filter(
    (name) => !text.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

const commands = (file: string) =>
  new Set(named(read(file), /`npm (?:run )?([\w:-]+)/gu).filter((name) => name !== 'ci'));

test('both READMEs name the same commands, and all of package.json', () => {
  const english = commands('README.md');
  expect([...commands('README.zh-CN.md')].toSorted()).toEqual([...english].toSorted());
  expect([...english].toSorted()).toEqual(Object.keys(packages.scripts).toSorted());
});

test('both READMEs have the same sections, tables and pictures', () => {
  const shape = (file: string) => {
    const text = read(file);
    return {
      sections: named(text, /^(#+) /gmu),
      rows: text.match(/^\|/gmu)?.length,
      pictures: named(text, /src="([^"]+)"/gu),
    };
  };
  const english = shape('README.md');
  expect(shape('README.zh-CN.md')).toEqual(english);
  expect(english.pictures.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});
