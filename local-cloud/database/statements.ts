import type { Sqlite } from './data-folder';
import type { SqlKey } from './index-keys';

/** Statements kept prepared; filters of many shapes must not fill the memory. */
const MAX_PREPARED = 500;

interface Prepared {
  run(args: readonly SqlKey[]): { changes: number; lastInsertRowid: number | bigint };
  get(args: readonly SqlKey[]): unknown;
  all(args: readonly SqlKey[]): unknown[];
  raw(): Prepared;
}

/** Runs SQL with a bounded cache of prepared statements, least recently used first out. */
export class Statements {
  /** A statement for each way to read rows: asked for one after all of them, libsql would bind no new arguments. */
  private readonly prepared = {
    objects: new Map<string, Prepared>(),
    rows: new Map<string, Prepared>(),
    row: new Map<string, Prepared>(),
  };

  constructor(private readonly db: Sqlite) {}

  /** Whether a transaction is open: some failures end it. */
  isInTransaction(): boolean {
    return this.db.inTransaction;
  }

  run(sql: string, args: readonly SqlKey[] = []): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.prepare(sql).run(args);
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the SQL says what a row is
  get<Row>(sql: string, args: readonly SqlKey[] = []): Row | undefined {
    return this.prepare(sql).get(args) as Row | undefined;
  }

  all<Row>(sql: string, args: readonly SqlKey[] = []): Row[] {
    return this.prepare(sql).all(args) as Row[];
  }

  /** Rows as lists of their columns. */
  rows(sql: string, args: readonly SqlKey[]): unknown[][] {
    return this.prepare(sql, 'rows').all(args) as unknown[][];
  }

  /** The first row as a list of its columns: a third less work than a list of one row. */
  row(sql: string, args: readonly SqlKey[]): unknown[] | undefined {
    return this.prepare(sql, 'row').get(args) as unknown[] | undefined;
  }

  /** How SQLite would run a statement, a line for each step. */
  explain(sql: string, args: readonly SqlKey[]): string[] {
    const statement: Prepared = this.db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const steps = statement.all(args) as { detail: string }[];
    // An explanation does not end by itself as other statements do, and would keep the file from being closed.
    statement.get(args);
    return steps.map(({ detail }) => detail);
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  private prepare(sql: string, way: keyof typeof this.prepared = 'objects'): Prepared {
    const prepared = this.prepared[way];
    let statement = prepared.get(sql);
    if (statement) {
      prepared.delete(sql);
    } else {
      statement = this.db.prepare(sql);
      if (way !== 'objects') statement = statement.raw();
      const [oldest] = prepared.keys();
      if (prepared.size >= MAX_PREPARED && oldest !== undefined) prepared.delete(oldest);
    }
    prepared.set(sql, statement);
    return statement;
  }
}
