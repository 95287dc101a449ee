import type { Sqlite } from './data-file';
import type { SqlKey } from './index-keys';

/** Statements kept prepared; filters of many shapes must not fill the memory. */
const MAX_PREPARED = 500;

interface Prepared {
  run(...args: SqlKey[]): { changes: number; lastInsertRowid: number | bigint };
  get(...args: SqlKey[]): unknown;
  all(...args: SqlKey[]): unknown[];
}

/** Runs SQL with a bounded cache of prepared statements, least recently used first out. */
export class Statements {
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly db: Sqlite) {}

  run(sql: string, args: readonly SqlKey[] = []): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.prepare(sql).run(...args);
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the SQL says what a row is
  get<Row>(sql: string, args: readonly SqlKey[] = []): Row | undefined {
    return this.prepare(sql).get(...args) as Row | undefined;
  }

  all<Row>(sql: string, args: readonly SqlKey[] = []): Row[] {
    return this.prepare(sql).all(...args) as Row[];
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  private prepare(sql: string): Prepared {
    let statement = this.prepared.get(sql);
    if (statement) {
      this.prepared.delete(sql);
    } else {
      statement = this.db.prepare(sql);
      const [oldest] = this.prepared.keys();
      if (this.prepared.size >= MAX_PREPARED && oldest !== undefined) this.prepared.delete(oldest);
    }
    this.prepared.set(sql, statement);
    return statement;
  }
}
