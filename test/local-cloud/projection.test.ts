import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { realClock } from '../../local-cloud/clock';
import { openDatabase } from '../../local-cloud/database';
import { parseStored, stringifyEjson } from '../../local-cloud/database/ejson';
import { projectDocuments } from '../../local-cloud/database/mongo';
import { projectText } from '../../local-cloud/database/projection';
import type { Document } from '../../local-cloud/database/values';

const document = {
  _id: 'a',
  score: 3,
  at: new Date(5),
  list: [1, { x: 1, 2024: 5 }, [{ x: 2 }, 3], new Date(5)],
  months: { m1: 1, m2: { points: 2, days: 1 } },
  nothing: null,
};
const project = (fields: Document): unknown => {
  const text = projectText(stringifyEjson(document), fields);
  return text === null ? null : parseStored(text);
};

it.each([
  [{ score: 1 }, { _id: 'a', score: 3 }],
  [{ score: 1, _id: 0 }, { score: 3 }],
  [{ _id: 1 }, { _id: 'a' }],
  [
    { at: 1, list: true },
    { _id: 'a', at: new Date(5), list: document.list },
  ],
  [{ 'months.m2.points': 1 }, { _id: 'a', months: { m2: { points: 2 } } }],
  [
    { 'months.m1': 1, 'months.m3': 1 },
    { _id: 'a', months: { m1: 1 } },
  ],
  [
    { 'months.none.deeper': 1, nothing: 1 },
    { _id: 'a', months: {}, nothing: null },
  ],
  [{ 'score.x': 1, 'at.y': 1 }, { _id: 'a' }],
  [{ 'list.x': 1 }, { _id: 'a', list: [{ x: 1 }, [{ x: 2 }]] }],
  [{ 'list.y': 1 }, { _id: 'a', list: [{}, [{}]] }],
  // A number names a field of the elements.
  [{ 'list.2024': 1 }, { _id: 'a', list: [{ 2024: 5 }, [{}]] }],
  [
    { 'list.2024': 1, 'list.x': 1 },
    { _id: 'a', list: [{ x: 1, 2024: 5 }, [{ x: 2 }]] },
  ],
])('takes %j', (fields, expected) => {
  expect(project(fields)).toEqual(expected);
});

it.each([
  [{ score: 0 }],
  [{ _id: 0 }],
  [{}],
  [{ list: { $slice: 1 } }],
  [{ months: 1, 'months.m1': 1 }],
  [{ '': 1 }],
  [{ 'a..b': 1 }],
])('leaves %j to mingo', (fields) => {
  expect(project(fields)).toBeNull();
});

it('takes what mingo takes', () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.constant(new Date(1)));
  const inner = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
  const { list } = fc.letrec((tie) => ({
    list: fc.array(fc.oneof(value, inner, tie('list')), { maxLength: 3 }),
  }));
  const documents = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(value, inner, list));
  const path = fc.constantFrom('a', 'b.a', 'b.b', 'c.c');
  fc.assert(
    fc.property(documents, fc.uniqueArray(path, { minLength: 1 }), (fields, paths) => {
      const stored = { _id: 'x', ...fields };
      const projection = Object.fromEntries(paths.map((item) => [item, 1]));
      const text = projectText(stringifyEjson(stored), projection);
      expect(text && parseStored(text)).toEqual(projectDocuments([stored], projection)[0]);
    }),
    { seed: 7 },
  );
});

describe('a slice of a stored document', () => {
  const anyLeaf = fc.oneof(
    ...[fc.integer(), fc.double({ noNaN: true }), fc.string(), fc.boolean(), fc.constant(null)],
    fc.date({ noInvalidDate: true }),
    fc.array(fc.oneof(fc.integer(), fc.record({ a: fc.integer() })), { maxLength: 3 }),
  );
  const name = fc.constantFrom('a', 'b', 'c');
  const anyDocument = fc.dictionary(
    name,
    fc.oneof(anyLeaf, fc.dictionary(name, fc.oneof(anyLeaf, fc.dictionary(name, anyLeaf)))),
  );
  const anyPaths = fc.uniqueArray(
    fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.')),
    { minLength: 1, maxLength: 5 },
  );

  it('is projected as the whole document is', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'slices-'));
    const definitions = new Map([['things', []]]);
    const sliced = openDatabase({ dataDir, definitions, clock: realClock, sliceFromBytes: 0 });
    try {
      await fc.assert(
        fc.asyncProperty(anyDocument, anyPaths, fc.boolean(), async (fields, paths, withId) => {
          const apart = paths.filter(
            (one) => !paths.some((other) => one !== other && one.startsWith(`${other}.`)),
          );
          const projection: Document = Object.fromEntries(apart.map((one) => [one, 1]));
          if (!withId) projection['_id'] = 0;
          await sliced.handle.removeMany('things', {});
          await sliced.handle.insertMany('things', [{ ...fields, _id: 'x' }]);
          const { data } = await sliced.service.act('getDocument', {
            ...{ collectionName: 'things', queryType: 'WHERE' },
            ...{ query: '{}', projection: JSON.stringify(projection) },
          });
          const [stored = {}] = await sliced.handle.find('things', {});
          const [expected] = projectDocuments([stored], projection);
          const { list } = data as { list: string[] };
          expect(parseStored(list[0] ?? '')).toEqual(expected);
        }),
        { numRuns: 300 },
      );
    } finally {
      sliced.close();
      rmSync(dataDir, { recursive: true });
    }
  }, 60_000);
});
