import Database from 'libsql';

/** The moments around a durable write at which a crash can leave something half. */
export const BOUNDARIES = [
  'before-begin',
  'between-statements',
  'before-commit',
  'after-commit',
] as const;
export type Boundary = (typeof BOUNDARIES)[number];

interface Trap {
  boundary: Boundary;
  /** The process ends when the boundary is reached for the n-th time from now. */
  left: number;
}

let trap: Trap | undefined;
let isInside = false;

/** Ends this process, as kill -9 does, at a boundary to come. */
export function killAt(boundary: Boundary, nth: number): void {
  trap = { boundary, left: nth };
}

function reached(boundary: Boundary): void {
  if (trap?.boundary !== boundary) return;
  trap.left -= 1;
  if (trap.left === 0) process.kill(process.pid, 'SIGKILL');
}

/** Runs one statement and reports what boundaries lie before and after it. */
function observed<T>(sql: string, run: () => T): T {
  const verb = /^\s*(\w+)/u.exec(sql)?.[1]?.toUpperCase();
  if (verb === 'BEGIN') {
    reached('before-begin');
    const result = run();
    isInside = true;
    return result;
  }
  if (verb === 'COMMIT') {
    reached('before-commit');
    const result = run();
    isInside = false;
    reached('after-commit');
    return result;
  }
  const result = run();
  if (isInside && (verb === 'INSERT' || verb === 'UPDATE' || verb === 'DELETE')) {
    reached('between-statements');
  }
  return result;
}

interface Statement {
  run: (...values: unknown[]) => unknown;
  /** Also of a write that answers the row it changed. */
  all: (...values: unknown[]) => unknown;
}

interface Driver {
  exec: (sql: string) => unknown;
  prepare: (sql: string) => Statement;
}

/** Watches every statement that this process gives to the engine from here on. The shipped code knows nothing of it. */
export function watchBoundaries(): void {
  const driver = Database.prototype as unknown as Driver;
  const { exec, prepare } = driver;
  driver.exec = function (this: Driver, sql) {
    return observed(sql, () => exec.call(this, sql));
  };
  driver.prepare = function (this: Driver, sql) {
    const statement = prepare.call(this, sql);
    const [run, all] = [statement.run.bind(statement), statement.all.bind(statement)];
    statement.run = (...values) => observed(sql, () => run(...values));
    statement.all = (...values) => observed(sql, () => all(...values));
    return statement;
  };
}
