import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerClock } from '../../local-cloud';
import { openDatabase, type Database } from '../../local-cloud/database';

it('opens a file whose documents are still texts, and rewrites them as they change', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'old-format-'));
  const score = { name: 'score', keys: { score: 1 }, unique: false, multikey: null } as const;
  const definitions = new Map([['things', [score]]]);
  const open = (): Database => openDatabase({ dataDir, definitions, clock: new ServerClock() });
  const kinds = (database: Database): unknown[] =>
    database.store.statements.all('SELECT typeof(doc) AS doc FROM c1 ORDER BY _id');

  const old = open();
  const long = { text: '冬训"'.repeat(2000), at: new Date(5), inner: { n: 1 } };
  await old.handle.insertMany('things', [
    { _id: 'a', score: 1, ...long },
    { _id: 'b', score: 2, ...long },
  ]);
  old.store.statements.exec('UPDATE c1 SET doc=json(doc); PRAGMA user_version=2');
  expect(kinds(old)).toEqual([{ doc: 'text' }, { doc: 'text' }]);
  old.close();

  const database = open();
  const filter = { score: { $gte: 1 }, 'inner.n': 1 };
  expect(await database.handle.find('things', filter, { sort: { score: -1 } })).toEqual([
    { _id: 'b', score: 2, ...long },
    { _id: 'a', score: 1, ...long },
  ]);
  expect(await database.handle.updateMany('things', { score: 1 }, { $inc: { 'inner.n': 2 } })).toBe(
    1,
  );
  expect(kinds(database)).toEqual([{ doc: 'blob' }, { doc: 'text' }]);
  expect(await database.handle.find('things', { _id: 'a' })).toEqual([
    { _id: 'a', score: 1, ...long, inner: { n: 3 } },
  ]);
  database.close();
  rmSync(dataDir, { recursive: true });
});
