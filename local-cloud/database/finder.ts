import type { Collection, Row } from './collection';
import { parseStored } from './ejson';
import { distanceMetres, nearOf } from './geo';
import { matcherOf, sortDocuments } from './mongo';
import type { SqlKey } from './index-keys';
import { planFilter, planSort, type Plan } from './planner';
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
    const near = nearOf(filter);
    if (plan.exact && !near) {
      const exact = this.findExact(collection, plan, { sort, skip, limit });
      if (exact) return exact;
    }
    let hits = this.candidates(collection, plan, filter);
    if (!plan.exact) {
      const matches = matcherOf(filter);
      hits = hits.filter((hit) => matches(hit.document));
    }
    if (sort) hits = inOrder(hits, sort);
    else if (near) hits = byDistance(hits, near.path, near.point);
    return hits.slice(skip, limit === 0 ? undefined : skip + limit);
  }

  count(collection: Collection, filter: Document): number {
    const plan = planFilter(collection, filter);
    if (!plan.exact) return this.find(collection, filter).length;
    const { side } = plan;
    const [sql, args] = side
      ? [`SELECT count(${side.isUnique ? '*' : 'DISTINCT row'}) AS n FROM ${side.from}`, side.args]
      : [`SELECT count(*) AS n FROM ${collection.table}${plan.where}`, plan.args];
    return this.statements.get<{ n: number }>(sql, args)?.n ?? 0;
  }

  /** All of it by SQL, or null when SQL cannot sort. */
  private findExact(
    collection: Collection,
    plan: Plan,
    { sort, skip, limit }: Required<FindOptions>,
  ): Hit[] | null {
    const page = [limit === 0 ? -1 : limit, skip];
    const from = `FROM ${collection.table}${plan.where}`;
    if (!sort) {
      return this.hits(`SELECT rowid AS row, doc ${from} LIMIT ? OFFSET ?`, [
        ...plan.args,
        ...page,
      ]);
    }
    const side = plan.side?.isUnique === true ? plan.side : null;
    const sideOrder = side ? planSort(collection, sort, side.index) : null;
    const order = sideOrder ?? planSort(collection, sort);
    if (order === null) return null;
    // Rows are sorted by their keys alone; only those of the page are read with their documents.
    const [rows, args] =
      side && sideOrder !== null
        ? [`SELECT row FROM ${side.from}`, side.args]
        : [`SELECT rowid AS row ${from}`, plan.args];
    return this.statements
      .all<{ row: number }>(`${rows}${order} LIMIT ? OFFSET ?`, [...args, ...page])
      .flatMap(({ row }) =>
        this.hits(`SELECT rowid AS row, doc FROM ${collection.table} WHERE rowid=?`, [row]),
      );
  }

  private candidates(collection: Collection, plan: Plan, filter: Document): Hit[] {
    const hits = this.hits(
      `SELECT rowid AS row, doc FROM ${collection.table}${plan.where}`,
      plan.args,
    );
    if (plan.where === '' && hits.length > SCAN_WORTH_A_WARNING) {
      this.onScan(collection.name, filter, hits.length);
    }
    return hits;
  }

  private hits(sql: string, args: readonly SqlKey[]): Hit[] {
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
