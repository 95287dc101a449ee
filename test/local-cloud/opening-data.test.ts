import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { ServerClock } from '../../local-cloud';
import { openDatabase, type Database as OpenDatabase } from '../../local-cloud/database';
import { readCollectionsFile } from '../../local-cloud/database/collections-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'data-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});
const file = (): string => path.join(folder, 'cloud.sqlite');
const open = (collections: object = { plain: {} }, dataDir = folder): OpenDatabase => {
  const definitionsFile = path.join(tmpdir(), `collections-${process.pid}.json`);
  writeFileSync(definitionsFile, JSON.stringify({ collections }));
  const definitions = readCollectionsFile(definitionsFile);
  rmSync(definitionsFile);
  return openDatabase({ dataDir, definitions, clock: new ServerClock() });
};
const fill = async (documents = 500, more: object = {}): Promise<void> => {
  const database = open();
  const list = Array.from({ length: documents }, (_, n) => ({ _id: `d${n}`, n, ...more }));
  await database.handle.insertMany('plain', list);
  database.close();
};
const withRaw = (change: string): void => {
  const raw = new Database(file());
  raw.exec(change);
  raw.close();
};

/** Every refusal says in one sentence what is wrong and what to do about it. */
it.each<[string, () => unknown, RegExp]>([
  ['a newer format', () => withRaw('PRAGMA user_version=99'), /has format 99.*; use the newer/u],
  ['an older format', () => withRaw('PRAGMA user_version=1'), /has format 1.*; start over/u],
  [
    'some other database',
    () => withRaw('PRAGMA application_id=7'),
    /not written by a local cloud; it is left as it is/u,
  ],
  [
    'a file cut short',
    () => truncateSync(file(), statSync(file()).size - 8192),
    /is damaged .*restore it from a back-up or start over/u,
  ],
  [
    'a file of which only the beginning was written',
    () => writeFileSync(file(), readFileSync(file()).subarray(0, 100)),
    /is damaged/u,
  ],
  ['a file that is no database', () => writeFileSync(file(), 'x'.repeat(10_000)), /is damaged/u],
  [
    'pages overwritten in the middle',
    () => writeFileSync(file(), readFileSync(file()).fill(0xff, 8192, 20_000)),
    /is damaged/u,
  ],
  [
    'an unfinished restore',
    () => writeFileSync(path.join(folder, 'restore-unfinished'), ''),
    /a restore into .* was cut short; repeat it/u,
  ],
])('refuses %s, and leaves it as it is', async (_case, damage, message) => {
  await fill();
  damage();
  const before = readFileSync(file());
  expect(() => open()).toThrow(message);
  expect(readFileSync(file()).equals(before)).toBe(true);
});

it('refuses a large file cut short, though it does not read all of it', async () => {
  await fill(40, { long: 'x'.repeat(1e6) });
  expect(statSync(file()).size).toBeGreaterThan(32 * 1024 ** 2);
  truncateSync(file(), statSync(file()).size - 8192);
  expect(() => open()).toThrow(/is damaged/u);
});

it('refuses a folder that another local cloud uses', () => {
  const database = open();
  expect(() => open()).toThrow(/used by another local cloud .*; stop it first/u);
  database.close();
  open().close();
});

it('refuses what is no folder', () => {
  const place = path.join(folder, 'file');
  writeFileSync(place, '');
  expect(() => open({}, place)).toThrow(/cannot be used as a data folder .*; name another one/u);
  expect(() => open({}, path.join(place, 'below'))).toThrow(/cannot be used as a data folder/u);
});

const isRoot = process.getuid?.() === 0;
(isRoot ? it.skip : it)('refuses a folder without rights', () => {
  chmodSync(folder, 0o500);
  expect(() => open()).toThrow(/cannot be used as a data folder .*; name another one/u);
});

it('makes a folder that nobody else may read', () => {
  const place = path.join(folder, 'new', 'deep');
  open({}, place).close();
  expect(statSync(place).mode & 0o077).toBe(0);
});

describe('changed definitions', () => {
  const index = (name: string, keys: object, more: object = {}) => ({ name, keys, ...more });
  const withIndexes = (...indexes: object[]) => ({ plain: { indexes } });

  it.each<[string, object]>([
    ['a new index', withIndexes(index('n', { n: 1 }))],
    ['a new unique index', withIndexes(index('n', { n: 1 }, { unique: true }))],
    ['a compound one', withIndexes(index('both', { n: -1, tags: 1 }, { multikey: 'tags' }))],
    ['a new collection', { plain: {}, other: {} }],
    ['no collection any more', {}],
  ])('to %s keep every document, and so do they back', async (_case, collections) => {
    await fill(300, { tags: ['a', 'b'] });
    for (const definitions of [collections, { plain: {} }]) {
      const database = open(definitions);
      expect(await database.handle.count('plain')).toBe(300);
      expect(await database.handle.count('plain', { n: { $gte: 290 } })).toBe(10);
      expect(await database.handle.count('plain', { tags: 'b', n: 7 })).toBe(1);
      database.close();
    }
  });

  it('keep unique what is declared to be, from then on', async () => {
    await fill();
    const database = open(withIndexes(index('n', { n: 1 }, { unique: true })));
    await expect(database.handle.insertMany('plain', [{ n: 7 }])).rejects.toThrow(/E11000.*n/u);
    database.close();
  });

  it.each<[string, object[], RegExp]>([
    ['one value twice', [{ x: 1 }, { x: 1 }, { x: 2 }], /unique index x, 1 of 3 documents/u],
    ['missing and null', [{}, { x: null }, { y: 1 }], /unique index x, 2 of 3 documents/u],
    ['arrays', [{ x: [1] }, { x: 2 }], /an array in "x"/u],
  ])('to a unique index that %s contradict change nothing', async (_case, documents, message) => {
    const database = open();
    await database.handle.insertMany('plain', documents as Record<string, unknown>[]);
    database.close();
    const wanted = withIndexes(index('y', { y: 1 }), index('x', { x: 1 }, { unique: true }));
    expect(() => open(wanted)).toThrow(message);
    expect(() => open(wanted)).toThrow(/plain does not fit .*nothing was changed/u);
    const again = open();
    expect(await again.handle.count('plain')).toBe(documents.length);
    again.close();
  });
});

it('leaves nothing behind where it refused', () => {
  mkdirSync(path.join(folder, 'sub'));
  writeFileSync(path.join(folder, 'restore-unfinished'), '');
  expect(() => open()).toThrow();
  expect(existsSync(file())).toBe(false);
});
