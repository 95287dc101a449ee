import type { Sdk } from '../local-cloud/support/probe-cloud';
import { itOnly, refusalOf, textOf, useTarget } from './target';

/** Refusals: which code and which words a function sees of each. */
const target = useTarget();
const key = { openidKey: 'k', seasonId: 's' };
const standing = { _id: 'a', text: 't', list: [1], n: 1, nothing: null, inner: { x: 1 } };
beforeEach(async () => {
  await target.plant([standing]);
  await target.plant([{ _id: 'r', ...key }], 'records');
});

type Commands = Pick<Sdk, 'db' | '_'>;
type Case = [string, (sdk: Commands) => unknown, { errCode: number; text: RegExp }];
const FAILED = -502001;
const update = (data: (sdk: Commands) => object) => (sdk: Commands) =>
  target
    .room()
    .doc('a')
    .update({ data: data(sdk) }) as unknown;
const find = (filter: object) => () => target.room().where(filter).get() as unknown;
const nowhere = ({ db }: Commands): Sdk['db'] => db.collection('winter_study_contract_nowhere');

const requests: Case[] = [
  [
    'a taken id',
    () => target.room().add({ data: { _id: 'a' } }),
    { errCode: FAILED, text: /E11000 duplicate key/u },
  ],
  [
    'a read of a missing collection',
    (sdk) => nowhere(sdk).get(),
    { errCode: -502005, text: /not exist/iu },
  ],
  [
    'a count of a missing collection',
    (sdk) => nowhere(sdk).count(),
    { errCode: -502005, text: /not exist/iu },
  ],
  [
    'a write to a missing collection',
    (sdk) => nowhere(sdk).add({ data: {} }),
    { errCode: -502005, text: /not exist/iu },
  ],
  [
    'a field like an operator in set',
    () =>
      target
        .room()
        .doc('a')
        .set({ data: { $x: 1 } }),
    { errCode: FAILED, text: /dollar \(\$\) prefixed field/u },
  ],
  [
    'a date that is none',
    () =>
      target
        .room()
        .doc('a')
        .update({ data: { at: new Date(NaN) } }),
    { errCode: -501007, text: /no number/u },
  ],
  [
    'a missing document',
    () => target.room().doc('zz').get(),
    { errCode: -1, text: /document with _id zz does not exist/u },
  ],
  [
    'an aggregation of a missing collection',
    (sdk) => nowhere(sdk).aggregate().match({}).end(),
    { errCode: -1, text: /not exist/iu },
  ],
  [
    'an unknown query operator',
    find({ n: { $nearly: 1 } }),
    { errCode: FAILED, text: /operator/iu },
  ],
  [
    'a regular expression that is none',
    find({ text: { $regex: '(' } }),
    { errCode: FAILED, text: /regular|regex|pattern/iu },
  ],
  [
    'an unknown expression',
    ({ _ }) =>
      target
        .room()
        .aggregate()
        .match({ n: _.gt(0) })
        .project({ x: { $nope: 1 } })
        .end(),
    { errCode: -1, text: /nope|expression|operator/iu },
  ],
];
const updates: Case[] = [
  [
    'inc of a text',
    update(({ _ }) => ({ text: _.inc(1) })),
    { errCode: FAILED, text: /Cannot apply \$inc to a value of non-numeric type/u },
  ],
  [
    'inc of null',
    update(({ _ }) => ({ nothing: _.inc(1) })),
    { errCode: FAILED, text: /non-numeric type/u },
  ],
  [
    'inc by a text',
    update(({ _ }) => ({ n: _.inc('1') })),
    { errCode: FAILED, text: /Cannot increment with non-numeric argument/u },
  ],
  [
    'mul of a text',
    update(({ _ }) => ({ text: _.mul(2) })),
    { errCode: FAILED, text: /Cannot apply \$mul to a value of non-numeric type/u },
  ],
  [
    'push to a text',
    update(({ _ }) => ({ text: _.push([1]) })),
    { errCode: FAILED, text: /must be an array/u },
  ],
  [
    'addToSet to a text',
    update(({ _ }) => ({ text: _.addToSet(1) })),
    { errCode: FAILED, text: /array/u },
  ],
  [
    'pull from a text',
    update(({ _ }) => ({ text: _.pull(1) })),
    { errCode: FAILED, text: /array/u },
  ],
  ['pop from a text', update(({ _ }) => ({ text: _.pop() })), { errCode: FAILED, text: /array/u }],
  [
    'a field below a number',
    update(() => ({ 'n.deep': 1 })),
    { errCode: FAILED, text: /Cannot create field 'deep'/u },
  ],
  [
    'a field below null',
    update(() => ({ 'nothing.deep': 1 })),
    { errCode: FAILED, text: /Cannot create field 'deep'/u },
  ],
  [
    'two changes of one path',
    update(({ _ }) => ({ 'inner.x': 1, inner: _.set({}) })),
    { errCode: FAILED, text: /would create a conflict at 'inner'/u },
  ],
  [
    'a changed id smuggled in as an operator',
    update(() => ({ n: 2, $set: { _id: 'b' } })),
    { errCode: FAILED, text: /immutable field '_id'|conflict/u },
  ],
  [
    'an empty path',
    update(() => ({ 'inner..x': 1 })),
    { errCode: FAILED, text: /empty field name/u },
  ],
];

describe.each([
  ['requests', requests],
  ['updates', updates],
])('%s', (_group, cases) => {
  it.each(cases)('refused: %s', async (_title, request, { errCode, text }) => {
    const refusal = await refusalOf(() => request(target.sdk));
    expect(refusal.errCode).toBe(errCode);
    expect(textOf(refusal)).toMatch(text);
    expect(await target.all()).toEqual([standing]);
  });
});

itOnly('names').run('refuses a field named like what every object has', async () => {
  const change = update(({ _ }) => ({ 'inner.constructor.x': _.set(1) }));
  const refusal = await refusalOf(() => change(target.sdk));
  expect(refusal.errCode).toBe(FAILED);
  expect(textOf(refusal)).toMatch(/names what every object has/u);
});

it('keeps the code of what failed in an aggregation', async () => {
  const refusal = await refusalOf(() => nowhere(target.sdk).aggregate().end());
  expect(refusal.code).toBe('DATABASE_COLLECTION_NOT_EXIST');
});

it('answers null for a missing document where that was asked for', async () => {
  const database = target.sdk.cloud.database({ throwOnNotFound: false });
  const { data } = await database.collection(target.name('plain')).doc('zz').get();
  expect(data).toBeNull();
});

it('takes none of several documents when one is refused', async () => {
  const { errCode } = await refusalOf(() =>
    target.room().add({ data: [{ _id: 'e' }, { _id: 'a' }] }),
  );
  expect(errCode).toBe(FAILED);
});

it('lets operators in user data through: whoever does not check input lets strangers command the store', async () => {
  await target
    .room()
    .doc('a')
    .update({ data: { n: 2, $set: { role: 'admin' } } });
  const { data } = await target
    .room()
    .where({ text: { $gt: '' } })
    .get();
  expect(data).toEqual([{ ...standing, n: 2, role: 'admin' }]);
});

describe('unique keys', () => {
  const records = (): Sdk['db'] => target.room('records');
  const { each, run } = itOnly('indexes');

  each<[string, () => unknown]>([
    ['added a second time', () => records().add({ data: key })],
    [
      'missing a second time',
      async () => {
        await records().add({ data: { n: 1 } });
        await records().add({ data: { n: 2 } });
      },
    ],
    [
      'taken by an update',
      async () => {
        await records().add({ data: { ...key, _id: 'r2', openidKey: 'k2' } });
        await records()
          .doc('r2')
          .update({ data: { openidKey: 'k' } });
      },
    ],
    ['taken by a set', () => records().doc('r2').set({ data: key })],
  ])('are refused when %s', async (_title, request) => {
    const refusal = await refusalOf(request);
    expect(refusal.errCode).toBe(FAILED);
    expect(textOf(refusal)).toMatch(/E11000 duplicate key/u);
  });

  run('are free again once their document is gone', async () => {
    await records().doc('r').remove();
    await records().add({ data: key });
    expect((await records().count()).total).toBe(1);
  });

  run('cannot be arrays', async () => {
    const refusal = await refusalOf(() => records().add({ data: { ...key, openidKey: ['k'] } }));
    expect(refusal.errCode).toBe(FAILED);
  });
});
