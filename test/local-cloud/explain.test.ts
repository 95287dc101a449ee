import type { QueryExplanation, ScanWarning } from '../../local-cloud/database/query-watch';
import type { FindOptions } from '../../local-cloud/database/finder';
import type { Document } from '../../local-cloud/database/values';
import { openOwnDatabase } from './support/own-database';

const explanations: QueryExplanation[] = [];
const warnings: ScanWarning[] = [];
const index = (name: string, keys: Record<string, 1 | -1>, multikey: string | null = null) => ({
  ...{ name, keys, multikey },
  unique: name === 'caller',
});
const { database, close } = openOwnDatabase({
  definitions: new Map([
    [
      'records',
      [
        index('caller', { key: 1, season: 1 }),
        index('score', { season: 1, score: -1 }),
        index('attended', { attended: 1, at: -1 }, 'attended'),
        index('title', { title: 1 }),
        index('roles', { 'roles.at': 1 }, 'roles.at'),
      ],
    ],
  ]),
  explain: (explanation) => explanations.push(explanation),
  onScan: (warning) => warnings.push(warning),
});

beforeAll(async () => {
  const documents = Array.from({ length: 1100 }, (_, n) => ({
    ...{ _id: `d${n}`, key: `k${n}`, season: 's', score: n % 50, at: n },
    ...{ attended: [`s${n % 7}`], title: `课${n}`, plain: n, words: ['a'] },
    roles: n < 20 ? [{ at: `o${n % 4}` }, { at: 'o9', of: [`s${n}`] }] : [],
  }));
  await database.handle.insertMany('records', documents);
});
afterAll(() => close());
beforeEach(() => {
  explanations.length = 0;
  warnings.length = 0;
});

const explain = async (filter: Document, options?: FindOptions) => {
  await database.handle.find('records', filter, options);
  return explanations.at(-1);
};

it('follows a field of objects in a list, also where one of them is changed by its place', async () => {
  const change = { $set: { 'roles.0.at': 'o5' } };
  await database.handle.updateMany('records', { _id: { $in: ['d2', 'd6'] } }, change);
  expect(await explain({ 'roles.at': 'o5' })).toMatchObject({ examined: 2, returned: 2 });
  expect(await explain({ 'roles.at': 'o2' })).toMatchObject({ examined: 3, returned: 3 });
  expect(await explain({ 'roles.at': { $in: ['o9', 'o2'] } })).toMatchObject({ returned: 20 });
  await database.handle.updateMany('records', { _id: 'd2' }, { $push: { roles: { at: 'o7' } } });
  expect(await explain({ 'roles.at': 'o7' })).toMatchObject({ examined: 1, returned: 1 });
});

type Case = [string, Document, FindOptions, Partial<QueryExplanation>];
const cases: Case[] = [
  ['an id', { _id: 'd5' }, {}, { indexes: ['_id_'], bySql: ['_id $eq'], examined: 1 }],
  ['a unique key', { key: 'k5', season: 's' }, {}, { indexes: ['caller'], isFiltered: false }],
  [
    'a list of values and a range',
    { key: { $in: ['k5', 'k6'] }, season: { $gte: 's' } },
    {},
    { indexes: ['caller'], bySql: ['key $in', 'season $gte'], examined: 2 },
  ],
  [
    'the best of a season',
    { season: 's' },
    { sort: { score: -1 }, limit: 20 },
    { indexes: ['score'], sort: 'sql', examined: 20, returned: 20 },
  ],
  [
    'an element of a list',
    { attended: 's3' },
    { sort: { at: -1 }, limit: 5 },
    { indexes: ['attended'], sort: 'sql', examined: 5 },
  ],
  [
    'a unique key and an element, which is looked up in the one document',
    { key: 'k3', season: 's', attended: 's3' },
    {},
    { bySql: ['key $eq', 'season $eq', 'attended $eq'], isFiltered: false, examined: 1 },
  ],
  [
    'alternatives with an index each',
    { $or: [{ key: 'k1' }, { title: '课2' }] },
    {},
    { indexes: ['caller', 'title'], isFiltered: false, examined: 2 },
  ],
  [
    'the beginning of a text',
    { title: /^课109/ },
    {},
    { indexes: ['title'], bySql: ['title $regex'], isFiltered: true, examined: 11, returned: 11 },
  ],
  [
    'an index and a rest',
    { key: 'k5', plain: 5 },
    {},
    { indexes: ['caller'], bySql: ['key $eq'], isFiltered: true, examined: 1, returned: 1 },
  ],
  [
    'a sort in memory',
    { key: { $in: ['k1', 'k2'] } },
    { sort: { plain: -1 } },
    { indexes: ['caller'], sort: 'memory' },
  ],
  ['no index at all', { plain: 5 }, {}, { indexes: [], bySql: [], examined: 1100, returned: 1 }],
];
it.each(cases)('explains %s', async (_case, filter, options, expected) => {
  expect(await explain(filter, options)).toMatchObject({ collection: 'records', ...expected });
});

const scans: [string, Document, FindOptions, Document][] = [
  ['a value', { plain: 5, words: 'a' }, {}, { plain: 1, words: 1 }],
  ['a range after what is equal', { plain: { $gt: 3 }, note: 'x' }, {}, { note: 1, plain: 1 }],
  [
    'a sort between the two',
    { on: 1, up: { $lt: 2 } },
    { sort: { by: -1 } },
    { on: 1, by: -1, up: 1 },
  ],
  ['a sort alone', {}, { sort: { at: 1 } }, { at: 1 }],
  ['the second key of an index alone', { score: 7 }, {}, { score: 1 }],
];
it.each(scans)('warns once of a walk for %s', async (_case, filter, options, keys) => {
  await database.handle.find('records', filter, options);
  await database.handle.find('records', filter, options);
  const name = Object.keys(keys).join('-');
  const multikey = 'words' in keys ? { multikey: 'words' } : {};
  expect(warnings.map(({ index: suggested }) => suggested)).toEqual([{ name, keys, ...multikey }]);
});

it('does not warn of what an index serves, nor of reading everything', async () => {
  await explain({ key: 'k5' });
  await explain({ attended: 's1' }, { sort: { at: 1 } });
  await explain({}, { limit: 10 });
  await explain({}, { sort: { title: 1 }, limit: 10 });
  expect(warnings).toEqual([]);
});
