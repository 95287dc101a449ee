import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backUp, restore, startLocalCloud, type LocalCloud } from '../../local-cloud';

const SETTINGS = ['keys.json'];
const FILE_COUNT = 3;
let folder: string;
let cloud: LocalCloud | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  writeFileSync(place('collections.json'), '{"collections":{"plain":{}}}');
});
afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  rmSync(folder, { recursive: true });
});

const place = (name: string): string => path.join(folder, name);

async function start(dataDir = place('data')): Promise<LocalCloud> {
  cloud = await startLocalCloud({
    dataDir,
    functionsDir: folder,
    collectionsFile: place('collections.json'),
  });
  return cloud;
}

async function stop(): Promise<void> {
  await cloud?.close();
  cloud = undefined;
}

/** A cloud with documents, stored files, one of them empty, and a settings file. */
async function startFilled(): Promise<LocalCloud> {
  const filled = await start();
  await filled.database.insertMany('plain', [{ _id: 'a', n: 1 }]);
  await filled.storage.put('empty.txt', Buffer.alloc(0));
  await filled.storage.put('two.txt', Buffer.from('two'));
  await filled.storage.put('large.bin', Buffer.alloc(3e6, 7));
  writeFileSync(path.join(place('data'), 'keys.json'), '{"key":1}');
  return filled;
}

const save = (to = place('saved')) => backUp(place('data'), to, SETTINGS);
const bringBack = (dataDir = place('other'), replace = false, from = place('saved')) =>
  restore(from, dataDir, { settingsFiles: SETTINGS, replace });

async function textOf(fileId: string): Promise<string> {
  const response = await fetch((cloud as LocalCloud).storage.temporaryUrl(fileId));
  return await response.text();
}

it('saves a running cloud at one instant, and brings documents, files and settings back', async () => {
  const running = await startFilled();
  await save();
  await running.database.insertMany('plain', [{ _id: 'later' }]);
  await running.storage.remove('two.txt');
  await stop();
  await bringBack();
  const other = await start(place('other'));
  expect(await other.database.find('plain')).toEqual([{ _id: 'a', n: 1 }]);
  expect(await textOf('two.txt')).toBe('two');
  expect(await textOf('empty.txt')).toBe('');
  expect(await textOf('large.bin')).toHaveLength(3e6);
  expect(readFileSync(path.join(place('other'), 'keys.json'), 'utf8')).toBe('{"key":1}');
});

it('saves nothing of data that are still being filled', async () => {
  const running = await startFilled();
  await running.database.bulkLoad(async () => {
    await running.database.insertMany('plain', [{ _id: 'b' }]);
    await expect(save()).rejects.toThrow(/only half full; save them again when that is done/u);
  });
  expect(existsSync(place('saved'))).toBe(false);
  expect(await save()).toMatchObject({ entries: expect.any(Array) as unknown });
});

it('loses no write of a cloud that goes on writing, and has none half', async () => {
  const running = await startFilled();
  const saving = { isDone: false };
  const writing = (async () => {
    let written = 0;
    for (; !saving.isDone; written++) {
      await running.database.insertMany('plain', [{ pair: written }, { pair: written }]);
      await running.storage.put('two.txt', Buffer.from(String(written)));
    }
    return written;
  })();
  await save();
  saving.isDone = true;
  expect(await writing).toBeGreaterThan(0);
  await stop();
  await bringBack();
  const other = await start(place('other'));
  const pairs = (await other.database.find('plain', { pair: { $exists: true } })).length;
  expect(pairs % 2).toBe(0);
  expect(readdirSync(path.join(place('other'), 'files'))).toHaveLength(FILE_COUNT);
});

it('saves a cloud that is stopped, and lists every file with its digest', async () => {
  await startFilled();
  await stop();
  const { entries } = await save();
  expect(entries).toHaveLength(2 + FILE_COUNT);
  expect(entries.every(({ sha256 }) => /^[0-9a-f]{64}$/u.test(sha256))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
});

describe('an archive', () => {
  beforeEach(async () => {
    await startFilled();
    await save();
    await stop();
  });

  const change = (edit: (bytes: Buffer) => Buffer): void =>
    writeFileSync(place('saved'), edit(readFileSync(place('saved'))));
  const flip = (at: number) => (bytes: Buffer) => {
    const position = at < 0 ? bytes.length + at : at;
    bytes[position] = (bytes[position] ?? 0) ^ 1;
    return bytes;
  };

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['cut short', (bytes) => bytes.subarray(0, -1), /damaged \(its end is missing\)/u],
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2), /damaged \(its end/u],
    ['with a changed byte of data', flip(5000), /damaged \(cloud\.sqlite is not what was saved\)/u],
    ['with a changed file', flip(-3000), /damaged \(.* is not what was saved\)/u],
    ['with a changed digest', flip(-1), /damaged \(its end is missing\)/u],
    ['of a later version', (bytes) => Buffer.from(bytes.fill('2', 21, 22)), /version 2.*reads 1/u],
    [
      'of something else',
      () => Buffer.from('PK\u0003\u0004 something else'),
      /no back-up of this/u,
    ],
    ['of nothing', () => Buffer.alloc(0), /no back-up of this program/u],
  ])('%s is refused, and nothing is changed', async (_case, edit, message) => {
    change(edit);
    await expect(bringBack(place('data'), true)).rejects.toThrow(message);
    const untouched = await start();
    expect(await untouched.database.count('plain')).toBe(1);
    expect(existsSync(path.join(place('data'), 'incoming'))).toBe(false);
  });

  it('replaces no data unless it is told to', async () => {
    await expect(bringBack(place('data'))).rejects.toThrow(/has data; .*--replace/u);
    const now = await start();
    await now.database.insertMany('plain', [{ _id: 'newer' }]);
    await stop();
    await bringBack(place('data'), true);
    const again = await start();
    expect(await again.database.find('plain')).toEqual([{ _id: 'a', n: 1 }]);
    expect(readdirSync(path.join(place('data'), 'files'))).toHaveLength(FILE_COUNT);
  });

  it('is not put into a folder in use, even when told to replace', async () => {
    await start();
    await expect(bringBack(place('data'), true)).rejects.toThrow(/used by another local cloud/u);
  });

  it('completes a restore that was cut short', async () => {
    writeFileSync(path.join(place('data'), 'restore-unfinished'), '');
    await expect(start()).rejects.toThrow(/cut short; repeat it/u);
    await bringBack(place('data'));
    expect(await (await start()).database.count('plain')).toBe(1);
  });

  it('is not overwritten', async () => {
    await expect(save()).rejects.toThrow(/exists already; name another file/u);
  });
});

it.each([
  ['a folder without data', () => save(), /there are no data in .*--data/u],
  ['an archive that is not there', () => bringBack(), /there is no file/u],
])('refuses %s', async (_case, act, message) => {
  await expect(act()).rejects.toThrow(message);
});

it('saves nothing of damaged data', async () => {
  await startFilled();
  await stop();
  const file = path.join(place('data'), 'cloud.sqlite');
  writeFileSync(file, readFileSync(file).fill(0xff, 8192, 30_000));
  await expect(save()).rejects.toThrow(/is damaged/u);
  expect(existsSync(place('saved'))).toBe(false);
});
