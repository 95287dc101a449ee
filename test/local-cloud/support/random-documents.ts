import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerClock } from '../../../local-cloud';
import { openDatabase, type Database } from '../../../local-cloud/database';
import type { IndexDefinition } from '../../../local-cloud/database/collections-file';
import type { QueryListeners } from '../../../local-cloud/database/query-watch';
import type { Document } from '../../../local-cloud/database/values';
import { SeededRandom } from '../../../local-cloud/seeded-random';

/** Another seed tries other cases; the one that was used stands in the names of the tests. */
export const SEED = process.env['DIFFERENTIAL_SEED'] ?? 'winter';
export const DOCUMENTS = 16;

const index = (name: string, keys: Record<string, 1 | -1>, multikey: string | null = null) =>
  ({ name, keys, unique: false, multikey }) satisfies IndexDefinition;
const INDEXES = [
  index('ab', { a: 1, b: -1 }),
  index('deep', { 'c.d': 1 }),
  index('list', { list: 1, a: -1 }, 'list'),
  index('list-only', { list: 1 }, 'list'),
  index('in-list', { 'many.d': 1, b: 1 }, 'many.d'),
];
export const PATHS = ['a', 'b', 'c.d', 'list', 'many.d', 'plain', '_id'];

type Maker = () => unknown;

/** Random documents and filters of one round. The more kinds of value a round allows, the less may SQL answer alone. */
export class Generator {
  readonly kinds: readonly Maker[];
  private readonly random: SeededRandom;

  constructor(seed: string, round: number, rounds: number) {
    this.random = new SeededRandom(`${SEED}/${seed}/${round}`);
    const makers: readonly Maker[] = [
      () => this.below(5),
      () => this.pick(['', 'x', 'xy', 'y', '甲', 'x"y']),
      () => new Date(this.below(5)),
      () => this.below(2) === 1,
      () => null,
      () => this.below(5) - 2.5,
      () => [this.below(3), this.pick(['x', 'y'])],
      () => ({ d: this.below(3) }),
      () => this.pick([Infinity, -Infinity, '\u0000', '\ud800']),
    ];
    this.kinds = makers.slice(0, 1 + Math.floor((round * makers.length) / rounds));
  }

  below(n: number): number {
    return Math.floor(this.random.fraction() * n);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  value(): unknown {
    return this.pick(this.kinds)();
  }

  document(n: number): Document {
    const document: Document = { _id: `d${n}` };
    for (const name of ['a', 'b', 'plain']) if (this.below(5) > 0) document[name] = this.value();
    if (this.below(4) > 0) document['c'] = this.below(8) === 0 ? this.value() : this.inner();
    if (this.below(4) > 0) document['list'] = this.below(6) === 0 ? this.value() : this.list();
    if (this.below(4) > 0) document['many'] = this.below(8) === 0 ? this.value() : this.many();
    return document;
  }

  private many(): unknown[] {
    return Array.from({ length: this.below(4) }, () =>
      this.below(9) === 0 ? this.value() : this.inner(),
    );
  }

  list(): unknown[] {
    return Array.from({ length: this.below(4) }, () => this.pick(this.kinds.slice(0, 3))());
  }

  private inner(): Document {
    return this.below(2) === 0 ? { d: this.value() } : { d: this.value(), 2024: this.below(3) };
  }

  filter(depth = 0): Document {
    const shape = depth < 2 ? this.below(8) : 0;
    if (shape === 6) return { $and: [this.filter(depth + 1), this.filter(depth + 1)] };
    if (shape === 7) return { $or: [this.filter(depth + 1), this.filter(depth + 1)] };
    const paths = Array.from({ length: 1 + this.below(2) }, () => this.pick(PATHS));
    return Object.fromEntries(paths.map((name) => [name, this.condition(name)]));
  }

  private condition(name: string): unknown {
    const value = (): unknown => (name === '_id' ? `d${this.below(DOCUMENTS)}` : this.value());
    switch (this.below(10)) {
      case 0:
      case 1:
        return value();
      case 2:
        return { $in: Array.from({ length: this.below(4) }, value) };
      case 3:
        return { [this.pick(['$gt', '$gte', '$lt', '$lte'])]: value() };
      case 4:
        return { $gte: value(), $lt: value() };
      case 5:
        return { $exists: this.below(2) === 1 };
      case 6:
        return { $ne: value() };
      case 7:
        return { $nin: [value(), value()] };
      case 8:
        return this.pick([/^x/, { $regex: '^d1', $options: '' }, /^xy?|y/, /^甲$/, /^X/i]);
      default:
        return { $not: { $gt: value() } };
    }
  }
}

/** A database whose documents are all read and written in slices, without waiting for the disk. */
export function openSliced(listeners: QueryListeners = {}): {
  database: Database;
  close: () => void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'differential-'));
  const database = openDatabase({
    ...listeners,
    dataDir: folder,
    definitions: new Map([['things', INDEXES]]),
    clock: new ServerClock(),
    sliceFromBytes: 0,
  });
  database.store.statements.exec('PRAGMA synchronous=OFF');
  const close = (): void => {
    database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, close };
}
