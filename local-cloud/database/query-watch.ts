import type { Collection } from './collection';
import type { SqlKey } from './index-keys';
import { suggestIndex } from './index-suggestion';
import type { Plan } from './planner';
import type { Reading } from './reading';
import type { Statements } from './statements';
import type { Document } from './values';

/** How one query was answered. */
export interface QueryExplanation {
  collection: string;
  filter: Document;
  /** Conditions that SQL decided, as `path $operator`. */
  bySql: readonly string[];
  /** Whether the rest of the filter was checked document by document. */
  isFiltered: boolean;
  /** Names of the indexes that were searched, `_id_` for the id; empty for a walk over all documents. */
  indexes: readonly string[];
  sort: 'none' | 'sql' | 'memory';
  /** Rows that SQL handed over, and those that were left. */
  examined: number;
  returned: number;
}

/** A query that walked over a large collection, and the index that would spare it. */
export interface ScanWarning {
  collection: string;
  /** Paths of the filter and the sort. */
  paths: readonly string[];
  examined: number;
  /** An index as it can be put into collections.json; null when none would help. */
  index: Document | null;
}

export interface QueryListeners {
  /** Hears of every query; costs one more statement a query, so nobody listens unless asked to. */
  explain?: ((explanation: QueryExplanation) => void) | undefined;
  /** Hears once of each shape of query that walks over more than 1,000 documents. */
  onScan?: ((warning: ScanWarning) => void) | undefined;
}

interface SeenQuery {
  collection: Collection;
  filter: Document;
  plan: Plan;
  sql: string;
  args: readonly SqlKey[];
  sort: { keys: Document; by: 'sql' | 'memory' } | null;
  examined: number;
  returned: number;
  /** One of the documents that were looked at: tells lists from values. */
  sample?: Reading | undefined;
}

/** An index that SQLite uses, or a side table whose own order is by elements. */
const SEARCHED = /USING (?:COVERING )?INDEX (\S+)|(\S+) USING PRIMARY KEY \(k0/;
const SCAN_WORTH_A_WARNING = 1000;
const MAX_REMEMBERED = 1000;

/** Watches how queries are answered: explains them when asked, and warns of walks over large collections. */
export class QueryWatch {
  private readonly searched = new Map<string, string[]>();
  private readonly warned = new Set<string>();

  constructor(
    private readonly statements: Statements,
    private readonly listeners: QueryListeners,
  ) {}

  /** Nobody listens to the local cloud of a test or bench: then nothing need be put together for it. */
  get isListening(): boolean {
    return this.listeners.explain !== undefined || this.listeners.onScan !== undefined;
  }

  seen(query: SeenQuery): void {
    const { explain, onScan } = this.listeners;
    if (explain) explain(this.explanationOf(query));
    if (onScan && this.isLargeScan(query)) this.warn(query, onScan);
  }

  /** The same of what a unique key narrowed down to one document: there is nothing to warn of. */
  pinned(query: SeenQuery): void {
    this.listeners.explain?.(this.explanationOf(query));
  }

  private explanationOf(query: SeenQuery): QueryExplanation {
    const { collection, filter, plan, sort, examined, returned } = query;
    return {
      collection: collection.name,
      filter,
      bySql: plan.conditions,
      isFiltered: !plan.exact,
      indexes: this.indexesOf(query),
      sort: sort?.by ?? 'none',
      examined,
      returned,
    };
  }

  /** A query for everything in no order has nothing to gain from an index. */
  private isLargeScan(query: SeenQuery): boolean {
    const { collection, filter, sort, examined } = query;
    if (Object.keys(filter).length === 0 && sort === null) return false;
    if (query.plan.where === '' && sort?.by !== 'sql') return examined > SCAN_WORTH_A_WARNING;
    if (this.indexesOf(query).length > 0) return false;
    const sql = `SELECT 1 AS more FROM ${collection.table} LIMIT 1 OFFSET ${SCAN_WORTH_A_WARNING}`;
    return this.statements.get(sql) !== undefined;
  }

  private warn(query: SeenQuery, onScan: (warning: ScanWarning) => void): void {
    const { collection, filter, sort, examined, sample } = query;
    const paths = [...new Set([...Object.keys(filter), ...Object.keys(sort?.keys ?? {})])];
    const key = `${collection.name} ${paths.join(' ')}`;
    if (this.warned.has(key) || this.warned.size > MAX_REMEMBERED) return;
    this.warned.add(key);
    const index = suggestIndex(filter, sort?.keys ?? {}, sample?.document ?? {});
    onScan({ collection: collection.name, paths, examined, index });
  }

  /** Names of the indexes that SQLite searches or walks in order for a statement. */
  private indexesOf({ collection, plan, sql, args }: SeenQuery): string[] {
    const known = this.searched.get(sql);
    if (known) return known;
    const steps = this.statements.explain(sql, args);
    const isWalkInOrder = plan.where === '' && !steps.some((step) => step.includes('TEMP B-TREE'));
    const names = steps.flatMap((step) => {
      const [, index, list] = SEARCHED.exec(step) ?? [];
      const name = index ?? list;
      const isUseful = step.startsWith('SEARCH') || isWalkInOrder;
      return name !== undefined && isUseful ? [collection.indexNameOf(name)] : [];
    });
    if (this.searched.size >= MAX_REMEMBERED) this.searched.clear();
    this.searched.set(sql, names);
    return names;
  }
}
