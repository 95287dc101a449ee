import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import { queryOperators } from './query-operators';
import type { Document } from './values';

type Operators = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['query']>;

/** All operators, merged once: mingo's top-level entry would do it again at every call. */
const context = Context.init({
  accumulator,
  expression,
  pipeline,
  projection,
  query: queryOperators as unknown as Operators,
  window,
});

/** Test of one document against a MongoDB filter. Throws mingo's error for an unknown operator. */
export function matcherOf(filter: Document): (document: Document) => boolean {
  const compiled = new Query(filter, { context });
  return (document) => compiled.test(document);
}

export function sortDocuments<T extends Document>(documents: T[], sort: Document): T[] {
  return new Query({}, { context }).find<T>(documents).sort(sort).all();
}

export function projectDocuments(documents: Document[], fields: Document): Document[] {
  return new Query({}, { context }).find<Document>(documents, fields).all();
}

export function runPipeline(
  documents: Document[],
  stages: Document[],
  collectionResolver: (name: string) => Document[],
): Document[] {
  return new Aggregator(stages, { context, collectionResolver }).run<Document>(documents);
}
