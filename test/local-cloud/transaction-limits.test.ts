import type { Database } from '../../local-cloud/database';
import { openOwnDatabase } from './support/own-database';

/** Limits of time, which the SDK could only wait for. */
let database: Database;
let close: () => void;
beforeEach(async () => {
  const unique = { name: 'key', keys: { key: 1 }, unique: true, multikey: null } as const;
  ({ database, close } = openOwnDatabase({ definitions: new Map([['things', [unique]]]) }));
  await database.handle.insertMany('things', [
    { _id: 'a', key: 1, n: 1, long: 'x'.repeat(5000) },
    { _id: 'b', key: 2, n: 1 },
  ]);
});
afterEach(() => {
  jest.useRealTimers();
  close();
});

const begin = async (): Promise<unknown> =>
  (await database.service.act('startTransaction', {}))['transactionId'];
const document = (id: string): Record<string, unknown> => ({
  ...{ collectionName: 'things', queryType: 'DOC', query: JSON.stringify({ _id: id }) },
});
const update = (transactionId: unknown, id: string, data: unknown): Promise<unknown> =>
  database.service.act('modifyDocument', {
    ...document(id),
    ...{ transactionId, merge: true, data: JSON.stringify(data) },
  });

it('ends a transaction after 30 seconds, and frees what it held', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
  const transactionId = await begin();
  const first = update(transactionId, 'a', { $set: { n: 2 } });
  await jest.advanceTimersByTimeAsync(10);
  await first;
  await jest.advanceTimersByTimeAsync(29_980);
  const read = database.service.act('getDocument', { ...document('a'), transactionId });
  await jest.advanceTimersByTimeAsync(9);
  expect(await read).toHaveProperty('data');
  await jest.advanceTimersByTimeAsync(10);
  await expect(database.service.act('commitTransaction', { transactionId })).rejects.toThrow(
    /TransactionNotExist.*30 seconds/u,
  );
  expect(await database.handle.updateMany('things', { _id: 'a' }, { $inc: { n: 5 } })).toBe(1);
  expect(await database.handle.find('things', { _id: 'a' })).toMatchObject([{ n: 6 }]);
});

it('lets a plain write wait for 10 seconds, then fail', async () => {
  const transactionId = await begin();
  await update(transactionId, 'a', { $set: { n: 2 } });
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const plain = database.handle.updateMany('things', { _id: 'a' }, { $inc: { n: 5 } });
  const failed = expect(plain).rejects.toThrow(/exceeded time limit/u);
  for (let second = 0; second < 11; second++) {
    await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync(1000);
  }
  await failed;
});

it('goes on showing the old version of a long document that others edit in place', async () => {
  const transactionId = await begin();
  await database.service.act('getDocument', { ...document('b'), transactionId });
  await database.handle.updateMany('things', { _id: 'a' }, { $inc: { n: 5 } });
  await database.handle.removeMany('things', { _id: 'b' });
  const seen = async (id: string): Promise<unknown> =>
    (await database.service.act('getDocument', { ...document(id), transactionId }))['data'];
  const [text] = ((await seen('a')) as { list: string[] }).list;
  expect(JSON.parse(text ?? '')).toMatchObject({ _id: 'a', n: 1, long: 'x'.repeat(5000) });
  expect(((await seen('b')) as { list: string[] }).list).toHaveLength(1);
});

it('finds a unique key taken by its own writes, and free again after a removal', async () => {
  const transactionId = await begin();
  await database.service.act('removeDocument', { ...document('a'), transactionId });
  const add = (id: string, key: number): Promise<unknown> =>
    database.service.act('insertDocument', {
      ...{ collectionName: 'things', transactionId, data: [JSON.stringify({ _id: id, key })] },
    });
  await add('c', 1);
  await expect(add('d', 1)).rejects.toThrow(/E11000/u);
  // The refusal ended the transaction, and nothing of it stays.
  expect((await database.handle.find('things')).map(({ _id }) => _id)).toEqual(['a', 'b']);
});

it('refuses what works on more than one document', async () => {
  const transactionId = await begin();
  const query = { collectionName: 'things', queryType: 'WHERE', query: '{}', transactionId };
  const data = { merge: true, data: '{"$set":{"n":2}}' };
  const { service } = database;
  for (const act of [
    () => service.act('getDocument', query),
    () => service.act('removeDocument', query),
    () => service.act('modifyDocument', { ...query, ...data }),
  ]) {
    await expect(act()).rejects.toThrow(/only operations on one document/u);
  }
});
