import type { Document } from '../../local-cloud/database/values';
import { openSliced } from './support/random-documents';

type Things = ReturnType<typeof openSliced>;

const update = (things: Things, filter: Document, operators: Document): Promise<number> =>
  things.database.handle.updateMany('things', filter, operators);

const AT = new Date(1);
/** Each makes `c` of one document a date. */
const ways: [string, (things: Things) => Promise<unknown>][] = [
  ['an insert', ({ database }) => database.handle.insertMany('things', [{ _id: 'x', c: AT }])],
  [
    'a text in the form on disk',
    ({ database }) => database.handle.insertTexts('things', ['{"_id":"x","c":{"$date":1}}']),
  ],
  ['one statement', (things) => update(things, { _id: 'b' }, { $set: { c: AT } })],
  ['an update of several', (things) => update(things, { a: 1 }, { $set: { c: AT } })],
  ['a new object around it', (things) => update(things, { _id: 'b' }, { $set: { c: { d: AT } } })],
];

/**
 * Objects need no second look as long as no document of their collection holds a date or another special value, which
 * lie on the disk as objects, too. Whichever way the first one comes in, it must be noticed, and stay so.
 */
it.each(ways)('puts nothing into a date when the first one came by %s', async (way, store) => {
  const things = openSliced();
  const { handle } = things.database;
  await handle.insertMany('things', [
    { _id: 'a', c: { n: 1 } },
    { _id: 'b', a: 1, c: { n: 1 } },
  ]);
  const kinds = things.database.store.collection('things')?.kinds;
  expect(kinds?.mayHoldSpecials).toBe(false);
  expect(await update(things, { _id: 'a' }, { $inc: { 'c.n': 1 } })).toBe(1);

  await store(things);
  expect(kinds?.mayHoldSpecials).toBe(true);
  const inside = way.includes('around') ? 'c.d.n' : 'c.n';
  const before = await handle.find('things', {});
  const _id = before.length === 3 ? 'x' : 'b';
  await expect(update(things, { _id }, { $set: { [inside]: 1 } })).rejects.toThrow(
    'Cannot create field',
  );
  expect(await handle.find('things', {})).toEqual(before);
  things.close();
});

it('knows nothing of documents that were stored before it looked', async () => {
  const things = openSliced();
  const { store, handle } = things.database;
  store.statements.exec("DELETE FROM kinds WHERE path=''");
  const kinds = store.collection('things')?.kinds;
  kinds?.reset([]);
  expect(kinds?.mayHoldSpecials).toBe(true);
  await handle.insertMany('things', [{ _id: 'a', c: AT }]);
  await expect(update(things, { _id: 'a' }, { $set: { 'c.n': 1 } })).rejects.toThrow();
  things.close();
});
