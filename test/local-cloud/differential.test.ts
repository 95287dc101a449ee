import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerClock } from '../../local-cloud';
import { openDatabase, type Database } from '../../local-cloud/database';
import type { IndexDefinition } from '../../local-cloud/database/collections-file';
import { matcherOf, sortDocuments } from '../../local-cloud/database/mongo';
import type { Document } from '../../local-cloud/database/values';
import { SeededRandom } from '../../local-cloud/seeded-random';

/**
 * What SQL answers must be what mingo alone would answer. Collections of different tidiness: fields of one kind each, of
 * mixed kinds, with nulls, arrays and objects where nobody expects them.
 */
const SEED = process.env['DIFFERENTIAL_SEED'] ?? 'winter';
const ROUNDS = 12;
const DOCUMENTS = 60;
const FILTERS = 150;

const index = (name: string, keys: Record<string, 1 | -1>, multikey: string | null = null) =>
  ({ name, keys, unique: false, multikey }) satisfies IndexDefinition;
const INDEXES = [
  index('ab', { a: 1, b: -1 }),
  index('deep', { 'c.d': 1 }),
  index('list', { list: 1, a: -1 }, 'list'),
  index('list-only', { list: 1 }, 'list'),
];
const PATHS = ['a', 'b', 'c.d', 'list', 'plain', '_id'];

let random: SeededRandom;
const below = (n: number): number => Math.floor(random.fraction() * n);
const pick = <T>(items: readonly T[]): T => {
  const item = items[below(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** The more kinds a round allows, the less may SQL answer alone. */
const MAKERS: readonly (() => unknown)[] = [
  () => below(5),
  () => pick(['', 'x', 'y', '甲', 'x"y']),
  () => new Date(below(5)),
  () => below(2) === 1,
  () => null,
  () => below(5) - 2.5,
  () => [below(3), pick(['x', 'y'])],
  () => ({ d: below(3) }),
  () => pick([Infinity, -Infinity, '\u0000', '\ud800']),
];

function documentOf(n: number, kinds: readonly (() => unknown)[]): Document {
  const document: Document = { _id: `d${n}` };
  for (const path of ['a', 'b', 'plain']) if (below(5) > 0) document[path] = pick(kinds)();
  if (below(4) > 0) document['c'] = below(8) === 0 ? pick(kinds)() : { d: pick(kinds)() };
  const elements = kinds.slice(0, 3);
  if (below(4) > 0) {
    document['list'] =
      below(6) === 0 ? pick(kinds)() : Array.from({ length: below(4) }, () => pick(elements)());
  }
  return document;
}

function conditionOf(path: string, kinds: readonly (() => unknown)[]): unknown {
  const value = (): unknown => (path === '_id' ? `d${below(DOCUMENTS)}` : pick(kinds)());
  switch (below(9)) {
    case 0:
    case 1:
      return value();
    case 2:
      return { $in: Array.from({ length: below(4) }, value) };
    case 3:
      return { [pick(['$gt', '$gte', '$lt', '$lte'])]: value() };
    case 4:
      return { $gte: value(), $lt: value() };
    case 5:
      return { $exists: below(2) === 1 };
    case 6:
      return { $ne: value() };
    case 7:
      return { $nin: [value(), value()] };
    default:
      return { $not: { $gt: value() } };
  }
}

function filterOf(kinds: readonly (() => unknown)[], depth = 0): Document {
  const shape = depth < 2 ? below(8) : 0;
  if (shape === 6) return { $and: [filterOf(kinds, depth + 1), filterOf(kinds, depth + 1)] };
  if (shape === 7) return { $or: [filterOf(kinds, depth + 1), filterOf(kinds, depth + 1)] };
  const paths = Array.from({ length: 1 + below(2) }, () => pick(PATHS));
  return Object.fromEntries(paths.map((path) => [path, conditionOf(path, kinds)]));
}

async function compare(database: Database, all: Document[], filter: Document): Promise<void> {
  const matches = matcherOf(filter);
  const expected = all.filter(matches).map(({ _id }) => String(_id));
  const found = await database.handle.find('things', filter);
  const shown = JSON.stringify(filter);
  expect([shown, found.map(({ _id }) => String(_id)).sort()]).toEqual([shown, expected.sort()]);
  expect([shown, await database.handle.count('things', filter)]).toEqual([shown, expected.length]);
}

async function compareSorted(
  database: Database,
  all: Document[],
  filter: Document,
  sort: Document,
): Promise<void> {
  const found = await database.handle.find('things', filter, { sort, skip: 2, limit: 10 });
  const expected = sortDocuments(all.filter(matcherOf(filter)), sort).slice(2, 12);
  const shown = JSON.stringify({ filter, sort });
  expect([shown, ...found.map(({ _id }) => _id)]).toEqual([
    shown,
    ...expected.map(({ _id }) => _id),
  ]);
}

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `answers as mingo does, seed ${SEED}, round %i`,
  async (round) => {
    random = new SeededRandom(`${SEED}/${round}`);
    const kinds = MAKERS.slice(0, 1 + Math.floor((round * MAKERS.length) / ROUNDS));
    const folder = mkdtempSync(path.join(tmpdir(), 'differential-'));
    const definitions = new Map([['things', INDEXES]]);
    const database = openDatabase({ dataDir: folder, definitions, clock: new ServerClock() });
    const documents = Array.from({ length: DOCUMENTS }, (_, n) => documentOf(n, kinds));
    await database.handle.insertMany('things', documents);
    // Some change kinds after the fact, so that side tables and remembered kinds are kept up to date.
    for (let n = 0; n < DOCUMENTS; n += 7) {
      const { _id: id, ...fields } = documentOf(n, kinds);
      const set = Object.keys(fields).length > 0 ? { $set: fields } : { $unset: { a: '' } };
      await database.handle.updateMany('things', { _id: id }, set);
    }
    await database.handle.removeMany('things', { _id: { $in: ['d1', 'd2'] } });
    const all = await database.handle.find('things');
    for (let n = 0; n < FILTERS; n++) {
      const filter = filterOf(kinds);
      await compare(database, all, filter);
      // Equal keys may come in any order; the id at the end decides.
      const sort = { [pick(PATHS)]: pick([1, -1]), [pick(PATHS)]: pick([1, -1]), _id: 1 };
      await compareSorted(database, all, filter, sort);
    }
    database.close();
    rmSync(folder, { recursive: true });
  },
);
