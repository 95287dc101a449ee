import { startProbeCloud, type ProbeCloud, type Sdk } from './support/probe-cloud';

let probe: ProbeCloud;
beforeAll(async () => {
  probe = await startProbeCloud();
});
afterAll(() => probe.close());
beforeEach(async () => {
  await probe.cloud.database.removeMany('plain', {});
  await probe.cloud.database.removeMany('records', {});
});

const people = [
  { _id: 'a', name: '安', age: 30, tags: ['x', 'y'], home: { city: '苏州' }, at: new Date(1000) },
  { _id: 'b', name: '白', age: 40, tags: ['y'], home: { city: '无锡' }, at: new Date(2000) },
  { _id: 'c', name: '陈', age: 50, tags: [], home: { city: '苏州' }, gone: null },
];
const seed = (): Promise<unknown> => probe.cloud.database.insertMany('plain', people);

describe('reading', () => {
  type Case = [string, (sdk: Sdk) => unknown, string[]];
  const filters: Case[] = [
    ['everything', () => ({}), ['a', 'b', 'c']],
    ['a value', () => ({ name: '白' }), ['b']],
    ['a value in an array', () => ({ tags: 'y' }), ['a', 'b']],
    ['a nested value', () => ({ home: { city: '苏州' } }), ['a', 'c']],
    ['a date', () => ({ at: new Date(2000) }), ['b']],
    ['gt and lt', ({ _ }) => ({ age: _.gt(30).and(_.lt(50)) }), ['b']],
    ['gte, lte', ({ _ }) => ({ age: _.and(_.gte(40), _.lte(50)) }), ['b', 'c']],
    ['neq', ({ _ }) => ({ age: _.neq(30) }), ['b', 'c']],
    ['in', ({ _ }) => ({ age: _.in([30, 50]) }), ['a', 'c']],
    ['nin', ({ _ }) => ({ age: _.nin([30, 50]) }), ['b']],
    ['exists', ({ _ }) => ({ gone: _.exists(true) }), ['c']],
    ['or', ({ _ }) => _.or([{ age: 30 }, { name: '陈' }]), ['a', 'c']],
    ['not', ({ _ }) => ({ age: _.not(_.gt(40)) }), ['a', 'b']],
    ['all', ({ _ }) => ({ tags: _.all(['x', 'y']) }), ['a']],
    ['size', ({ _ }) => ({ tags: _.size(1) }), ['b']],
    ['elemMatch', ({ _ }) => ({ tags: _.elemMatch(_.eq('x')) }), ['a']],
    ['mod', ({ _ }) => ({ age: _.mod(20, 10) }), ['a', 'c']],
    ['a regular expression', ({ db }) => ({ name: db.RegExp({ regexp: '^白' }) }), ['b']],
    ['null finds missing fields', () => ({ at: null }), ['c']],
  ];
  it.each(filters)('finds by %s', async (_case, filter, ids) => {
    await seed();
    const found = await probe.run(async (sdk: Sdk, code: string) => {
      const where = sdk.evaluate(code)(sdk);
      const { data } = await sdk.db.collection('plain').where(where).orderBy('_id', 'asc').get();
      return data.map((document: { _id: string }) => document._id);
    }, String(filter));
    expect(found).toEqual(ids);
  });

  it('sorts, skips, limits and projects', async () => {
    await seed();
    const data = await probe.run(async ({ db }) => {
      const query = db.collection('plain').orderBy('age', 'desc').skip(1).limit(1);
      return (await query.field({ name: true, _id: false }).get()).data;
    });
    expect(data).toEqual([{ name: '白' }]);
  });

  it('gives dates back as dates', async () => {
    await seed();
    const kind = await probe.run(
      async ({ db }) =>
        Object.prototype.toString.call((await db.collection('plain').doc('a').get()).data.at) +
        String((await db.collection('plain').doc('a').get()).data.at.getTime()),
    );
    expect(kind).toBe('[object Date]1000');
  });

  it('sends 100 documents unless asked for more, and never more than 1000', async () => {
    const many = Array.from({ length: 1100 }, (_, n) => ({ n }));
    await probe.cloud.database.insertMany('plain', many);
    const lengths = await probe.run(async ({ db }) => {
      const get = async (limit?: number): Promise<number> => {
        const query = db.collection('plain');
        return (await (limit === undefined ? query : query.limit(limit)).get()).data.length;
      };
      return [await get(), await get(500), await get(5000)];
    });
    expect(lengths).toEqual([100, 500, 1000]);
  });

  it('counts', async () => {
    await seed();
    const total = await probe.run(
      async ({ db, _ }) =>
        (
          await db
            .collection('plain')
            .where({ age: _.gte(40) })
            .count()
        ).total,
    );
    expect(total).toBe(2);
  });
});

describe('writing', () => {
  const start = { _id: 'd', n: 5, list: [1, 2], inner: { a: 1, b: 2 }, text: 't' };
  type Case = [string, (sdk: Sdk) => unknown, Record<string, unknown>];
  const updates: Case[] = [
    ['a plain value', () => ({ n: 7 }), { n: 7 }],
    ['a nested object, merged', () => ({ inner: { a: 9 } }), { inner: { a: 9, b: 2 } }],
    ['set, replacing', ({ _ }) => ({ inner: _.set({ c: 3 }) }), { inner: { c: 3 } }],
    ['a new path', () => ({ 'deep.er': 1 }), { deep: { er: 1 } }],
    ['remove', ({ _ }) => ({ text: _.remove() }), { text: undefined }],
    ['inc', ({ _ }) => ({ n: _.inc(-2) }), { n: 3 }],
    ['inc of a new field', ({ _ }) => ({ fresh: _.inc(2) }), { fresh: 2 }],
    ['mul', ({ _ }) => ({ n: _.mul(3) }), { n: 15 }],
    ['min', ({ _ }) => ({ n: _.min(2) }), { n: 2 }],
    ['max', ({ _ }) => ({ n: _.max(9) }), { n: 9 }],
    ['rename', ({ _ }) => ({ text: _.rename('words') }), { text: undefined, words: 't' }],
    ['push', ({ _ }) => ({ list: _.push([3]) }), { list: [1, 2, 3] }],
    ['unshift', ({ _ }) => ({ list: _.unshift([0]) }), { list: [0, 1, 2] }],
    ['pop', ({ _ }) => ({ list: _.pop() }), { list: [1] }],
    ['shift', ({ _ }) => ({ list: _.shift() }), { list: [2] }],
    ['pull', ({ _ }) => ({ list: _.pull(1) }), { list: [2] }],
    ['pullAll', ({ _ }) => ({ list: _.pullAll([1, 2]) }), { list: [] }],
    ['addToSet', ({ _ }) => ({ list: _.addToSet(2) }), { list: [1, 2] }],
  ];
  it.each(updates)('updates by %s', async (_case, data, expected) => {
    await probe.cloud.database.insertMany('plain', [start]);
    await probe.run(async (sdk: Sdk, code: string) => {
      const change = sdk.evaluate(code)(sdk);
      await sdk.db.collection('plain').doc('d').update({ data: change });
    }, String(data));
    const [found] = await probe.cloud.database.find('plain', { _id: 'd' });
    expect(found).toEqual({ ...start, ...expected });
  });

  it('says how many documents an update changed, leaving out those it did not', async () => {
    await seed();
    const updated = await probe.run(async ({ db, _ }) => {
      const old = db.collection('plain').where({ age: _.gte(40) });
      const first = await old.update({ data: { age: 50 } });
      const second = await old.update({ data: { age: 50 } });
      const none = await db
        .collection('plain')
        .doc('zz')
        .update({ data: { age: 1 } });
      return [first, second, none].map((result) => result.stats.updated as number);
    });
    expect(updated).toEqual([1, 0, 0]);
  });

  it('sets a document whole, and makes it where there is none', async () => {
    await seed();
    await probe.run(async ({ db }) => {
      await db
        .collection('plain')
        .doc('a')
        .set({ data: { only: 1 } });
      await db
        .collection('plain')
        .doc('new')
        .set({ data: { made: true } });
    });
    expect(await probe.cloud.database.find('plain', { _id: { $in: ['a', 'new'] } })).toEqual([
      { _id: 'a', only: 1 },
      { _id: 'new', made: true },
    ]);
  });

  it('removes one and many', async () => {
    await seed();
    const removed = await probe.run(async ({ db, _ }) => {
      const one = await db.collection('plain').doc('a').remove();
      const many = await db
        .collection('plain')
        .where({ age: _.gte(40) })
        .remove();
      return [one.stats.removed as number, many.stats.removed as number];
    });
    expect(removed).toEqual([1, 2]);
    expect(await probe.cloud.database.isEmpty()).toBe(true);
  });

  it('gives ids of 32 hexadecimal characters', async () => {
    const id = await probe.run(
      async ({ db }) => (await db.collection('plain').add({ data: { n: 1 } }))._id as string,
    );
    expect(id).toMatch(/^[0-9a-f]{32}$/u);
  });
});

describe('aggregation', () => {
  it('matches, groups, sorts and projects', async () => {
    await seed();
    const list = await probe.run(async ({ db, _, $ }) => {
      const result = await db
        .collection('plain')
        .aggregate()
        .match({ age: _.gte(30) })
        .group({ _id: '$home.city', people: $.sum(1), oldest: $.max('$age') })
        .sort({ people: -1 })
        .end();
      return result.list;
    });
    expect(list).toEqual([
      { _id: '苏州', people: 2, oldest: 50 },
      { _id: '无锡', people: 1, oldest: 40 },
    ]);
  });

  it('answers 20 documents where no stage limits', async () => {
    await probe.cloud.database.insertMany(
      'plain',
      Array.from({ length: 30 }, (_, n) => ({ n })),
    );
    const lengths = await probe.run(async ({ db }) => {
      const all = await db.collection('plain').aggregate().sort({ n: 1 }).end();
      const some = await db.collection('plain').aggregate().sort({ n: 1 }).limit(25).end();
      return [all.list.length as number, some.list.length as number];
    });
    expect(lengths).toEqual([20, 25]);
  });

  it('joins another collection', async () => {
    await seed();
    await probe.cloud.database.insertMany('records', [{ _id: 'r', owner: 'a', score: 3 }]);
    const list = await probe.run(async ({ db }) => {
      const joined = db.collection('plain').aggregate().match({ _id: 'a' });
      const from = { from: 'records', localField: '_id', foreignField: 'owner', as: 'own' };
      return (await joined.lookup(from).project({ own: 1 }).end()).list;
    });
    expect(list).toEqual([{ _id: 'a', own: [{ _id: 'r', owner: 'a', score: 3 }] }]);
  });
});

it('finds what is near, nearest first', async () => {
  const at = (longitude: number): unknown => ({ type: 'Point', coordinates: [longitude, 31] });
  await probe.cloud.database.insertMany('plain', [
    { _id: 'far', place: at(121) },
    { _id: 'nearer', place: at(120.02) },
    { _id: 'nearest', place: at(120.01) },
  ]);
  const ids = await probe.run(async ({ db, _ }) => {
    const geometry = db.Geo.Point(120, 31);
    const near = _.geoNear({ geometry, maxDistance: 5000 });
    const { data } = await db.collection('plain').where({ place: near }).get();
    return data.map((document: { _id: string }) => document._id);
  });
  expect(ids).toEqual(['nearest', 'nearer']);
});
