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
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly db: Sqlite) {}

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

  /** One prepared statement for each way to read lists: asked for one row after all of them, libsql binds no new arguments. */
  private prepare(sql: string, raw?: 'row' | 'rows'): Prepared {
    const key = raw ? `${raw} ${sql}` : sql;
    let statement = this.prepared.get(key);
    if (statement) {
      this.prepared.delete(key);
    } else {
      statement = this.db.prepare(sql);
      if (raw) statement = statement.raw();
      const [oldest] = this.prepared.keys();
      if (this.prepared.size >= MAX_PREPARED && oldest !== undefined) this.prepared.delete(oldest);
    }
    this.prepared.set(key, statement);
    return statement;
  }
}
