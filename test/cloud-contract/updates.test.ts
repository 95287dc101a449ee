import type { Sdk } from '../local-cloud/support/probe-cloud';
import { refusalOf, textOf, useTarget } from './target';

/** Writing: add, set, update and remove, and every update command. */
const target = useTarget();
const start = {
  ...{ _id: 'd', n: 5, list: [1, 2], inner: { a: 1, b: 2 }, text: 't', at: new Date(5) },
  rows: [
    { k: 'x', v: 1 },
    { k: 'y', v: 2 },
  ],
};
beforeEach(() => target.plant([start]));

type Case = [string, (sdk: Pick<Sdk, 'db' | '_'>) => unknown, Record<string, unknown>];
const fields: Case[] = [
  ['a value', () => ({ n: 7 }), { n: 7 }],
  ['another type', () => ({ n: ['7'] }), { n: ['7'] }],
  ['null', () => ({ n: null }), { n: null }],
  ['a nested object, merged', () => ({ inner: { a: 9 } }), { inner: { a: 9, b: 2 } }],
  ['set, replacing', ({ _ }) => ({ inner: _.set({ c: 3 }) }), { inner: { c: 3 } }],
  ['a dotted path', () => ({ 'inner.b': 7 }), { inner: { a: 1, b: 7 } }],
  ['a path that is new', () => ({ 'deep.er.est': 1 }), { deep: { er: { est: 1 } } }],
  ['a place in an array', () => ({ 'list.1': 9 }), { list: [1, 9] }],
  [
    'a field of an element',
    () => ({ 'rows.1.v': 9 }),
    {
      rows: [
        { k: 'x', v: 1 },
        { k: 'y', v: 9 },
      ],
    },
  ],
  [
    'remove',
    ({ _ }) => ({ text: _.remove(), 'inner.a': _.remove() }),
    { text: undefined, inner: { b: 2 } },
  ],
  ['remove of what is not there', ({ _ }) => ({ none: _.remove(), n: 6 }), { n: 6 }],
  ['rename', ({ _ }) => ({ text: _.rename('words') }), { text: undefined, words: 't' }],
  ['a date', () => ({ at: new Date(9) }), { at: new Date(9) }],
];
const numbers: Case[] = [
  ['inc', ({ _ }) => ({ n: _.inc(-2) }), { n: 3 }],
  ['inc of a new field', ({ _ }) => ({ fresh: _.inc(2) }), { fresh: 2 }],
  [
    'inc of a new path',
    ({ _ }) => ({ 'days.d1.checkIn': _.inc(10) }),
    { days: { d1: { checkIn: 10 } } },
  ],
  ['mul', ({ _ }) => ({ n: _.mul(3) }), { n: 15 }],
  ['mul of a new field', ({ _ }) => ({ fresh: _.mul(3) }), { fresh: 0 }],
  ['min', ({ _ }) => ({ n: _.min(2) }), { n: 2 }],
  ['min that is not less', ({ _ }) => ({ n: _.min(9) }), {}],
  ['max', ({ _ }) => ({ n: _.max(9) }), { n: 9 }],
  ['bit', ({ _ }) => ({ n: _.bit({ and: 12 }) }), { n: 4 }],
  ['max of a new field', ({ _ }) => ({ fresh: _.max(9) }), { fresh: 9 }],
  [
    'several at once',
    ({ _ }) => ({ n: _.inc(1), text: 'u', list: _.push([3]) }),
    { n: 6, text: 'u', list: [1, 2, 3] },
  ],
];
const arrays: Case[] = [
  ['push of several', ({ _ }) => ({ list: _.push([3, 4]) }), { list: [1, 2, 3, 4] }],
  ['push of one', ({ _ }) => ({ list: _.push(3) }), { list: [1, 2, 3] }],
  ['push to a new field', ({ _ }) => ({ fresh: _.push(['a']) }), { fresh: ['a'] }],
  [
    'push at a place',
    ({ _ }) => ({ list: _.push({ each: [9], position: 1 }) }),
    { list: [1, 9, 2] },
  ],
  [
    'push, sorted and cut',
    ({ _ }) => ({ list: _.push({ each: [0, 5], sort: -1, slice: 3 }) }),
    { list: [5, 2, 1] },
  ],
  ['unshift', ({ _ }) => ({ list: _.unshift([0]) }), { list: [0, 1, 2] }],
  ['pop', ({ _ }) => ({ list: _.pop() }), { list: [1] }],
  ['shift', ({ _ }) => ({ list: _.shift() }), { list: [2] }],
  ['pull of a value', ({ _ }) => ({ list: _.pull(1) }), { list: [2] }],
  ['pull by a condition', ({ _ }) => ({ list: _.pull(_.gt(1)) }), { list: [1] }],
  ['pull of an element', ({ _ }) => ({ rows: _.pull({ k: 'x' }) }), { rows: [{ k: 'y', v: 2 }] }],
  ['pullAll', ({ _ }) => ({ list: _.pullAll([1, 2]) }), { list: [] }],
  ['addToSet of what is there', ({ _ }) => ({ list: _.addToSet(2) }), {}],
  ['addToSet of what is new', ({ _ }) => ({ list: _.addToSet(3) }), { list: [1, 2, 3] }],
  ['addToSet to a new field', ({ _ }) => ({ fresh: _.addToSet('a') }), { fresh: ['a'] }],
];

describe.each([
  ['fields', fields],
  ['numbers', numbers],
  ['arrays', arrays],
])('%s', (_group, cases) => {
  it.each(cases)('are updated by %s', async (_title, change, expected) => {
    const result = await target
      .room()
      .doc('d')
      .update({ data: change(target.sdk) });
    const updated = Object.keys(expected).length > 0 ? 1 : 0;
    expect(result).toEqual({ stats: { updated }, errMsg: 'document.update:ok' });
    expect(await target.all()).toEqual([{ ...start, ...expected }]);
  });
});

describe('places of a list', () => {
  type Named = [string, filter: object, change: object, expected: object];
  const rows = (x: unknown, y: unknown): object[] => [
    { k: 'x', v: x },
    { k: 'y', v: y },
  ];
  it.each<Named>([
    ['the one that was found', { list: 2 }, { 'list.$': 9 }, { list: [1, 9] }],
    ['a field of the one found', { 'rows.k': 'y' }, { 'rows.$.v': 9 }, { rows: rows(1, 9) }],
    ['all', {}, { 'list.$[]': 9 }, { list: [9, 9] }],
    ['a field of all', { _id: 'd' }, { 'rows.$[].v': 9 }, { rows: rows(9, 9) }],
  ])('are named: %s', async (_title, filter, change, expected) => {
    const { stats } = await target.room().where(filter).update({ data: change });
    expect(stats.updated).toBe(1);
    expect(await target.all()).toEqual([{ ...start, ...expected }]);
  });

  it('are found by several conditions on one element, and changed by a command', async () => {
    const { _ } = target.sdk;
    const found = target.room().where({ _id: 'd', rows: _.elemMatch({ k: 'y', v: 2 }) });
    await found.update({ data: { 'rows.$.v': _.inc(5) } });
    expect(await target.all()).toEqual([{ ...start, rows: rows(1, 7) }]);
  });

  it.each<[string, object, object, RegExp]>([
    ['nothing was asked of the list', { _id: 'd' }, { 'list.$': 9 }, /did not find the match/u],
    ['they are called by a name', { list: 2 }, { 'list.$[e]': 9 }, /No array filter found/u],
    ['there is no list', {}, { 'text.$[]': 9 }, /non-array element/u],
    ['there is nothing', {}, { 'none.$[]': 9 }, /must exist in the document/u],
  ])('are refused where %s', async (_title, filter, change, text) => {
    const request = () => target.room().where(filter).update({ data: change }) as unknown;
    expect(textOf(await refusalOf(request))).toMatch(text);
    expect(await target.all()).toEqual([start]);
  });
});

it('keeps the date of $currentDate, which the SDK has no command for', async () => {
  const before = Date.now();
  await target
    .room()
    .doc('d')
    .update({ data: { $currentDate: { at: true, 'inner.c': { $type: 'date' } }, n: 6 } });
  const { data } = await target.room().doc('d').get();
  const { at, inner, n } = data as { at: Date; inner: { c: Date }; n: number };
  expect(n).toBe(6);
  expect(at.getTime()).toBeGreaterThanOrEqual(before - 60_000);
  expect(inner.c).toEqual(at);
  const stamp = { data: { $currentDate: { at: { $type: 'moment' } } } };
  const refusal = await refusalOf(() => target.room().doc('d').update(stamp) as unknown);
  expect(textOf(refusal)).toContain('required to be');
});

it('keeps the server date at which a write arrived', async () => {
  const { db } = target.sdk;
  const later = db.serverDate({ offset: 60_000 });
  await target
    .room()
    .doc('d')
    .update({ data: { at: db.serverDate(), later } });
  const { data } = await target.room().doc('d').get();
  expect(data.later.getTime() - data.at.getTime()).toBe(60_000);
  expect(Math.abs(data.at.getTime() - Date.now())).toBeLessThan(300_000);
});

describe('add', () => {
  it('gives an id of 32 hexadecimal characters, or takes the given one', async () => {
    const { _id, errMsg } = await target.room().add({ data: { n: 1 } });
    expect(_id).toMatch(/^[0-9a-f]{32}$/u);
    expect(errMsg).toBe('collection.add:ok');
    expect((await target.room().add({ data: { _id: 'own' } }))._id).toBe('own');
  });

  it('takes several at once, all or none', async () => {
    const { _ids } = await target.room().add({ data: [{ _id: 'e' }, { n: 2 }] });
    expect(_ids).toEqual(['e', expect.stringMatching(/^[0-9a-f]{32}$/u)]);
  });

  it('keeps what is put in, of every kind', async () => {
    const data = {
      _id: 'k',
      text: '文',
      no: -0.5,
      yes: true,
      none: null,
      at: new Date(7),
      list: [{ a: [] }],
      empty: {},
    };
    await target.room().add({ data });
    expect((await target.room().doc('k').get()).data).toEqual(data);
  });
});

describe('set', () => {
  it('replaces a document, or makes it', async () => {
    const replaced = await target
      .room()
      .doc('d')
      .set({ data: { only: 1 } });
    expect(replaced).toEqual({
      _id: 'd',
      errMsg: 'document.set:ok',
      stats: { updated: 1, created: 0 },
    });
    const made = await target
      .room()
      .doc('new')
      .set({ data: { made: true } });
    expect(made.stats).toEqual({ updated: 0, created: 1 });
    expect(await target.all()).toEqual([
      { _id: 'd', only: 1 },
      { _id: 'new', made: true },
    ]);
  });
});

describe('many', () => {
  const many = [1, 2, 3].map((n) => ({ _id: `m${n}`, n }));

  it('are updated where a condition holds, and counted where they changed', async () => {
    await target.plant(many);
    const { _ } = target.sdk;
    const large = target.room().where({ n: _.gte(2) });
    const first = await large.update({ data: { n: 3 } });
    expect(first).toEqual({ stats: { updated: 1 }, errMsg: 'collection.update:ok' });
    expect((await large.update({ data: { n: 3 } })).stats.updated).toBe(0);
    expect(
      (
        await target
          .room()
          .where({ n: 99 })
          .update({ data: { n: 1 } })
      ).stats.updated,
    ).toBe(0);
    expect(
      (
        await target
          .room()
          .doc('none')
          .update({ data: { n: 1 } })
      ).stats.updated,
    ).toBe(0);
  });

  it('are removed, one or all that meet a condition', async () => {
    await target.plant(many);
    const { _ } = target.sdk;
    expect(await target.room().doc('m1').remove()).toEqual({
      stats: { removed: 1 },
      errMsg: 'document.remove:ok',
    });
    expect(
      await target
        .room()
        .where({ n: _.gt(1) })
        .remove(),
    ).toEqual({ stats: { removed: 2 }, errMsg: 'collection.remove:ok' });
    expect((await target.room().doc('m1').remove()).stats.removed).toBe(0);
  });
});

it('credits once however many ask at the same time', async () => {
  const { _ } = target.sdk;
  await target.plant([{ _id: 'r', key: 'k', segments: ['line'], score: 0, entries: {}, days: {} }]);
  const credit = (): Promise<{ stats: { updated: number } }> =>
    target
      .room()
      .where({
        key: 'k',
        segments: _.in(['line', 'young']),
        'entries.checkIn:s1': _.exists(false),
        'days.d1.checkIn': _.or(_.exists(false), _.lte(10)),
      })
      .update({
        data: {
          'entries.checkIn:s1': _.set({ points: 10 }),
          'days.d1.checkIn': _.inc(10),
          score: _.inc(10),
        },
      });
  const results = await Promise.all(Array.from({ length: 50 }, credit));
  expect(results.filter(({ stats }) => stats.updated === 1)).toHaveLength(1);
  expect(await target.all()).toEqual([
    {
      ...{ _id: 'r', key: 'k', segments: ['line'], score: 10 },
      ...{ entries: { 'checkIn:s1': { points: 10 } }, days: { d1: { checkIn: 10 } } },
    },
  ]);
});
