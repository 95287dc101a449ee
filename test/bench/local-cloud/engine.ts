import path from 'node:path';
import Database from 'libsql';
import { tightLoop, type Block } from './blocks';
import {
  ATTENDANTS,
  boardSessionOf,
  memberOf,
  recordOf,
  recordPortions,
  seasonOf,
  TOUCHED,
  type Stage,
} from './dataset';

/**
 * The engine under the local cloud, asked directly in this process: the same documents, the same durability (a
 * write-ahead log synced at every commit), hand-written SQL with just the keys that the measurements need, no HTTP, no
 * SDK. One statement is one transaction.
 */
export class Engine {
  private readonly db: InstanceType<typeof Database>;
  private readonly operations: Record<string, (stage: Stage) => void>;
  private readonly texts: Readonly<Record<Stage, string[]>>;
  /** Sizes of the stored texts of each stage's measured records, bytes, ascending. */
  readonly sizes: Readonly<Record<Stage, number[]>>;
  private serial = 0;

  constructor(folder: string, total: number) {
    this.db = new Database(path.join(folder, 'engine.sqlite'));
    this.db.exec(`
      PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
      CREATE TABLE records(id TEXT PRIMARY KEY NOT NULL, season TEXT, changed INTEGER, doc TEXT NOT NULL);
      CREATE INDEX changed ON records(season, changed);
      CREATE TABLE attended(session TEXT NOT NULL, record TEXT NOT NULL);
      CREATE INDEX attendedSession ON attended(session)`);
    this.fill(total);
    this.sizes = { start: this.sizesOf('start'), end: this.sizesOf('end') };
    const texts = (stage: Stage): string[] =>
      Array.from({ length: 100 }, (_, n) => JSON.stringify(recordOf(stage, 5000 + n)));
    this.texts = { start: texts('start'), end: texts('end') };
    this.operations = {
      insert: this.insert(),
      read: this.read(),
      top20: this.top20(),
      count: this.count(),
      update: this.update(),
    };
  }

  run(measurement: string, forMs: number): Block {
    const [kind, stage] = measurement.split(' ') as [string, Stage];
    const operation = this.operations[kind];
    if (!operation) throw new Error('the engine has no such measurement');
    return tightLoop(() => operation(stage), forMs);
  }

  /** The same write, so many in one transaction: what the store itself bears when a crowd waits. */
  updateInBatches(stage: Stage, size: number, forMs: number): Block {
    const { update } = this.operations;
    const block = tightLoop(() => {
      this.db.exec('BEGIN');
      for (let n = 0; n < size; n += 1) update?.(stage);
      this.db.exec('COMMIT');
    }, forMs);
    return { ...block, perSecond: block.perSecond * size };
  }

  close(): void {
    this.db.close();
  }

  private fill(total: number): void {
    const record = this.db.prepare('INSERT INTO records VALUES(?,?,?,?)');
    const attended = this.db.prepare('INSERT INTO attended VALUES(?,?)');
    for (const portion of recordPortions(total)) {
      this.db.exec('BEGIN');
      for (const one of portion) {
        record.run(one._id, one.seasonId, one.changedAtMs, JSON.stringify(one));
        for (const session of one.attended) attended.run(session, one._id);
      }
      this.db.exec('COMMIT');
    }
  }

  private sizesOf(stage: Stage): number[] {
    return this.db
      .prepare('SELECT octet_length(doc) AS bytes FROM records WHERE season=? ORDER BY bytes')
      .all(seasonOf(stage))
      .map((row) => (row as { bytes: number }).bytes);
  }

  private randomId(stage: Stage): string {
    return `${seasonOf(stage)}:${memberOf(stage, Math.floor(Math.random() * TOUCHED))}`;
  }

  private insert(): (stage: Stage) => void {
    const statement = this.db.prepare('INSERT INTO records VALUES(?,?,?,?)');
    return (stage) => {
      const n = this.serial++;
      statement.run(`${stage}:new-${n}`, seasonOf(stage), n, this.texts[stage][n % 100] ?? '');
    };
  }

  private read(): (stage: Stage) => void {
    const statement = this.db.prepare('SELECT doc FROM records WHERE id=?');
    return (stage) => {
      if (!statement.get(this.randomId(stage))) throw new Error('no such record');
    };
  }

  private top20(): (stage: Stage) => void {
    const statement = this.db.prepare(
      `SELECT id, json_extract(doc,'$.memberId') AS member, json_extract(doc,'$.score') AS score
       FROM records WHERE season=? ORDER BY changed DESC LIMIT 20`,
    );
    return (stage) => {
      if (statement.all(seasonOf(stage)).length !== 20) throw new Error('not twenty');
    };
  }

  private count(): (stage: Stage) => void {
    const statement = this.db.prepare('SELECT count(*) AS n FROM attended WHERE session=?');
    return (stage) => {
      const { n } = statement.get(boardSessionOf(stage)) as { n: number };
      if (n !== ATTENDANTS) throw new Error('not 800');
    };
  }

  /** The write of a check-in as one statement: condition, entry, attendance and totals. */
  private update(): (stage: Stage) => void {
    const statement = this.db.prepare(
      `UPDATE records SET changed=?2, doc=json_set(doc,
         '$.entries."checkIn:'||?3||'"', json(?4), '$.attendance."'||?3||'"', json(?5),
         '$.attended[#]', ?3, '$.changedAtMs', ?2, '$.reachedAtMs', ?2,
         '$.score', json_extract(doc,'$.score')+10,
         '$.months.m', coalesce(json_extract(doc,'$.months.m'),0)+10,
         '$.weeks.w', coalesce(json_extract(doc,'$.weeks.w'),0)+10,
         '$.days.d.checkIn', coalesce(json_extract(doc,'$.days.d.checkIn'),0)+10)
       WHERE id=?1 AND json_type(doc,'$.entries."checkIn:'||?3||'"') IS NULL
         AND coalesce(json_extract(doc,'$.days.d.checkIn'),0)<=1000000`,
    );
    return (stage) => {
      const nowMs = Date.now();
      const session = `E${this.serial++}`;
      const entry = JSON.stringify({ rule: 'checkIn', points: 10, atMs: nowMs, source: session });
      const seen = { status: 'present', seenAtMs: nowMs, atMs: nowMs, method: 'code' };
      const { changes } = statement.run(
        this.randomId(stage),
        nowMs,
        session,
        entry,
        JSON.stringify(seen),
      );
      if (changes !== 1) throw new Error('the update met no record');
    };
  }
}
