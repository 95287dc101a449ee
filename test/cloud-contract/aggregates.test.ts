import type { Sdk } from '../local-cloud/support/probe-cloud';
import { itOnly, refusalOf, textOf, useTarget } from './target';

/** Aggregation: every stage that the SDK offers, and the kinds of expression in them. */
const target = useTarget();
const sales = [
  { _id: 'a', city: '苏州', n: 1, tags: ['x', 'y'], at: new Date(Date.UTC(2026, 0, 5, 1)) },
  { _id: 'b', city: '无锡', n: 2, tags: ['y'], at: new Date(Date.UTC(2026, 0, 6, 2)) },
  { _id: 'c', city: '苏州', n: 3, tags: [], at: new Date(Date.UTC(2026, 1, 7, 3)) },
];
beforeAll(() => target.plant(sales));

type Pipeline = Sdk['db'];
type Case = [string, (start: Pipeline, sdk: Pick<Sdk, 'db' | '_' | '$'>) => Pipeline, unknown[]];

const stages: Case[] = [
  [
    'match',
    (start, { _ }) =>
      start
        .match({ n: _.gt(1) })
        .sort({ n: 1 })
        .project({ n: 1 }),
    [
      { _id: 'b', n: 2 },
      { _id: 'c', n: 3 },
    ],
  ],
  [
    'sort, skip and limit',
    (start) => start.sort({ n: -1 }).skip(1).limit(1).project({ n: 1 }),
    [{ _id: 'b', n: 2 }],
  ],
  [
    'skip after limit',
    (start) => start.sort({ n: -1 }).limit(2).skip(1).project({ n: 1 }),
    [{ _id: 'b', n: 2 }],
  ],
  [
    'group',
    (start, { $ }) =>
      start
        .group({
          _id: '$city',
          sum: $.sum('$n'),
          mean: $.avg('$n'),
          count: $.sum(1),
          ns: $.push('$n'),
        })
        .sort({ sum: -1 }),
    [
      { _id: '苏州', sum: 4, mean: 2, count: 2, ns: [1, 3] },
      { _id: '无锡', sum: 2, mean: 2, count: 1, ns: [2] },
    ],
  ],
  [
    'group of all, with extremes and sets',
    (start, { $ }) =>
      start.sort({ n: 1 }).group({
        _id: null,
        least: $.min('$n'),
        most: $.max('$n'),
        first: $.first('$_id'),
        last: $.last('$_id'),
      }),
    [{ _id: null, least: 1, most: 3, first: 'a', last: 'c' }],
  ],
  ['count', (start, { _ }) => start.match({ n: _.gte(2) }).count('many'), [{ many: 2 }]],
  [
    'addFields',
    (start, { $ }) =>
      start
        .match({ _id: 'a' })
        .addFields({ twice: $.multiply(['$n', 2]) })
        .project({ twice: 1 }),
    [{ _id: 'a', twice: 2 }],
  ],
  [
    'project, leaving out',
    (start) => start.match({ _id: 'a' }).project({ tags: 0, at: 0 }),
    [{ _id: 'a', city: '苏州', n: 1 }],
  ],
  [
    'unwind',
    (start) => start.unwind('$tags').sort({ n: 1, tags: 1 }).project({ tags: 1 }),
    [
      { _id: 'a', tags: 'x' },
      { _id: 'a', tags: 'y' },
      { _id: 'b', tags: 'y' },
    ],
  ],
  [
    'unwind that keeps the empty',
    (start) =>
      start
        .match({ _id: 'c' })
        .unwind({ path: '$tags', preserveNullAndEmptyArrays: true })
        .project({ n: 1 }),
    [{ _id: 'c', n: 3 }],
  ],
  [
    'sortByCount',
    (start) => start.unwind('$tags').sortByCount('$tags'),
    [
      { _id: 'y', count: 2 },
      { _id: 'x', count: 1 },
    ],
  ],
  [
    'bucket',
    (start, { $ }) =>
      start.bucket({
        groupBy: '$n',
        boundaries: [0, 2, 10],
        default: 'rest',
        output: { count: $.sum(1) },
      }),
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 2 },
    ],
  ],
  [
    'bucketAuto',
    (start) => start.bucketAuto({ groupBy: '$n', buckets: 1 }),
    [{ _id: { min: 1, max: 3 }, count: 3 }],
  ],
  [
    'replaceRoot',
    (start) => start.match({ _id: 'b' }).replaceRoot({ newRoot: { city: '$city' } }),
    [{ city: '无锡' }],
  ],
  ['sample', (start) => start.sample({ size: 2 }).count('many'), [{ many: 2 }]],
  [
    'sample of more than there are, none of them twice',
    (start) => start.sample({ size: 9 }).sortByCount('$n').sortByCount('$count'),
    [{ _id: 1, count: 3 }],
  ],
  ['count of nothing, which answers nothing', (start) => start.match({ n: 9 }).count('many'), []],
  [
    'group of what is missing: lists without it, extremes across kinds',
    (start, { $ }) =>
      start.sort({ n: 1 }).group({
        _id: '$none',
        list: $.push('$none'),
        set: $.addToSet('$none'),
        first: $.first('$none'),
        mean: $.avg('$city'),
        most: $.max('$tags'),
        least: $.min('$city'),
      }),
    [{ _id: null, list: [], set: [], first: null, mean: null, most: ['y'], least: '无锡' }],
  ],
  [
    'addFields below what is no object, and into every element',
    (start) => start.match({ _id: 'a' }).addFields({ 'n.of': 1 }).project({ n: 1 }),
    [{ _id: 'a', n: { of: 1 } }],
  ],
];

it.each(stages)('%s', async (_title, pipeline, expected) => {
  const { list, errMsg } = await pipeline(target.room().aggregate(), target.sdk).end();
  expect(list).toEqual(expected);
  expect(errMsg).toBe('collection.aggregate:ok');
});

type Expression = [string, (sdk: Pick<Sdk, '$'>) => unknown, unknown];
const expressions: Expression[] = [
  ['arithmetic', ({ $ }) => $.add([$.subtract(['$n', 1]), $.mod([7, 4])]), 4],
  ['comparison', ({ $ }) => $.cond({ if: $.gte(['$n', 2]), then: 'many', else: 'few' }), 'many'],
  ['a default', ({ $ }) => $.ifNull(['$none', 'unknown']), 'unknown'],
  [
    'a switch',
    ({ $ }) => $.switch({ branches: [{ case: $.eq(['$n', 2]), then: 'two' }], default: 'other' }),
    'two',
  ],
  ['texts', ({ $ }) => $.concat([$.toUpper('a'), '-', $.substrCP(['$city', 0, 1])]), 'A-无'],
  ['lists', ({ $ }) => $.size($.concatArrays(['$tags', ['z', 'w']])), 3],
  [
    'a filter',
    ({ $ }) => $.filter({ input: [1, 2, 3], as: 'one', cond: $.gt(['$$one', '$n']) }),
    [3],
  ],
  [
    'a map',
    ({ $ }) => $.map({ input: [1, 2], as: 'one', in: $.multiply(['$$one', '$n']) }),
    [2, 4],
  ],
  [
    'a reduction',
    ({ $ }) => $.reduce({ input: [1, 2, 3], initialValue: 0, in: $.add(['$$value', '$$this']) }),
    6,
  ],
  ['sets', ({ $ }) => $.setIsSubset(['$tags', ['x', 'y']]), true],
  [
    'dates',
    ({ $ }) => $.dateToString({ date: '$at', format: '%Y-%m-%d %H', timezone: 'Asia/Shanghai' }),
    '2026-01-06 10',
  ],
  [
    'parts of dates',
    ({ $ }) => [$.year('$at'), $.month('$at'), $.dayOfMonth('$at'), $.isoWeek('$at')],
    [2026, 1, 6, 2],
  ],
  ['an object as a list', ({ $ }) => $.objectToArray({ k: '$n' }), [{ k: 'k', v: 2 }]],
  [
    'variables',
    ({ $ }) => $.let({ vars: { m: $.add(['$n', 1]) }, in: $.multiply(['$$m', '$$m']) }),
    9,
  ],
  ['what is meant literally', ({ $ }) => $.literal('$n'), '$n'],
  [
    'a missing field as less than null and null as less than a number',
    ({ $ }) => [
      $.lt(['$none', null]),
      $.lt(['$none', 5]),
      $.eq(['$none', null]),
      $.gt(['$city', 5]),
    ],
    [true, true, false, true],
  ],
  [
    'nothing as an empty text',
    ({ $ }) => [$.toUpper('$none'), $.strcasecmp(['$none', ''])],
    ['', 0],
  ],
  ['no part of no date', ({ $ }) => $.year('$none'), null],
  [
    'where a text begins',
    ({ $ }) => [$.indexOfCP(['$city', '锡']), $.indexOfCP(['$city', '苏'])],
    [1, -1],
  ],
  ['whole numbers', ({ $ }) => [$.trunc(2.7), $.floor(2.7), $.ceil(2.1)], [2, 2, 3]],
  ['an object of pairs', ({ $ }) => $.arrayToObject([[{ k: 'x', v: 1 }]]), { x: 1 }],
];

it.each(expressions)('computes %s', async (_title, expression, expected) => {
  const start = target.room().aggregate().match({ _id: 'b' });
  const { list } = await start.project({ _id: 0, result: expression(target.sdk) }).end();
  expect(list).toEqual([{ result: expected }]);
});

type Refused = [string, (start: Pipeline, sdk: Pick<Sdk, '$'>) => Pipeline];
const computed =
  (expression: (sdk: Pick<Sdk, '$'>) => unknown): Refused[1] =>
  (start, sdk) =>
    start.project({ result: expression(sdk) });
const refused: Refused[] = [
  ['size of what is missing', computed(({ $ }) => $.size('$none'))],
  ['cond without else', computed(({ $ }) => $.cond({ if: true, then: 1 }))],
  [
    'switch that finds nothing',
    computed(({ $ }) => $.switch({ branches: [{ case: false, then: 1 }] })),
  ],
  ['mod by 0', computed(({ $ }) => $.mod(['$n', 0]))],
  ['ln of 0', computed(({ $ }) => $.ln(0))],
  ['one operand too few', computed(({ $ }) => $.subtract(['$n']))],
  ['add of a text', computed(({ $ }) => $.add(['$city', 1]))],
  ['year of a text', computed(({ $ }) => $.year('$city'))],
  ['a date that is none', computed(({ $ }) => $.dateFromString({ dateString: 'soon' }))],
  ['parts of a date without a year', computed(({ $ }) => $.dateFromParts({ month: 2 }))],
  ['mergeObjects of a text', computed(({ $ }) => $.mergeObjects(['$city']))],
  ['split by nothing', computed(({ $ }) => $.split(['$city', '']))],
  ['range without end', computed(({ $ }) => $.range([0, 2e9]))],
  [
    'an unknown expression, also of no document',
    (start) => start.match({ _id: 'zz' }).project({ x: { $nope: 1 } }),
  ],
  ['group without _id', (start, { $ }) => start.group({ sum: $.sum('$n') })],
  ['group by what is no accumulator', (start) => start.group({ _id: null, n: '$n' })],
  ['group into a path', (start, { $ }) => start.group({ _id: null, 'a.b': $.sum(1) })],
  ['limit 0', (start) => start.limit(0)],
  ['skip -1', (start) => start.skip(-1)],
  ['sample -1', (start) => start.sample({ size: -1 })],
  ['sort by a word', (start) => start.sort({ n: 'asc' })],
  ['sort by nothing', (start) => start.sort({})],
  ['project of nothing', (start) => start.project({})],
  ['addFields of nothing', (start) => start.addFields({})],
  ['count into a path', (start) => start.count('a.b')],
  ['unwind of a name', (start) => start.unwind('tags')],
  ['replaceRoot by a text', (start) => start.replaceRoot({ newRoot: '$city' })],
  [
    'lookup without as',
    (start) => start.lookup({ from: target.name('plain'), localField: 'a', foreignField: 'b' }),
  ],
  ['bucketAuto of 0', (start) => start.bucketAuto({ groupBy: '$n', buckets: 0 })],
  [
    'geoNear that is not first',
    (start) => start.limit(1).geoNear({ near: target.sdk.db.Geo.Point(1, 1), distanceField: 'd' }),
  ],
];

it.each(refused)('refuses %s', async (_title, pipeline) => {
  const request = () => pipeline(target.room().aggregate(), target.sdk).end() as unknown;
  expect(await refusalOf(request)).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
});

describe('other collections', () => {
  beforeAll(() =>
    target.plant([{ _id: 'r', seasonId: 's', openidKey: 'k', owner: 'a', score: 3 }], 'records'),
  );

  it('are joined by lookup', async () => {
    const from = {
      from: target.name('records'),
      localField: '_id',
      foreignField: 'owner',
      as: 'own',
    };
    const start = target
      .room()
      .aggregate()
      .match({ n: target.sdk._.lte(2) })
      .sort({ n: 1 });
    const { list } = await start.lookup(from).project({ 'own.score': 1 }).end();
    expect(list).toEqual([
      { _id: 'a', own: [{ score: 3 }] },
      { _id: 'b', own: [] },
    ]);
  });

  it('are joined by a pipeline of their own', async () => {
    const { $ } = target.sdk;
    const pipeline = $.pipeline()
      .match(target.sdk._.expr($.eq(['$owner', '$$id'])))
      .project({ _id: 0, score: 1 })
      .done();
    const join = { from: target.name('records'), let: { id: '$_id' }, pipeline, as: 'own' };
    const { list } = await target
      .room()
      .aggregate()
      .match({ _id: 'a' })
      .lookup(join)
      .project({ own: 1 })
      .end();
    expect(list).toEqual([{ _id: 'a', own: [{ score: 3 }] }]);
  });
});

it('answers 20 documents where no stage limits', async () => {
  await target.plant(Array.from({ length: 30 }, (_, n) => ({ n })));
  const start = (): Pipeline => target.room().aggregate().sort({ n: 1 });
  expect((await start().end()).list).toHaveLength(20);
  expect((await start().limit(25).end()).list).toHaveLength(25);
});

itOnly('indexes').run('finds what is near', async () => {
  const { Geo } = target.sdk.db;
  await target.plant([
    { _id: 'far', place: Geo.Point(121, 31) },
    { _id: 'near', place: Geo.Point(120.01, 31) },
  ]);
  const near = {
    near: Geo.Point(120, 31),
    spherical: true,
    maxDistance: 5000,
    distanceField: 'metres',
  };
  const named = { ...near, key: 'place' };
  const { list } = await target.room().aggregate().geoNear(named).end();
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({ _id: 'near', metres: expect.any(Number) as number });
  expect(Math.abs(list[0].metres - 954)).toBeLessThan(2);
  expect((await target.room().aggregate().geoNear(near).end()).list).toEqual(list);
});

it('refuses to look for what is near where no index holds places', async () => {
  const near = { near: target.sdk.db.Geo.Point(120, 31), spherical: true, distanceField: 'far' };
  const nearest = (stage: object) => () =>
    target.room('records').aggregate().geoNear(stage).end() as unknown;
  for (const stage of [near, { ...near, key: 'place' }]) {
    expect(textOf(await refusalOf(nearest(stage)))).toMatch(/index/u);
  }
});
