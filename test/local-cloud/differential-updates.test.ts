import { updateOne } from 'mingo/updater';
import { messageOf } from '../../local-cloud/cloud-error';
import { parseStored, stringifyEjson } from '../../local-cloud/database/ejson';
import { checkOperators } from '../../local-cloud/database/operator-checks';
import { matcherOf } from '../../local-cloud/database/mongo';
import { updateWith } from '../../local-cloud/database/updates';
import { deepClone, type Document, type StoredDocument } from '../../local-cloud/database/values';
import { DOCUMENTS, Generator, openSliced, SEED } from './support/random-documents';

/**
 * Updates by slices against mingo's own updates of whole documents. What MongoDB refuses and mingo ignores must be refused
 * for a slice as for the whole document, and must change nothing.
 */
const ROUNDS = 9;
const BATCHES = 24;
const UPDATES = 25;
let edited = 0;
let replaced = 0;
/** Made by one statement that checks the filter itself. */
let direct = 0;

const PATHS = [
  ...['a', 'b', 'c', 'c.d', 'c.2024', 'c.new', 'c.list', 'list', 'list.0', 'plain', 'new.in.new'],
];

function operandOf(generator: Generator, operator: string): unknown {
  switch (operator) {
    case '$inc':
    case '$mul':
      if (generator.below(12) === 0) return 'x';
      return generator.below(7) - (generator.below(3) === 0 ? 2.5 : 2);
    case '$pop':
      return generator.pick([1, -1]);
    case '$unset':
      return '';
    case '$pullAll':
      return generator.list();
    case '$set':
      return generator.below(5) === 0 ? { d: generator.value(), 7: 1 } : generator.value();
    default:
      return generator.kinds[generator.below(Math.min(3, generator.kinds.length))]?.();
  }
}

const OPERATORS = [
  ...['$set', '$set', '$set', '$inc', '$inc', '$unset', '$mul', '$min', '$max'],
  ...['$push', '$addToSet', '$pull', '$pullAll', '$pop'],
];

function operatorsOf(generator: Generator): Document {
  const operators: Record<string, Document> = {};
  for (let n = 1 + generator.below(3); n > 0; n--) {
    const operator = generator.pick(OPERATORS);
    const fields = (operators[operator] ??= {});
    fields[generator.pick(PATHS)] = operandOf(generator, operator);
  }
  return operators;
}

/**
 * What mingo alone makes of a document; the refusals are ours, since mingo has none, and so are positions of lists, which
 * mingo leaves alone. As the disk keeps it: without negative zero.
 */
function expectedOf(document: StoredDocument, operators: Document): StoredDocument | string {
  let whole: StoredDocument;
  try {
    whole = updateWith(document, operators) ?? document;
  } catch (error) {
    return messageOf(error);
  }
  const documents = [deepClone(document)];
  updateOne(documents, {}, operators, { cloneMode: 'deep' });
  const isInList = 'list.0' in Object.assign({}, ...Object.values(operators));
  return parseStored(stringifyEjson(isInList ? whole : documents[0])) as StoredDocument;
}

interface Step {
  filter: Document;
  operators: Document;
}

/** Applies a step to the expected state; answers the refusal, if any. */
function foresee(state: Map<unknown, StoredDocument>, { filter, operators }: Step): string | null {
  const matches = matcherOf(filter);
  const changed = new Map<unknown, StoredDocument>();
  try {
    checkOperators(operators);
  } catch (error) {
    return messageOf(error);
  }
  for (const [id, document] of state) {
    if (!matches(document)) continue;
    const next = expectedOf(document, operators);
    if (typeof next === 'string') return next;
    changed.set(id, next);
  }
  for (const [id, document] of changed) state.set(id, document);
  return null;
}

/** Mingo takes doubles out of a list when it adds to it, which MongoDB does not. */
const hasDoubles = (list: unknown): boolean =>
  Array.isArray(list) && new Set(list.map((item) => JSON.stringify(item))).size !== list.length;

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `updates as mingo does, seed ${SEED}, round %i`,
  async (round) => {
    const generator = new Generator('updates', round, ROUNDS);
    const { database, close } = openSliced();
    const things = database.store.collection('things');
    if (!things) throw new Error('no collection');
    const patch = jest.spyOn(things, 'patch');
    const replace = jest.spyOn(things, 'replace');
    const updateDirectly = jest.spyOn(things, 'updateDirectly');
    for (let batch = 0; batch < BATCHES; batch++) {
      await database.handle.removeMany('things', {});
      const fresh = Array.from({ length: DOCUMENTS }, (_, n) => generator.document(n)).filter(
        (document) => !hasDoubles(document['list']),
      );
      await database.handle.insertMany('things', fresh);
      const state = new Map<unknown, StoredDocument>();
      for (const document of await database.handle.find('things'))
        state.set(document._id, document);
      const steps = Array.from({ length: UPDATES }, (): Step => {
        const _id = `d${generator.below(DOCUMENTS)}`;
        const filter = generator.below(3) === 0 ? { $and: [{ _id }, generator.filter()] } : { _id };
        return { filter, operators: withoutDoubles(operatorsOf(generator)) };
      });
      // All in one turn: they share one transaction, and what one of them is refused must not touch the others.
      const outcomes = await Promise.allSettled(
        steps.map(({ filter, operators }) =>
          database.handle.updateMany('things', filter, operators),
        ),
      );
      for (const [at, outcome] of outcomes.entries()) {
        const step = steps[at] ?? { filter: {}, operators: {} };
        const refusal = outcome.status === 'rejected' ? messageOf(outcome.reason) : null;
        expect([JSON.stringify(step), refusal]).toEqual([
          JSON.stringify(step),
          foresee(state, step),
        ]);
      }
      const found = await database.handle.find('things', {}, { sort: { _id: 1 } });
      const expected = [...state.values()].sort((a, b) => (a._id < b._id ? -1 : 1));
      expect([JSON.stringify(steps), ...found]).toEqual([JSON.stringify(steps), ...expected]);
    }
    edited += patch.mock.calls.length;
    replaced += replace.mock.calls.length;
    direct += updateDirectly.mock.results.filter(({ value }) => value === true).length;
    close();
  },
);

/** A pushed value may be a double, after which mingo's `$addToSet` goes wrong: such a list is only pushed to once. */
function withoutDoubles(operators: Document): Document {
  if (!('$addToSet' in operators)) return operators;
  return Object.fromEntries(Object.entries(operators).filter(([name]) => name !== '$push'));
}

it('edited most documents in place, many of them by one statement', () => {
  expect(edited + replaced).toBeGreaterThan(1000);
  expect(edited / (edited + replaced)).toBeGreaterThan(0.6);
  expect(direct).toBeGreaterThan(100);
});
