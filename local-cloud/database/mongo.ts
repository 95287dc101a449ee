import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as projection from 'mingo/operators/projection';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import { expressionOperators } from './expression-operators';
import { queryOperators } from './query-operators';
import { stageOperators } from './stage-operators';
import type { Document } from './values';

type Operators = Required<NonNullable<Parameters<typeof Context.init>[0]>>;

/** All operators, merged once: mingo's top-level entry would do it again at every call. */
const context = Context.init({
  accumulator,
  expression: expressionOperators as unknown as Operators['expression'],
  pipeline: stageOperators as unknown as Operators['pipeline'],
  projection,
  query: queryOperators as unknown as Operators['query'],
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
