import { messageOf } from '../../local-cloud/cloud-error';
import type { Database } from '../../local-cloud/database';
import type { Collection } from '../../local-cloud/database/collection';
import type { Document } from '../../local-cloud/database/values';
import { DOCUMENTS, Generator, openSliced, SEED } from './support/random-documents';

/**
 * Updates that one statement makes, against the same updates made step by step in a second database: answers, refusals,
 * the texts of all documents, the columns of their keys and the side tables must be the same.
 */
const ROUNDS = 26;
const BATCHES = 8;
const UPDATES = 100;
const FIRST_SPECIAL = 3;
let direct = 0;
let tried = 0;

const PATHS = [
  'a',
  'b',
  'c',
  'c.d',
  'c.n',
  'c.2024',
  'c.list',
  'list',
  'tags',
  'plain',
  'new.in.new',
];
const LISTS = ['list', 'list', 'tags', 'c.list', 'plain'];

/** Mostly whole numbers and texts, which one statement can handle, and some of what it cannot. */
class Mixture extends Generator {
  /** Without dates and infinite numbers, which lie in a document as objects. */
  isPlain = false;

  small(): unknown {
    const n = this.below(20);
    if (n < 8) return this.below(4);
    if (n < 15) return this.text();
    const lists = [
      [1, 'x'],
      [{ d: 1, n: 2, list: ['x'] }, 3],
    ];
    const plain = [null, true, 1.5, -0, ...lists, { d: 1 }, 2 ** 53];
    return this.pick(this.isPlain ? plain : [...plain, new Date(1), Infinity]);
  }

  text(): string {
    return this.pick(['x', 'y', 'xy', '', '甲"', '\u0000', '1', '{"d":1}']);
  }

  override document(n: number): Document {
    const document: Document = { _id: `d${n}` };
    for (const name of ['a', 'b', 'plain']) if (this.below(4) > 0) document[name] = this.small();
    if (this.below(4) > 0) document['c'] = this.below(6) === 0 ? this.small() : this.nested();
    if (this.below(4) > 0) document['list'] = this.below(9) === 0 ? this.small() : this.texts();
    if (this.below(4) > 0) document['tags'] = this.texts();
    return document;
  }

  texts(): unknown[] {
    return Array.from({ length: this.below(4) }, () =>
      this.below(12) === 0 ? this.small() : this.text(),
    );
  }

  private nested(): Document {
    const document: Document = { d: this.small() };
    if (this.below(2) === 0) document['n'] = this.below(9);
    if (this.below(3) === 0) document['2024'] = this.small();
    if (this.below(3) === 0) document['list'] = this.texts();
    return document;
  }

  demand(): Document {
    const name = this.pick(PATHS);
    switch (this.below(8)) {
      case 0:
      case 1:
        return { [name]: { $exists: this.below(3) === 0 } };
      case 2:
        return { [name]: this.small() };
      case 3:
        return { [name]: { $in: [this.small(), this.text()] } };
      case 4:
        return { [name]: { [this.pick(['$gt', '$gte', '$lt', '$lte'])]: this.below(9) } };
      case 5:
        return { [name]: { $gte: this.below(3), $lte: this.pick([4, 2.5, 'y']) } };
      case 6:
        return { $and: [this.demand(), { [name]: { $ne: this.small() } }] };
      default:
        return { $or: [{ [name]: { $exists: false } }, { [name]: { $lte: this.below(5) } }] };
    }
  }

  narrow(): Document {
    const _id = `d${this.below(DOCUMENTS)}`;
    return this.below(3) === 0 ? { _id } : { _id, ...this.demand() };
  }

  operators(): Document {
    const operators: Record<string, Document> = {};
    const used = new Set<string>();
    for (let n = 1 + this.below(4); n > 0; n--) {
      const name = this.pick(['$set', '$set', '$inc', '$inc', '$addToSet', '$push', '$pull']);
      const path = this.pick(['$set', '$inc'].includes(name) ? PATHS : LISTS);
      if (used.has(path)) continue;
      used.add(path);
      (operators[name] ??= {})[path] = this.operand(name);
    }
    return operators;
  }

  private operand(name: string): unknown {
    if (name === '$inc') return this.pick([1, 2, -3, 0, 1.5, 2 ** 52, 'x']);
    if (name === '$set') return this.below(3) === 0 ? this.nested() : this.small();
    if (name === '$push' && this.below(2) === 0) return { $each: this.texts() };
    return this.below(6) === 0 ? this.small() : this.text();
  }
}

function collectionOf(database: Database): Collection {
  const things = database.store.collection('things');
  if (!things) throw new Error('no collection');
  return things;
}

/** As whoever reads it sees it: names that are numbers stand first in a parsed object, and zero has no sign. */
function asRead(row: Record<string, unknown>): unknown {
  const { doc, ...keys } = row;
  const text = typeof doc === 'string' ? JSON.stringify(JSON.parse(doc)) : null;
  const columns = Object.entries(keys).filter(([name]) => name !== '_metadata');
  return { text, columns: columns.map(([name, key]) => [name, key === 0 ? 0 : key]) };
}

/** Everything that is kept of the collection. */
function contentOf(database: Database): unknown[] {
  const { statements } = database.store;
  const things = collectionOf(database);
  const rows = statements.all<Record<string, unknown>>(
    `SELECT *,json(doc) AS doc FROM ${things.table} ORDER BY _id`,
  );
  const sides = things.multikeys.flatMap(({ table }) =>
    statements.all<Record<string, unknown>>(
      `SELECT s.*,c._id AS row FROM ${table} s JOIN ${things.table} c ON c.rowid=s.row ORDER BY 1,2,3,c._id`,
    ),
  );
  return [...rows, ...sides].map(asRead);
}

function sideRowsOf({ store }: Pick<Database, 'store'>): number {
  const tables = store.collection('things')?.multikeys ?? [];
  return tables.flatMap(({ table }) => store.statements.all(`SELECT 1 FROM ${table}`)).length;
}

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `does the same by one statement as step by step, seed ${SEED}, round %i`,
  async (round) => {
    const generator = new Mixture('direct', round, ROUNDS);
    const [one, other] = [openSliced(), openSliced()];
    const spy = jest.spyOn(collectionOf(one.database), 'updateDirectly');
    jest.spyOn(collectionOf(other.database), 'updateDirectly').mockReturnValue(false);
    const databases = [one.database, other.database];
    for (let batch = 0; batch < BATCHES; batch++) {
      // In every second round it is an update that brings the collection's first special value.
      generator.isPlain = round % 2 === 0 && batch <= FIRST_SPECIAL;
      const documents = Array.from({ length: DOCUMENTS }, (_, n) => generator.document(n));
      for (const { handle, ...database } of databases) {
        await handle.removeMany('things', {});
        expect(sideRowsOf(database)).toBe(0);
        await handle.insertMany('things', documents);
      }
      if (batch === FIRST_SPECIAL) generator.isPlain = false;
      const steps = Array.from({ length: UPDATES }, (): [Document, Document] => [
        generator.narrow(),
        generator.operators(),
      ]);
      const [answers, expected] = await Promise.all(
        databases.map(({ handle }) =>
          Promise.all(
            steps.map(async ([filter, operators]) => {
              try {
                return await handle.updateMany('things', filter, operators);
              } catch (error) {
                return messageOf(error);
              }
            }),
          ),
        ),
      );
      const named = (list: unknown[] = []) =>
        list.map((answer, at) => [answer, JSON.stringify(steps[at])]);
      expect(named(answers)).toEqual(named(expected));
      expect(contentOf(one.database)).toEqual(contentOf(other.database));
    }
    tried += spy.mock.calls.length;
    direct += spy.mock.results.filter(({ value }) => value === true).length;
    one.close();
    other.close();
  },
);

it('made thousands of them by one statement', () => {
  expect(tried).toBeGreaterThan(6000);
  expect(direct).toBeGreaterThan(1500);
});
