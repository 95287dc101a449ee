import { CloudError, messageOf } from '../cloud-error';
import { parseEjson } from './ejson';
import type { Transaction } from './transactions';
import { isDocumentId, isPlainObject, type Document, type DocumentId } from './values';

/** Fields of a `database.*` request as the SDK sends them; queries and documents are Extended JSON texts. */
export interface DatabaseRequest {
  collectionName?: unknown;
  transactionId?: unknown;
  queryType?: unknown;
  query?: unknown;
  order?: unknown;
  offset?: unknown;
  limit?: unknown;
  projection?: unknown;
  data?: unknown;
  multi?: unknown;
  merge?: unknown;
  upsert?: unknown;
  stages?: unknown;
}

/** Body of an answer; the SDK unpacks it by the action. */
export type Answer = Record<string, unknown>;

/** Reads one Extended JSON text. @throws CloudError when it is not an object */
export function objectOf(text: unknown, what: string, nowMs: number): Document {
  const value = valueOf(text, what, nowMs);
  if (!isPlainObject(value)) throw invalid(`${what} must be an object`);
  return value;
}

export function valueOf(text: unknown, what: string, nowMs: number): unknown {
  if (typeof text !== 'string') throw invalid(`${what} is missing`);
  try {
    return parseEjson(text, nowMs);
  } catch (error) {
    if (error instanceof CloudError) throw error;
    throw invalid(`${what} cannot be read: ${messageOf(error)}`);
  }
}

/** The SDK leaves the query out, or empty, for "all documents". */
export function filterOf(request: DatabaseRequest, nowMs: number): Document {
  const { query } = request;
  return query === undefined || query === '' ? {} : objectOf(query, 'query', nowMs);
}

/** The id that a request for one document names. */
export function idOf(filter: Document): DocumentId {
  if (isDocumentId(filter['_id'])) return filter['_id'];
  throw invalid('the query names no document id');
}

export function countOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : fallback;
}

export function invalid(message: string): CloudError {
  return new CloudError('INVALID_PARAM', `[InvalidParameter] ${message}`);
}

/** @throws CloudError inside a transaction, for what works on more than one document */
export function refuseInside(transaction: Transaction | null): void {
  if (transaction) throw invalid('only operations on one document are allowed in a transaction');
}
