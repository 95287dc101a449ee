import { evalExpr } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import * as mingo from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { isPlainObject, setOwn, type Document } from './values';

/** A stream of documents, as mingo hands it from stage to stage. */
interface Stream {
  map(change: (document: Document) => Document): Stream;
  transform(change: (documents: Document[]) => Iterator): Stream;
}
type Stage = (documents: Stream, spec: Document, options: Options) => Stream;

/** Every field is computed of the document as it came; below a list it is put into every element. */
const addFields: Stage = (documents, fields, options) =>
  documents.map((document) => {
    let result = document;
    for (const [path, expression] of Object.entries(fields)) {
      const value: unknown = evalExpr(document, expression, options);
      result = withValue(result, path.split('.'), value) as Document;
    }
    return result;
  });

/** A copy as far as it changes; `undefined` removes. What is no object on the way becomes one. */
function withValue(
  target: unknown,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (Array.isArray(target)) return target.map((one) => withValue(one, [first, ...rest], value));
  const copy: Document = isPlainObject(target) ? { ...target } : {};
  if (rest.length > 0) setOwn(copy, first, withValue(copy[first], rest, value));
  else if (value === undefined) delete copy[first];
  else setOwn(copy, first, value);
  return copy;
}

/** So many at random, none of them twice. */
const sample: Stage = (documents, { size }) =>
  documents.transform((all) => {
    const rest = [...all];
    const count = Math.min(Number(size), rest.length);
    for (let at = 0; at < count; at++) {
      const other = at + Math.floor(Math.random() * (rest.length - at));
      [rest[at], rest[other]] = [rest[other] as Document, rest[at] as Document];
    }
    return Lazy(rest.slice(0, count));
  });

/** What differs from MongoDB in mingo's stages. */
export const stageOperators: Readonly<Record<string, Stage>> = {
  ...(mingo as unknown as Record<string, Stage>),
  $addFields: addFields,
  $set: addFields,
  $sample: sample,
};
