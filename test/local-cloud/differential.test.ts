import type { Database } from '../../local-cloud/database';
import { parseStored, stringifyEjson } from '../../local-cloud/database/ejson';
import { matcherOf, projectDocuments, sortDocuments } from '../../local-cloud/database/mongo';
import type { QueryExplanation } from '../../local-cloud/database/query-watch';
import { deepClone, type Document } from '../../local-cloud/database/values';
import { DOCUMENTS, Generator, openSliced, PATHS, SEED } from './support/random-documents';

/**
 * What SQL answers must be what mingo alone would answer. Collections of different tidiness: fields of one kind each, of
 * mixed kinds, with nulls, arrays and objects where nobody expects them.
 */
const ROUNDS = 9;
const FILTERS = 450;
const seen: QueryExplanation[] = [];

interface Case {
  generator: Generator;
  database: Database;
  all: Document[];
  filter: Document;
  /** Those of `all` that mingo finds. */
  matches: Document[];
}

const idsOf = (documents: readonly Document[]): unknown[] => documents.map(({ _id }) => _id);

/** Comparing texts is many times cheaper; the slow comparison explains the difference, or finds none but the order. */
function agree(test: unknown, actual: readonly unknown[], expected: readonly unknown[]): void {
  if (stringifyEjson(actual) === stringifyEjson(expected)) return;
  expect([JSON.stringify(test), ...actual]).toEqual([JSON.stringify(test), ...expected]);
}

async function compareFilter({ database, filter, matches }: Case): Promise<void> {
  const expected = idsOf(matches);
  const found = await database.handle.find('things', filter);
  agree(filter, idsOf(found).sort(), expected.sort());
  agree(filter, [await database.handle.count('things', filter)], [expected.length]);
}

async function compareSort({ generator, database, filter, matches }: Case): Promise<void> {
  const direction = (): 1 | -1 => generator.pick([1, -1]);
  // Equal keys may come in any order; the id at the end decides.
  const keys = [generator.pick(PATHS), generator.pick(PATHS)];
  const sort = { ...Object.fromEntries(keys.map((key) => [key, direction()])), _id: 1 };
  const skip = generator.below(3);
  const limit = generator.below(8);
  const found = await database.handle.find('things', filter, { sort, skip, limit });
  const sorted = sortDocuments(matches, sort);
  const expected = sorted.slice(skip, limit === 0 ? undefined : skip + limit);
  agree({ filter, sort, skip, limit }, found, expected);
}

async function compareProjection({ generator, database, all }: Case): Promise<void> {
  const paths = ['a', 'b', 'c.d', 'c.2024', 'list', 'plain', 'missing.deep'];
  const taken = paths.filter(() => generator.below(3) === 0);
  const flag = generator.below(4) === 0 ? 0 : 1;
  const fields: Document = Object.fromEntries(taken.map((name) => [name, flag]));
  if (taken.length > 0 && generator.below(3) === 0) fields['_id'] = 0;
  const answer = await database.service.act('getDocument', {
    collectionName: 'things',
    queryType: 'WHERE',
    order: '{"_id":1}',
    projection: JSON.stringify(fields),
  });
  const { list } = answer['data'] as { list: string[] };
  // Mingo leaves fields out of the very documents that it is given.
  const sorted = sortDocuments(deepClone(all), { _id: 1 });
  const expected = Object.keys(fields).length === 0 ? sorted : projectByNames(sorted, fields);
  agree(fields, list.map(parseStored), expected);
}

/** In a projection a number names a field; mingo takes it for a place in a list, so for mingo the field has another name. */
function projectByNames(documents: readonly Document[], fields: Document): Document[] {
  if (!('c.2024' in fields)) return projectDocuments([...documents], fields);
  const renamed = <One>(one: One, from: string, to: string): One =>
    parseStored(stringifyEjson(one).replaceAll(from, to)) as One;
  const named = Object.fromEntries(
    Object.entries(fields).map(([path, flag]) => [path.replace('2024', 'y2024'), flag]),
  );
  return projectDocuments(
    documents.map((one) => renamed(one, '"2024":', '"y2024":')),
    named,
  ).map((one) => renamed(one, '"y2024":', '"2024":'));
}

async function fill(generator: Generator, database: Database): Promise<Document[]> {
  const { handle } = database;
  const documents = Array.from({ length: DOCUMENTS }, (_, n) => generator.document(n));
  await handle.insertMany('things', documents);
  // Some change kinds after the fact, so that side tables and remembered kinds are kept up to date.
  for (let n = 0; n < DOCUMENTS; n += 5) {
    const { _id: id, ...fields } = generator.document(n);
    const set = Object.keys(fields).length > 0 ? { $set: fields } : { $unset: { a: '' } };
    await handle.updateMany('things', { _id: id }, set);
  }
  await handle.removeMany('things', { _id: { $in: ['d1', 'd2'] } });
  return await handle.find('things');
}

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `answers as mingo does, seed ${SEED}, round %i`,
  async (round) => {
    const generator = new Generator('reads', round, ROUNDS);
    const { database, close } = openSliced({ explain: (explanation) => seen.push(explanation) });
    const all = await fill(generator, database);
    for (let n = 0; n < FILTERS; n++) {
      const filter = generator.filter();
      const test = { generator, database, all, filter, matches: all.filter(matcherOf(filter)) };
      await compareFilter(test);
      await compareSort(test);
      await compareProjection(test);
    }
    close();
  },
);

it('let SQL answer a good part of the cases, and narrow down more', () => {
  const share = (is: (explanation: QueryExplanation) => boolean): number =>
    seen.filter(is).length / seen.length;
  // Filter, count, sort and projection of each case.
  expect(seen.length).toBeGreaterThanOrEqual(ROUNDS * FILTERS * 4);
  expect(share(({ bySql, isFiltered }) => bySql.length > 0 && !isFiltered)).toBeGreaterThan(0.05);
  expect(share(({ bySql }) => bySql.length > 0)).toBeGreaterThan(0.2);
  expect(share(({ sort }) => sort === 'sql')).toBeGreaterThan(0.2);
});
