import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

let probe: ProbeCloud;
beforeAll(async () => {
  probe = await startProbeCloud();
});
afterAll(() => probe.close());
beforeEach(async () => {
  await probe.cloud.database.removeMany('plain', {});
  await probe.cloud.database.removeMany('records', {});
  await probe.cloud.database.insertMany('plain', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
});
const numbers = async (): Promise<unknown[]> =>
  (await probe.cloud.database.find('plain', {}, { sort: { _id: 1 } })).map(({ n }) => n);

it('shows its writes to itself at once and to others after the commit', async () => {
  const seen = await probe.run(async ({ db }) => {
    const transaction = await db.startTransaction();
    const inside = transaction.collection('plain').doc('a');
    await inside.update({ data: { n: 2 } });
    const own = (await inside.get()).data.n as number;
    const others = (await db.collection('plain').doc('a').get()).data.n as number;
    await transaction.commit();
    return [own, others, (await db.collection('plain').doc('a').get()).data.n as number];
  });
  expect(seen).toEqual([2, 1, 2]);
});

it('undoes everything on rollback', async () => {
  await probe.run(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { n: 9 } });
    await transaction.collection('plain').add({ data: { _id: 'c', n: 9 } });
    await transaction.collection('plain').doc('b').remove();
    await transaction.rollback();
  });
  expect(await numbers()).toEqual([1, 1]);
});

it('reads the state of its beginning, whatever others commit meanwhile', async () => {
  const seen = await probe.run(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction.collection('plain').doc('b').get();
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { n: 5 } });
    const inside = (await transaction.collection('plain').doc('a').get()).data.n as number;
    await transaction.rollback();
    return inside;
  });
  expect(seen).toBe(1);
});

it('fails the second writer of a document at once, without a code that would make the SDK retry', async () => {
  const thrown = await probe.failure(async ({ db }) => {
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    await first
      .collection('plain')
      .doc('a')
      .update({ data: { n: 2 } });
    try {
      await second
        .collection('plain')
        .doc('a')
        .update({ data: { n: 3 } });
    } finally {
      await first.commit();
    }
  });
  expect(thrown.errCode).toBe(-501001);
  expect(thrown).not.toHaveProperty('code');
  expect(thrown.message).toContain('[ResourceUnavailable.TransactionConflict]');
  expect(await numbers()).toEqual([2, 1]);
});

it('fails a writer whose document changed since it began', async () => {
  const thrown = await probe.failure(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction.collection('plain').doc('a').get();
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { n: 5 } });
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { n: 6 } });
  });
  expect(thrown.message).toContain('TransactionConflict');
  expect(await numbers()).toEqual([5, 1]);
});

it('refuses two operations at once in one transaction', async () => {
  const thrown = await probe.failure(async ({ db }) => {
    const transaction = await db.startTransaction();
    const read = (id: string): unknown => transaction.collection('plain').doc(id).get();
    try {
      await Promise.all(Array.from({ length: 10 }, () => read('a')));
    } finally {
      await transaction.rollback();
    }
  });
  expect(thrown.errCode).toBe(-501001);
  expect(thrown.message).toContain('TransactionBusy');
});

it('lets a plain write wait for a transaction that holds its document', async () => {
  const order = await probe.run(async ({ db }) => {
    const steps: string[] = [];
    const transaction = await db.startTransaction();
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { n: 2 } });
    const plain = db
      .collection('plain')
      .doc('a')
      .update({ data: { m: 1 } })
      .then(() => steps.push('plain'));
    await db.collection('plain').doc('b').get();
    steps.push('commit');
    await transaction.commit();
    await plain;
    return steps;
  });
  expect(order).toEqual(['commit', 'plain']);
  expect(await probe.cloud.database.find('plain', { _id: 'a' })).toEqual([
    { _id: 'a', n: 2, m: 1 },
  ]);
});

it('names a taken unique key at the operation, not at the commit', async () => {
  await probe.cloud.database.insertMany('records', [{ openidKey: 'k', seasonId: 's' }]);
  const thrown = await probe.failure(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction.collection('records').add({ data: { openidKey: 'k', seasonId: 's' } });
  });
  expect(thrown.message).toContain('E11000');
});

it('allows write skew, as snapshot isolation does', async () => {
  await probe.run(async ({ db }) => {
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    const sum = async (transaction: typeof first): Promise<number> => {
      const a = (await transaction.collection('plain').doc('a').get()).data.n as number;
      return a + ((await transaction.collection('plain').doc('b').get()).data.n as number);
    };
    if ((await sum(first)) === 2)
      await first
        .collection('plain')
        .doc('a')
        .update({ data: { n: 0 } });
    if ((await sum(second)) === 2)
      await second
        .collection('plain')
        .doc('b')
        .update({ data: { n: 0 } });
    await first.commit();
    await second.commit();
  });
  expect(await numbers()).toEqual([0, 0]);
});

it('refuses a commit of what has ended', async () => {
  const thrown = await probe.failure(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction.rollback();
    await transaction.commit();
  });
  expect(thrown.message).toContain('TransactionNotExist');
});
