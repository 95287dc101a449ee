import type { Database } from '../../local-cloud/database';
import type { Document } from '../../local-cloud/database/values';
import { openOwnDatabase } from './support/own-database';

let database: Database;
let close: () => void;
beforeEach(() => {
  ({ database, close } = openOwnDatabase());
});
afterEach(() => close());

const MEGABYTE = 'x'.repeat(1024 * 1024);

/** An object nested so many levels deep, itself counted. */
function nested(levels: number): Document {
  return levels <= 1 ? {} : { in: nested(levels - 1) };
}

it('takes a document of just under 16 MB and no larger one, however it grows', async () => {
  const parts = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`p${n}`, MEGABYTE]));
  await database.handle.insertMany('things', [{ _id: 'a', ...parts }]);
  const grow = (path: string): Promise<number> =>
    database.handle.updateMany('things', { _id: 'a' }, { $set: { [path]: MEGABYTE } });
  await expect(grow('last')).rejects.toThrow(/larger than 16MB/u);
  await expect(
    database.handle.insertMany('things', [{ _id: 'b', ...parts, last: MEGABYTE }]),
  ).rejects.toThrow(/larger than 16MB/u);
  expect(await database.handle.count('things', { last: { $exists: true } })).toBe(0);
  // Many empty texts are three times shorter on disk than in writing.
  const empty = { $set: { many: Array.from({ length: 400_000 }, () => '') } };
  await expect(database.handle.updateMany('things', { _id: 'a' }, empty)).rejects.toThrow(/16MB/u);
});

it('takes 100 levels and no more, whether at once or by an update', async () => {
  const insert = (document: Document): Promise<unknown> =>
    database.handle.insertMany('things', [document]);
  await insert({ _id: 'a', ...nested(100) });
  await expect(insert({ _id: 'b', ...nested(101) })).rejects.toThrow(/nested object depth: 100/u);
  await insert({ _id: 'c', long: 'x'.repeat(5000), at: nested(50) });
  const set = (levels: number): Promise<number> =>
    database.handle.updateMany('things', { _id: 'c' }, { $set: { 'at.deep': nested(levels) } });
  await expect(set(99)).rejects.toThrow(/nested object depth: 100/u);
  expect(await set(98)).toBe(1);
});

it('refuses an answer of more than 16 MB', async () => {
  const documents = Array.from({ length: 17 }, (_, n) => ({ _id: n, text: MEGABYTE }));
  for (const document of documents) await database.handle.insertMany('things', [document]);
  const get = (limit: number): Promise<unknown> =>
    database.service.act('getDocument', { collectionName: 'things', queryType: 'WHERE', limit });
  await expect(get(17)).rejects.toThrow(/result size exceed limit/u);
  expect(await get(15)).toMatchObject({ data: { limit: 15 } });
});

it('refuses writes while the disk is full, with its reason, loses none, and goes on once there is room', async () => {
  const { statements } = database.store;
  const insert = (id: number): Promise<unknown> =>
    database.handle.insertMany('things', [{ _id: id, text: MEGABYTE }]);
  await insert(0);
  const pages = (): number =>
    Number(Object.values(statements.get<object>('PRAGMA page_count') ?? {})[0]);
  statements.exec(`PRAGMA max_page_count=${pages() + 600}`);
  const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(insert));
  const kept = outcomes.filter(({ status }) => status === 'fulfilled').length;
  const reasons = outcomes.flatMap((one) =>
    one.status === 'rejected' ? [String(one.reason)] : [],
  );
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(reason).toMatch(/disk is full/u);
  expect(await database.handle.count('things')).toBe(1 + kept);
  statements.exec('PRAGMA max_page_count=4294967294');
  await insert(7);
  expect(await database.handle.count('things')).toBe(2 + kept);
});

it('refuses a request that is nested beyond all reason instead of failing over it', async () => {
  const query = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const get = database.service.act('getDocument', { collectionName: 'things', query });
  await expect(get).rejects.toThrow(/nested deeper/u);
});
