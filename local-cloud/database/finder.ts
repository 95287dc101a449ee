import type { Collection, DirectUpdate } from './collection';
import { checkFilter } from './filter-check';
import { distanceMetres, nearOf } from './geo';
import { checkNearIndex } from './geo-index';
import type { SqlKey } from './index-keys';
import { matcherOf, sortDocuments } from './mongo';
import { pathsOfFilter } from './paths';
import { planFilter, planSort, type Plan } from './planner';
import type { QueryWatch } from './query-watch';
import { Hit, type Reading } from './reading';
import { selectOf, sliceOf, type Slice } from './slice';
import type { Statements } from './statements';
import { valueAt, type Document } from './values';

export interface FindOptions {
  sort?: Document | null;
  skip?: number;
  /** 0 means all. */
  limit?: number;
  /** Documents are read in slices from this size on, where that is less than the database's own. */
  sliceFromBytes?: number;
}

interface Query extends Required<Omit<FindOptions, 'sliceFromBytes'>> {
  collection: Collection;
  filter: Document;
  plan: Plan;
  near: { path: string; point: unknown } | null;
}

/** Reads documents by filter: SQL narrows down or answers, mingo checks what SQL cannot. */
export class Finder {
  constructor(
    private readonly statements: Statements,
    private readonly watch: QueryWatch,
    /** Documents longer than this are read in slices where that is enough. */
    private readonly sliceFromBytes: number,
  ) {}

  /** Whole documents. @throws CloudError for a filter that MongoDB refuses */
  find(collection: Collection, filter: Document, options: FindOptions = {}): Hit[] {
    return this.read(collection, filter, options, null).map((reading) =>
      reading instanceof Hit ? reading : this.whole(collection, reading.row),
    );
  }

  /** Documents as far as the paths go; null asks for all of them. */
  read(
    collection: Collection,
    filter: Document,
    options: FindOptions,
    paths: readonly string[] | null,
  ): Reading[] {
    checkFilter(filter);
    const { sort = null, skip = 0, limit = 0 } = options;
    const plan = planFilter(collection, filter);
    const near = nearOf(filter);
    if (near) checkNearIndex(collection, near.path);
    const query: Query = { collection, filter, plan, near, sort, skip, limit };
    const slice = sliceOf(paths, Math.min(this.sliceFromBytes, options.sliceFromBytes ?? Infinity));
    return this.readBySql(query, slice) ?? this.readByMingo(query, paths, slice);
  }

  /** Tells whoever listens of an update that one statement made. */
  sawUpdate(
    collection: Collection,
    filter: Document,
    { sql, args, conditions }: DirectUpdate,
  ): void {
    const plan: Plan = { where: sql, args, exact: true, conditions, side: null };
    const counts = { examined: 1, returned: 1 };
    this.watch.pinned({ collection, filter, plan, sql, args, sort: null, ...counts });
  }

  count(collection: Collection, filter: Document): number {
    checkFilter(filter);
    const plan = planFilter(collection, filter);
    if (!plan.exact) return this.read(collection, filter, {}, []).length;
    const { side } = plan;
    const [sql, args] = side
      ? [`SELECT count(${side.isUnique ? '*' : 'DISTINCT row'}) AS n FROM ${side.from}`, side.args]
      : [`SELECT count(*) AS n FROM ${collection.table}${plan.where}`, plan.args];
    const n = this.statements.get<{ n: number }>(sql, args)?.n ?? 0;
    this.watch.seen({ collection, filter, plan, sql, args, sort: null, examined: n, returned: n });
    return n;
  }

  /** The document of a row that was just found. */
  whole(collection: Collection, row: number): Hit {
    const [[, text] = []] = this.statements.rows(
      `SELECT rowid, json(doc) FROM ${collection.table} WHERE rowid=?`,
      [row],
    );
    return new Hit(row, String(text));
  }

  /** All of it by SQL, or null when SQL cannot answer the filter or sort. */
  private readBySql(query: Query, slice: Slice): Reading[] | null {
    const { collection, plan, sort, skip, limit, near } = query;
    if (!plan.exact || near) return null;
    const page = [limit === 0 ? -1 : limit, skip];
    if (!sort) {
      const isOne = limit === 1 && skip === 0;
      const limits = isOne ? ' LIMIT 1' : ' LIMIT ? OFFSET ?';
      const sql = selectOf(slice, `${collection.table}${plan.where}${limits}`);
      const args = [...slice.args, ...plan.args, ...(isOne ? [] : page)];
      const found = isOne
        ? this.reading(collection, slice, sql, args)
        : this.readings(collection, slice, sql, args);
      if (this.watch.isListening) {
        const counts = { examined: found.length, returned: found.length };
        this.watch.seen({ ...query, sql, args, sort: null, ...counts });
      }
      return found;
    }
    const side = plan.side?.isUnique === true ? plan.side : null;
    const sideOrder = side ? planSort(collection, sort, side.index) : null;
    const order = sideOrder ?? planSort(collection, sort);
    if (order === null) return null;
    // Rows are sorted by their keys alone; only those of the page are read with their documents.
    const [from, own] =
      side && sideOrder !== null
        ? [`SELECT row FROM ${side.from}`, side.args]
        : [`SELECT rowid AS row FROM ${collection.table}${plan.where}`, plan.args];
    const sql = `${from}${order} LIMIT ? OFFSET ?`;
    const args = [...own, ...page];
    const rows = this.statements.all<{ row: number }>(sql, args);
    const sorted = { keys: sort, by: 'sql' } as const;
    this.watch.seen({
      ...query,
      sql,
      args,
      sort: sorted,
      examined: rows.length,
      returned: rows.length,
    });
    return this.readRows(
      collection,
      rows.map(({ row }) => row),
      slice,
    );
  }

  private readByMingo(query: Query, paths: readonly string[] | null, slice: Slice): Reading[] {
    const { collection, filter, plan, sort, near, skip, limit } = query;
    const needed = neededPaths(query);
    // With an index there are few candidates: what is wanted is read along with what is checked.
    const isNarrow = plan.where !== '';
    const first = needed && isNarrow ? paths && [...needed, ...paths] : needed;
    const candidateSlice = sliceOf(first, this.sliceFromBytes);
    const sql = selectOf(candidateSlice, `${collection.table}${plan.where}`);
    const args = [...candidateSlice.args, ...plan.args];
    const candidates = this.readings(collection, candidateSlice, sql, args);
    let found = candidates;
    if (!plan.exact) {
      const matches = matcherOf(filter);
      found = found.filter((reading) => matches(reading.document));
    }
    if (sort) found = inOrder(found, sort);
    else if (near) found = byDistance(found, near.path, near.point);
    const sorted = sort ? ({ keys: sort, by: 'memory' } as const) : null;
    const counts = { examined: candidates.length, returned: found.length };
    this.watch.seen({ ...query, sql, args, sort: sorted, ...counts, sample: candidates[0] });
    const page = found.slice(skip, limit === 0 ? undefined : skip + limit);
    if (isNarrow) return page;
    const parts = page.filter((reading) => reading.text === null);
    const whole = this.readRows(
      collection,
      parts.map(({ row }) => row),
      slice,
    );
    return page.map((reading) => (reading.text === null ? (whole.shift() ?? reading) : reading));
  }

  /** Rows that were just found, in the same order, by one statement. */
  private readRows(collection: Collection, rows: readonly number[], slice: Slice): Reading[] {
    if (rows.length === 0) return [];
    const sql = selectOf(
      slice,
      `${collection.table} WHERE rowid IN (SELECT value FROM json_each(?))`,
    );
    const found = this.readings(collection, slice, sql, [...slice.args, JSON.stringify(rows)]);
    const byRow = new Map(found.map((reading) => [reading.row, reading]));
    return rows.flatMap((row) => byRow.get(row) ?? []);
  }

  private readings(
    collection: Collection,
    slice: Slice,
    sql: string,
    args: readonly SqlKey[],
  ): Reading[] {
    return this.statements
      .rows(sql, args)
      .map((values) => slice.readingOf(values) ?? this.whole(collection, Number(values[0])));
  }

  /** The same of a statement that finds one row at most. */
  private reading(
    collection: Collection,
    slice: Slice,
    sql: string,
    args: readonly SqlKey[],
  ): Reading[] {
    const values = this.statements.row(sql, args);
    return values ? [slice.readingOf(values) ?? this.whole(collection, Number(values[0]))] : [];
  }
}

/** What checking and sorting look at; null when that may be anything. */
function neededPaths({ filter, plan, sort, near }: Query): string[] | null {
  const checked = plan.exact ? [] : pathsOfFilter(filter);
  return checked && [...checked, ...Object.keys(sort ?? {}), ...(near ? [near.path] : [])];
}

function byDistance(found: Reading[], path: string, point: unknown): Reading[] {
  const metres = new Map(
    found.map((reading) => [reading, distanceMetres(valueAt(reading.document, path), point)]),
  );
  return found.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0));
}

function inOrder(found: Reading[], sort: Document): Reading[] {
  const readingOf = new Map<Document, Reading>(found.map((reading) => [reading.document, reading]));
  const documents = sortDocuments([...readingOf.keys()], sort);
  return documents.flatMap((document) => readingOf.get(document) ?? []);
}
