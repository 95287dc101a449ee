import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerClock } from '../../local-cloud';
import { openDatabase, type Database } from '../../local-cloud/database';

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'queue-'));
  const unique = { name: 'u', keys: { u: 1 }, unique: true, multikey: null } as const;
  const tags = { name: 't', keys: { tags: 1 }, unique: false, multikey: 'tags' } as const;
  const definitions = new Map([['things', [unique, tags]]]);
  database = openDatabase({ dataDir: folder, definitions, clock: new ServerClock() });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

it('undoes one failed write of a batch alone', async () => {
  const { handle } = database;
  const outcomes = await Promise.allSettled([
    handle.insertMany('things', [{ _id: 'a', u: 1 }]),
    handle.insertMany('things', [
      { _id: 'b', u: 2, tags: ['x'] },
      { _id: 'c', u: 1, tags: ['x'] },
    ]),
    handle.insertMany('things', [{ _id: 'd', u: 3, tags: ['x'] }]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await handle.find('things')).map(({ _id }) => _id)).toEqual(['a', 'd']);
  expect(await handle.count('things', { tags: 'x' })).toBe(1);
});

it('forgets with an undone write what kinds of value it brought', async () => {
  const { handle } = database;
  await handle.insertMany('things', [{ _id: 'a', u: 1 }]);
  const failed = handle.insertMany('things', [
    { _id: 'x', u: 'text' },
    { _id: 'a', u: 9 },
  ]);
  await expect(failed).rejects.toThrow(/E11000/u);
  await handle.insertMany('things', [{ _id: 'c', u: 'text' }]);
  const kinds = database.store.statements.all<{ kind: string }>(
    "SELECT kind FROM kinds WHERE path='u' ORDER BY kind",
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['number', 'string']);
});

it('shows a batch to nobody before it is on disk', async () => {
  const { handle } = database;
  const write = handle.insertMany('things', [{ _id: 'a', u: 1 }]);
  expect(await handle.count('things')).toBe(0);
  await write;
  expect(await handle.count('things')).toBe(1);
});
