import type { Sdk } from '../local-cloud/support/probe-cloud';
import { useTarget } from './target';

/** Reading: every query command, and what an answer is made of. */
const target = useTarget();
const people = [
  {
    ...{ _id: 'a', name: '安', age: 30, tags: ['x', 'y'], home: { city: '苏州', no: 1 } },
    ...{
      at: new Date(1000),
      marks: [
        { of: 'm', points: 5 },
        { of: 'n', points: 9 },
      ],
    },
  },
  {
    ...{ _id: 'b', name: '白', age: 40, tags: ['y'], home: { city: '无锡', no: 2 } },
    ...{ at: new Date(2000), marks: [{ of: 'm', points: 9 }] },
  },
  { _id: 'c', name: '陈', age: 50, tags: [], home: { city: '苏州', no: 3 }, gone: null },
];
beforeAll(() => target.plant(people));

type Commands = Pick<Sdk, 'db' | '_' | '$'>;
type Case = [title: string, filter: (sdk: Commands) => unknown, ids: string];

const comparisons: Case[] = [
  ['nothing asked', () => ({}), 'abc'],
  ['a value', () => ({ name: '白' }), 'b'],
  ['eq', ({ _ }) => ({ age: _.eq(40) }), 'b'],
  ['neq, also of missing fields', ({ _ }) => ({ at: _.neq(new Date(1000)) }), 'bc'],
  ['gt', ({ _ }) => ({ age: _.gt(40) }), 'c'],
  ['gte', ({ _ }) => ({ age: _.gte(40) }), 'bc'],
  ['lt', ({ _ }) => ({ age: _.lt(40) }), 'a'],
  ['lte', ({ _ }) => ({ age: _.lte(40) }), 'ab'],
  ['a range in a chain', ({ _ }) => ({ age: _.gt(30).and(_.lt(50)) }), 'b'],
  ['in', ({ _ }) => ({ age: _.in([30, 50, 70]) }), 'ac'],
  ['nin', ({ _ }) => ({ age: _.nin([30, 50]) }), 'b'],
  ['nin of a missing field', ({ _ }) => ({ at: _.nin([new Date(1000)]) }), 'bc'],
  ['a date', () => ({ at: new Date(2000) }), 'b'],
  ['a range of dates', ({ _ }) => ({ at: _.gt(new Date(1000)) }), 'b'],
  ['null finds missing fields', () => ({ at: null }), 'c'],
  ['another type is never between', ({ _ }) => ({ name: _.gt(0) }), ''],
  ['texts by code point', ({ _ }) => ({ name: _.lt('陈') }), 'ab'],
];
const shapes: Case[] = [
  ['a nested object, flattened', () => ({ home: { city: '苏州' } }), 'ac'],
  ['a dotted path', () => ({ 'home.no': 2 }), 'b'],
  ['a whole object by eq', ({ _ }) => ({ home: _.eq({ city: '苏州', no: 1 }) }), 'a'],
  ['not a part of an object by eq', ({ _ }) => ({ home: _.eq({ city: '苏州' }) }), ''],
  ['not an object in another order', ({ _ }) => ({ home: _.eq({ no: 1, city: '苏州' }) }), ''],
  ['a value in an array', () => ({ tags: 'y' }), 'ab'],
  ['a whole array', () => ({ tags: ['x', 'y'] }), 'a'],
  ['a place in an array', () => ({ 'tags.0': 'y' }), 'b'],
  ['a field of any element', () => ({ 'marks.points': 9 }), 'ab'],
  ['exists', ({ _ }) => ({ gone: _.exists(true) }), 'c'],
  ['exists not', ({ _ }) => ({ at: _.exists(false) }), 'c'],
  ['all', ({ _ }) => ({ tags: _.all(['y', 'x']) }), 'a'],
  ['size', ({ _ }) => ({ tags: _.size(1) }), 'b'],
  ['size 0', ({ _ }) => ({ tags: _.size(0) }), 'c'],
  ['elemMatch of one element', ({ _ }) => ({ marks: _.elemMatch({ of: 'm', points: 9 }) }), 'b'],
  ['elemMatch of a value', ({ _ }) => ({ tags: _.elemMatch(_.eq('x')) }), 'a'],
  ['a list above another', ({ _ }) => ({ tags: _.gt(['x']) }), 'ab'],
  ['a list below another', ({ _ }) => ({ tags: _.lt(['x', 'z']) }), 'ac'],
  ['the type of an element', () => ({ tags: { $type: 'string' } }), 'ab'],
  ['mod', ({ _ }) => ({ age: _.mod(20, 10) }), 'ac'],
];
const logic: Case[] = [
  ['or', ({ _ }) => _.or([{ age: 30 }, { name: '陈' }]), 'ac'],
  ['or of one field', ({ _ }) => ({ age: _.or(_.lt(35), _.gt(45)) }), 'ac'],
  ['and', ({ _ }) => _.and([{ age: _.gt(30) }, { tags: 'y' }]), 'b'],
  ['nor', ({ _ }) => _.nor([{ age: 30 }, { name: '陈' }]), 'b'],
  [
    'nor of one field, also of missing ones',
    ({ _ }) => ({ at: _.nor([_.eq(new Date(1000))]) }),
    'bc',
  ],
  ['not', ({ _ }) => ({ age: _.not(_.gt(40)) }), 'ab'],
  [
    'two ors of two fields, merged into one by the SDK',
    ({ _ }) => ({ age: _.eq(30).or(_.eq(40)), name: _.eq('陈').or(_.eq('白')) }),
    'abc',
  ],
  ['expr', ({ _, $ }) => _.expr($.gt(['$age', $.multiply(['$home.no', 18])])), 'ab'],
  ['a regular expression', ({ db }) => ({ name: db.RegExp({ regexp: '^白' }) }), 'b'],
  ['one without case', ({ db }) => ({ tags: db.RegExp({ regexp: 'X', options: 'i' }) }), 'a'],
  ['a regular expression of the language', () => ({ name: /安|陈/u }), 'ac'],
];

describe.each([
  ['comparing', comparisons],
  ['shapes', shapes],
  ['logic', logic],
])('%s', (_group, cases) => {
  it.each(cases)('finds by %s', async (_title, filter, ids) => {
    const query = target.room().where(filter(target.sdk));
    const { data, errMsg } = await query.orderBy('_id', 'asc').get();
    expect(data.map((one: { _id: string }) => one._id).join('')).toBe(ids);
    expect(errMsg).toBe('collection.get:ok');
    expect((await query.count()).total).toBe(ids.length);
  });
});

describe('answers', () => {
  const ids = async (query: Sdk['db']): Promise<string> =>
    (await query.get()).data.map((one: { _id: string }) => one._id).join('');

  it('are sorted by several paths, skipped and limited', async () => {
    const sorted = target.room().orderBy('home.city', 'desc').orderBy('age', 'asc');
    expect(await ids(sorted)).toBe('acb');
    expect(await ids(target.room().orderBy('age', 'desc').skip(1).limit(1))).toBe('b');
    expect(await ids(target.room().orderBy('at', 'asc'))).toBe('cab');
  });

  it.each([
    ['fields', { name: true, _id: false }, { name: '安' }],
    ['the id unless refused', { age: true }, { _id: 'a', age: 30 }],
    ['parts of objects', { 'home.city': true }, { _id: 'a', home: { city: '苏州' } }],
    [
      'all but some',
      { tags: false, marks: false, home: false, at: false },
      { _id: 'a', name: '安', age: 30 },
    ],
  ])('hold %s', async (_title, fields, expected) => {
    const { data } = await target.room().where({ _id: 'a' }).field(fields).get();
    expect(data).toEqual([expected]);
    expect((await target.room().doc('a').field(fields).get()).data).toEqual(expected);
  });

  it('cut arrays by a projection', async () => {
    const { project } = target.sdk._;
    const { data } = await target
      .room()
      .where({ _id: 'a' })
      .field({ tags: project.slice(1) })
      .get();
    expect(data[0].tags).toEqual(['x']);
    const match = { marks: project.elemMatch({ points: 9 }) };
    const found = await target.room().where({ _id: 'a' }).field(match).get();
    expect(found.data).toEqual([{ _id: 'a', marks: [{ of: 'n', points: 9 }] }]);
  });

  it('give one document by its id, dates as dates', async () => {
    const { data, errMsg } = await target.room().doc('b').get();
    expect(data).toEqual(people[1]);
    expect(Object.prototype.toString.call(data.at)).toBe('[object Date]');
    expect(errMsg).toBe('document.get:ok');
  });

  it('count', async () => {
    expect(await target.room().count()).toEqual({ total: 3, errMsg: 'collection.count:ok' });
  });
});

it('sends 100 documents unless asked for more, and never more than 1,000', async () => {
  await target.plant(Array.from({ length: 1100 }, (_, n) => ({ n })));
  const lengthOf = async (query: Sdk['db']): Promise<number> => (await query.get()).data.length;
  expect(await lengthOf(target.room())).toBe(100);
  expect(await lengthOf(target.room().limit(500))).toBe(500);
  expect(await lengthOf(target.room().limit(5000))).toBe(1000);
  expect(await lengthOf(target.room().skip(1050).limit(100))).toBe(50);
  expect((await target.room().count()).total).toBe(1100);
});
