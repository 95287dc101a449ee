import { startProbeCloud, type ProbeCloud, type Sdk } from './support/probe-cloud';

let probe: ProbeCloud;
beforeAll(async () => {
  probe = await startProbeCloud();
});
afterAll(() => probe.close());
beforeEach(async () => {
  await probe.cloud.database.removeMany('plain', {});
  await probe.cloud.database.removeMany('records', {});
  await probe.cloud.database.insertMany('plain', [
    { _id: 'a', text: 't', list: [1], n: 1, nothing: null, inner: { x: 1 } },
  ]);
  await probe.cloud.database.insertMany('records', [{ _id: 'r', openidKey: 'k', seasonId: 's' }]);
});

type Case = [string, (sdk: Sdk) => unknown, { errCode: number; message: RegExp }];

const E11000 = /E11000 duplicate key/u;
const cases: Case[] = [
  [
    'a taken id',
    ({ db }) => db.collection('plain').add({ data: { _id: 'a' } }),
    { errCode: -502001, message: E11000 },
  ],
  [
    'a taken unique key',
    ({ db }) => db.collection('records').add({ data: { openidKey: 'k', seasonId: 's' } }),
    { errCode: -502001, message: E11000 },
  ],
  [
    'a second document without any of the unique fields',
    async ({ db }) => {
      await db.collection('records').add({ data: { n: 1 } });
      await db.collection('records').add({ data: { n: 2 } });
    },
    { errCode: -502001, message: E11000 },
  ],
  [
    'a unique key taken by an update',
    async ({ db }) => {
      await db.collection('records').add({ data: { _id: 'r2', openidKey: 'k2', seasonId: 's' } });
      await db
        .collection('records')
        .doc('r2')
        .update({ data: { openidKey: 'k' } });
    },
    { errCode: -502001, message: E11000 },
  ],
  [
    'a missing collection',
    ({ db }) => db.collection('nowhere').get(),
    { errCode: -502005, message: /not exist/iu },
  ],
  [
    'a write to a missing collection',
    ({ db }) => db.collection('nowhere').add({ data: {} }),
    { errCode: -502005, message: /not exist/iu },
  ],
  [
    'a missing document',
    ({ db }) => db.collection('plain').doc('zz').get(),
    { errCode: -1, message: /document with _id zz does not exist/u },
  ],
  [
    'inc of a text',
    ({ db, _ }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { text: _.inc(1) } }),
    { errCode: -502001, message: /Cannot apply \$inc to a value of non-numeric type/u },
  ],
  [
    'inc of null',
    ({ db, _ }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { nothing: _.inc(1) } }),
    { errCode: -502001, message: /non-numeric type/u },
  ],
  [
    'push to a text',
    ({ db, _ }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { text: _.push([1]) } }),
    { errCode: -502001, message: /must be an array/u },
  ],
  [
    'a field below a number',
    ({ db }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { 'n.deep': 1 } }),
    { errCode: -502001, message: /Cannot create field 'deep'/u },
  ],
  [
    'a field below null',
    ({ db }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { 'nothing.deep': 1 } }),
    { errCode: -502001, message: /Cannot create field 'deep'/u },
  ],
  [
    'a field named like what every object has',
    ({ db, _ }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { 'inner.constructor.x': _.set(1) } }),
    { errCode: -502001, message: /names what every object has/u },
  ],
  [
    'two changes of one path',
    ({ db, _ }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { 'inner.x': 1, inner: _.set({}) } }),
    { errCode: -502001, message: /would create a conflict at 'inner'/u },
  ],
  [
    'a changed id smuggled in as an operator',
    ({ db }) =>
      db
        .collection('plain')
        .doc('a')
        .update({ data: { n: 2, $set: { _id: 'b' } } }),
    { errCode: -502001, message: /immutable field '_id'|conflict/u },
  ],
  [
    'an unknown query operator',
    ({ db }) =>
      db
        .collection('plain')
        .where({ n: { $near: 1 } })
        .get(),
    { errCode: -502001, message: /operator/iu },
  ],
  [
    'an aggregation over a missing collection',
    ({ db }) => db.collection('nowhere').aggregate().match({}).end(),
    { errCode: -1, message: /not exist/iu },
  ],
];

it.each(cases)('refuses %s', async (_case, code, expected) => {
  const thrown = await probe.failure(
    (sdk: Sdk, text: string) => sdk.evaluate(text)(sdk),
    String(code),
  );
  expect(thrown.errCode).toBe(expected.errCode);
  expect(thrown.message).toMatch(expected.message);
});

it('changes nothing where it refuses', async () => {
  await probe.failure(({ db, _ }) =>
    db
      .collection('plain')
      .doc('a')
      .update({ data: { n: _.inc(1), text: _.inc(1) } }),
  );
  const [found] = await probe.cloud.database.find('plain', { _id: 'a' });
  expect(found).toMatchObject({ n: 1, text: 't' });
});

it('gives the code of a failed aggregation', async () => {
  const thrown = await probe.failure(({ db }) => db.collection('nowhere').aggregate().end());
  expect(thrown.code).toBe('DATABASE_COLLECTION_NOT_EXIST');
});

it('lets operators in user data through, as the real cloud does', async () => {
  const found = await probe.run(async ({ db }) => {
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { n: 2, $set: { role: 'admin' } } });
    const byOperator = await db
      .collection('plain')
      .where({ text: { $gt: '' } })
      .get();
    return byOperator.data.map((document: { role: string }) => document.role) as string[];
  });
  expect(found).toEqual(['admin']);
});

it('allows a second document once the first with its key is gone', async () => {
  await probe.run(async ({ db }) => {
    await db.collection('records').doc('r').remove();
    await db.collection('records').add({ data: { openidKey: 'k', seasonId: 's' } });
  });
  expect(await probe.cloud.database.count('records')).toBe(1);
});

it.each([
  ['a regular expression that is none', { text: { $regex: '(' } }],
  ['a document with an array under a unique key', null],
])('refuses %s with the code of a failed request', async (_case, where) => {
  const thrown = await probe.failure(async ({ db }, filter) => {
    if (filter) await db.collection('plain').where(filter).get();
    else await db.collection('records').add({ data: { openidKey: ['k'], seasonId: 's' } });
  }, where);
  expect(thrown.errCode).toBe(-502001);
});
