import { CloudError, messageOf } from '../cloud-error';
import { refusedPipeline } from './aggregate-refusals';
import { withoutBuckets } from './bucket';
import type { Collection } from './collection';
import type { Documents } from './documents';
import { distanceMetres } from './geo';
import { pathOfPlaces } from './geo-index';
import { runPipeline } from './mongo';
import { checkedStages } from './stage-check';
import { isPlainObject, setOwn, valueAt, type Document } from './values';

export type Stage = Document;

/** The platform cuts an answer that no stage limits. */
const DEFAULT_LIMIT = 20;

/** Runs an aggregation; leading stages that a query can answer are answered by the indexes. */
export function aggregate(
  documents: Documents,
  collection: Collection,
  sent: readonly Stage[],
): Document[] {
  const stages = checkedStages(sent);
  const { input, rest } = startOf(documents, collection, stages);
  const others = (name: string): Document[] =>
    documents.find(documents.collection(name), {}).map((hit) => hit.document);
  let result: Document[];
  try {
    result = rest.length === 0 ? input : runPipeline(input, withoutBuckets(rest), others);
  } catch (error) {
    if (error instanceof CloudError) throw error;
    throw refusedPipeline(messageOf(error));
  }
  const isLimited = stages.some((stage) => '$limit' in stage);
  return isLimited ? result : result.slice(0, DEFAULT_LIMIT);
}

function startOf(
  documents: Documents,
  collection: Collection,
  stages: readonly Stage[],
): { input: Document[]; rest: Stage[] } {
  const rest = [...stages];
  const near = rest[0]?.['$geoNear'];
  if (isPlainObject(near)) {
    rest.shift();
    return { input: nearest(documents, collection, near), rest };
  }
  const take = (name: string): unknown => {
    const value = rest[0]?.[name];
    if (value !== undefined) rest.shift();
    return value;
  };
  const filter = take('$match');
  const sort = take('$sort');
  // Without a sort, skip and limit stay in the pipeline, where their order of appearance counts.
  const skip = sort === undefined ? undefined : take('$skip');
  const limit = sort === undefined ? undefined : take('$limit');
  const hits = documents.find(collection, isPlainObject(filter) ? filter : {}, {
    sort: isPlainObject(sort) ? sort : null,
    skip: typeof skip === 'number' ? skip : 0,
    limit: typeof limit === 'number' ? limit : 0,
  });
  return { input: hits.map((hit) => hit.document), rest };
}

interface GeoNear {
  near?: unknown;
  key?: string;
  query?: Document;
  distanceField?: string;
  distanceMultiplier?: number;
  maxDistance?: number;
  minDistance?: number;
  limit?: number;
  num?: number;
}

function nearest(documents: Documents, collection: Collection, spec: GeoNear): Document[] {
  const path = pathOfPlaces(collection, spec.key);
  const found = documents
    .find(collection, spec.query ?? {})
    .map((hit) => ({
      document: hit.document,
      metres: distanceMetres(valueAt(hit.document, path), spec.near),
    }))
    .filter(({ metres }) => Number.isFinite(metres))
    .filter(({ metres }) => metres <= (spec.maxDistance ?? Infinity))
    .filter(({ metres }) => metres >= (spec.minDistance ?? 0))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, spec.limit ?? spec.num ?? 100);
  for (const { document, metres } of found) {
    setAt(document, spec.distanceField ?? 'distance', metres * (spec.distanceMultiplier ?? 1));
  }
  return found.map(({ document }) => document);
}

function setAt(document: Document, path: string, value: unknown): void {
  const segments = path.split('.');
  const last = segments.pop() ?? path;
  let target = document;
  for (const segment of segments) {
    const inner = target[segment];
    const next = isPlainObject(inner) ? inner : {};
    setOwn(target, segment, next);
    target = next;
  }
  setOwn(target, last, value);
}
