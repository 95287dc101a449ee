import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { ServerClock, resetDataDir } from '../../local-cloud';
import { openDatabase, type Database as OpenDatabase } from '../../local-cloud/database';
import { readCollectionsFile } from '../../local-cloud/database/collections-file';

describe('opening data', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (): string => path.join(folder, 'cloud.sqlite');
  const open = (collections: object = { plain: {} }): OpenDatabase => {
    const definitionsFile = path.join(folder, 'collections.json');
    writeFileSync(definitionsFile, JSON.stringify({ collections }));
    const definitions = readCollectionsFile(definitionsFile);
    return openDatabase({ dataDir: folder, definitions, clock: new ServerClock() });
  };
  const fill = async (): Promise<void> => {
    const database = open();
    const list = Array.from({ length: 500 }, (_, n) => ({ _id: `d${n}`, n, tags: ['a', n] }));
    await database.handle.insertMany('plain', list);
    database.close();
  };

  it('is refused while another cloud uses it', () => {
    const database = open();
    expect(() => open()).toThrow(/used by another local cloud/u);
    database.close();
    open().close();
  });

  it('is refused when a newer program wrote it', async () => {
    await fill();
    const raw = new Database(file());
    raw.exec('PRAGMA user_version=99');
    raw.close();
    expect(() => open()).toThrow(/has format 99/u);
  });

  it('is refused when it is some other database', () => {
    const raw = new Database(file());
    raw.exec('CREATE TABLE mine(x)');
    raw.close();
    expect(() => open()).toThrow(/not written by a local cloud/u);
  });

  it.each([
    ['cut short', () => truncateSync(file(), statSync(file()).size - 8192)],
    ['no database at all', () => writeFileSync(file(), 'x'.repeat(10_000))],
    [
      'overwritten in the middle',
      () => {
        const bytes = readFileSync(file());
        bytes.fill(0xff, 8192, 20_000);
        writeFileSync(file(), bytes);
      },
    ],
  ])('is refused when it is %s', async (_case, damage) => {
    await fill();
    damage();
    expect(() => open()).toThrow(/damaged/u);
  });

  it('starts empty after a reset', async () => {
    await fill();
    resetDataDir(folder);
    const database = open();
    expect(await database.handle.isEmpty()).toBe(true);
    expect(() => resetDataDir(folder)).toThrow(/used by another/u);
    database.close();
  });

  it('brings its indexes in line with changed definitions', async () => {
    await fill();
    const indexes = [
      { name: 'n', keys: { n: 1 }, unique: true },
      { name: 'tags', keys: { tags: 1 }, multikey: 'tags' },
    ];
    const database = open({ plain: { indexes } });
    expect(await database.handle.count('plain', { tags: 'a' })).toBe(500);
    expect(await database.handle.count('plain', { tags: 7, n: 7 })).toBe(1);
    await expect(database.handle.insertMany('plain', [{ n: 7 }])).rejects.toThrow(/E11000/u);
    database.close();
  });

  it('refuses a unique index that the data contradict, and leaves them alone', async () => {
    const database = open();
    await database.handle.insertMany('plain', [{ x: 1 }, { x: 1 }]);
    database.close();
    const indexes = [{ name: 'x', keys: { x: 1 }, unique: true }];
    expect(() => open({ plain: { indexes } })).toThrow(/plain does not fit its new indexes/u);
    const again = open();
    expect(await again.handle.count('plain')).toBe(2);
    again.close();
  });
});

it.each([
  [{ a: { indexes: [{ name: 'i', keys: {} }] } }, /"keys" is empty/u],
  [{ a: { indexes: [{ name: 'i', keys: { 'x..y': 1 } }] } }, /not a usable path/u],
  [{ a: { indexes: [{ name: 'i', keys: { x: 2 } }] } }, /direction of "x"/u],
  [{ a: { indexes: [{ name: 'i', keys: { x: 1 }, multikey: 'y' }] } }, /"multikey" must name/u],
  [{ a: { security: { read: true, write: false } } }, /"security" must be/u],
  [{ 'a b': {} }, /not a collection name/u],
])('refuses definitions %j', (collections, message) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'definitions-'));
  const file = path.join(folder, 'collections.json');
  writeFileSync(file, JSON.stringify({ collections }));
  expect(() => readCollectionsFile(file)).toThrow(message);
  rmSync(folder, { recursive: true });
});
