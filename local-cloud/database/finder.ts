import type { Collection, Row } from './collection';
import { parseStored } from './ejson';
import { distanceMetres, nearOf } from './geo';
import { matcherOf, sortDocuments } from './mongo';
import { planFilter, planSort } from './planner';
import type { Statements } from './statements';
import { valueAt, type Document, type StoredDocument } from './values';

export interface FindOptions {
  sort?: Document | null;
  skip?: number;
  /** 0 means all. */
  limit?: number;
}

/** A found document, parsed only if somebody looks into it. */
export class Hit {
  private parsed: StoredDocument | undefined;

  constructor(
    readonly row: number,
    readonly text: string,
  ) {}

  get document(): StoredDocument {
    this.parsed ??= parseStored(this.text) as StoredDocument;
    return this.parsed;
  }
}

/** Tells how a filter over a large collection went, so that a missing index can be named. */
export type ScanObserver = (collection: string, filter: Document, examined: number) => void;

const SCAN_WORTH_A_WARNING = 1000;

/** Reads documents by filter: SQL narrows down or answers, mingo checks what SQL cannot. */
export class Finder {
  constructor(
    private readonly statements: Statements,
    private readonly onScan: ScanObserver,
  ) {}

  find(collection: Collection, filter: Document, options: FindOptions = {}): Hit[] {
    const { sort = null, skip = 0, limit = 0 } = options;
    const plan = planFilter(collection, filter);
    const order = sort ? planSort(collection, sort) : '';
    const near = nearOf(filter);
    const from = `SELECT rowid AS row, doc FROM ${collection.table}${plan.where}`;
    if (plan.exact && order !== null && !near) {
      const args = [...plan.args, limit === 0 ? -1 : limit, skip];
      return this.hits(`${from}${order} LIMIT ? OFFSET ?`, args);
    }
    let hits = this.hits(`${from}${order ?? ''}`, plan.args);
    if (plan.where === '' && hits.length > SCAN_WORTH_A_WARNING) {
      this.onScan(collection.name, filter, hits.length);
    }
    if (!plan.exact) {
      const matches = matcherOf(filter);
      hits = hits.filter((hit) => matches(hit.document));
    }
    if (near && !sort) hits = byDistance(hits, near.path, near.point);
    else if (order === null && sort) hits = inOrder(hits, sort);
    return hits.slice(skip, limit === 0 ? undefined : skip + limit);
  }

  count(collection: Collection, filter: Document): number {
    const plan = planFilter(collection, filter);
    if (!plan.exact) return this.find(collection, filter).length;
    const { sql, args } = plan.count ?? {
      sql: `SELECT count(*) AS n FROM ${collection.table}${plan.where}`,
      args: plan.args,
    };
    return this.statements.get<{ n: number }>(sql, args)?.n ?? 0;
  }

  private hits(sql: string, args: readonly (string | number)[]): Hit[] {
    return this.statements.all<Row>(sql, args).map(({ row, doc }) => new Hit(row, doc));
  }
}

function byDistance(hits: Hit[], path: string, point: unknown): Hit[] {
  const metres = new Map(
    hits.map((hit) => [hit, distanceMetres(valueAt(hit.document, path), point)]),
  );
  return hits.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0));
}

function inOrder(hits: Hit[], sort: Document): Hit[] {
  const hitOf = new Map<Document, Hit>(hits.map((hit) => [hit.document, hit]));
  const documents = sortDocuments(
    hits.map((hit) => hit.document),
    sort,
  );
  return documents.flatMap((document) => hitOf.get(document) ?? []);
}
