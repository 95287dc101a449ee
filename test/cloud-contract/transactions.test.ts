import type { Sdk } from '../local-cloud/support/probe-cloud';
import { itOnly, refusalOf, textOf, useTarget } from './target';

/** Transactions: snapshot isolation, a conflict at once, and what the SDK makes of it. */
const target = useTarget();
beforeEach(() =>
  target.plant([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]),
);
type Transaction = Sdk['db'];
const start = async (): Promise<Transaction> => await target.sdk.db.startTransaction();
const docIn = (transaction: Transaction, id: string): Sdk['db'] =>
  transaction.collection(target.name('plain')).doc(id);
const doc = (id: string): Sdk['db'] => target.room().doc(id);
const put = (where: Sdk['db'], n: number): Promise<unknown> => where.update({ data: { n } });
const read = async (where: Sdk['db']): Promise<unknown> => (await where.get()).data.n as unknown;
const numbers = async (): Promise<unknown[]> => (await target.all()).map(({ n }) => n);

it('show their writes to themselves at once and to others after the commit', async () => {
  const transaction = await start();
  await put(docIn(transaction, 'a'), 2);
  expect(await read(docIn(transaction, 'a'))).toBe(2);
  expect(await read(doc('a'))).toBe(1);
  await transaction.commit();
  expect(await numbers()).toEqual([2, 1]);
});

it.each<[string, (transaction: Transaction) => Promise<unknown>, unknown[]]>([
  [
    'add',
    (one) => one.collection(target.name('plain')).add({ data: { _id: 'c', n: 9 } }),
    [1, 1, 9],
  ],
  ['set', (one) => docIn(one, 'a').set({ data: { n: 8 } }), [8, 1]],
  ['set of a new one', (one) => docIn(one, 'c').set({ data: { n: 8 } }), [1, 1, 8]],
  ['update', (one) => put(docIn(one, 'a'), 7), [7, 1]],
  ['remove', (one) => docIn(one, 'a').remove(), [1]],
])('keep or undo %s', async (_title, work, kept) => {
  const undone = await start();
  await work(undone);
  await undone.rollback();
  expect(await numbers()).toEqual([1, 1]);
  const committed = await start();
  await work(committed);
  await committed.commit();
  expect(await numbers()).toEqual(kept);
});

it('read the state of their beginning, whatever others commit meanwhile', async () => {
  const transaction = await start();
  await docIn(transaction, 'b').get();
  await put(doc('a'), 5);
  expect(await read(docIn(transaction, 'a'))).toBe(1);
  await transaction.rollback();
});

it('fail the second writer at once, without a code that would make the SDK retry', async () => {
  const [first, second] = [await start(), await start()];
  await put(docIn(first, 'a'), 2);
  const refusal = await refusalOf(() => put(docIn(second, 'a'), 3));
  await first.commit();
  expect(refusal.errCode).toBe(-501001);
  expect(refusal).not.toHaveProperty('code');
  expect(textOf(refusal)).toContain('[ResourceUnavailable.TransactionConflict]');
  expect(await numbers()).toEqual([2, 1]);
});

it('fail a writer whose document changed since they began', async () => {
  const transaction = await start();
  await docIn(transaction, 'a').get();
  await put(doc('a'), 5);
  const refusal = await refusalOf(() => put(docIn(transaction, 'a'), 6));
  expect(textOf(refusal)).toContain('TransactionConflict');
  expect(await numbers()).toEqual([5, 1]);
});

it('refuse operations side by side', async () => {
  const transaction = await start();
  const refusal = await refusalOf(() =>
    Promise.all(Array.from({ length: 10 }, () => docIn(transaction, 'a').get())),
  );
  await transaction.rollback().catch(() => undefined);
  expect(refusal.errCode).toBe(-501001);
  expect(textOf(refusal)).toContain('TransactionBusy');
});

it('let a plain write wait for them', async () => {
  const order: string[] = [];
  const transaction = await start();
  await put(docIn(transaction, 'a'), 2);
  const plain = doc('a')
    .update({ data: { m: 1 } })
    .then(() => order.push('plain'));
  await doc('b').get();
  order.push('commit');
  await transaction.commit();
  await plain;
  expect(order).toEqual(['commit', 'plain']);
  expect((await doc('a').get()).data).toEqual({ _id: 'a', n: 2, m: 1 });
});

it('allow write skew, as snapshot isolation does', async () => {
  const both = [await start(), await start()];
  for (const [at, transaction] of both.entries()) {
    const sum =
      Number(await read(docIn(transaction, 'a'))) + Number(await read(docIn(transaction, 'b')));
    if (sum === 2) await put(docIn(transaction, at === 0 ? 'a' : 'b'), 0);
  }
  for (const transaction of both) await transaction.commit();
  expect(await numbers()).toEqual([0, 0]);
});

it('run by runTransaction commit what was done, answer its result, and undo what throws', async () => {
  const { db } = target.sdk;
  const answer = await db.runTransaction(async (transaction: Transaction) => {
    await put(docIn(transaction, 'a'), 3);
    return 'done';
  });
  expect(answer).toBe('done');
  const failed = db.runTransaction(async (transaction: Transaction) => {
    await put(docIn(transaction, 'a'), 4);
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toBeDefined();
  expect(await numbers()).toEqual([3, 1]);
});

it('are not tried again by runTransaction when one of their operations meets a conflict', async () => {
  const { db } = target.sdk;
  const holder = await start();
  await put(docIn(holder, 'a'), 2);
  let attempts = 0;
  const refusal = await refusalOf(() =>
    db.runTransaction(async (transaction: Transaction) => {
      attempts += 1;
      await put(docIn(transaction, 'a'), 3);
    }),
  );
  await holder.commit();
  expect(textOf(refusal)).toContain('TransactionConflict');
  expect({ attempts, numbers: await numbers() }).toEqual({ attempts: 1, numbers: [2, 1] });
});

it('forget a rolled back one: its commit is refused', async () => {
  const transaction = await start();
  await transaction.rollback();
  const refusal = await refusalOf(() => transaction.commit());
  expect(textOf(refusal)).toContain('TransactionNotExist');
});

it('leave queries outside: the SDK sends them without the transaction', async () => {
  const transaction = await start();
  await put(docIn(transaction, 'a'), 2);
  const outside = transaction.collection(target.name('plain')).where({ n: 2 });
  expect((await outside.count()).total).toBe(0);
  await transaction.rollback();
});

itOnly('indexes').run('name a taken unique key at the operation, not at the commit', async () => {
  const key = { openidKey: 'k', seasonId: 's' };
  await target.plant([key], 'records');
  const transaction = await start();
  const refusal = await refusalOf(() =>
    transaction.collection(target.name('records')).add({ data: key }),
  );
  expect(textOf(refusal)).toContain('E11000');
});
