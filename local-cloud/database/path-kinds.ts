import type { Kind } from './index-keys';

/** Stands for all documents of a collection; no path of a field is empty. */
const WHOLE = '';

/**
 * Remembers which kinds of value each indexed path of a collection has ever held. Only a path of one kind lets SQL
 * answer a filter alone: `true`, 1 and a date of 1 ms share an index key, so mixed paths are checked again.
 */
export class PathKinds {
  /** Whether something was noted in a transaction that is not committed yet. */
  isUncommitted = false;
  private readonly kinds = new Map<string, Set<Kind>>();

  constructor(
    private readonly remember: (path: string, kind: Kind) => void,
    known: Iterable<{ path: string; kind: Kind }>,
  ) {
    this.reset(known);
  }

  /** Forgets what was noted and not kept; the writes that noted it were undone. */
  reset(known: Iterable<{ path: string; kind: Kind }>): void {
    this.kinds.clear();
    for (const { path, kind } of known) this.kindsOf(path).add(kind);
  }

  note(path: string, kind: Kind): void {
    const kinds = this.kindsOf(path);
    if (kinds.has(kind)) return;
    this.remember(path, kind);
    this.isUncommitted = true;
    kinds.add(kind);
  }

  /** To be called while the collection has no document: from then on it is known whether one holds a special value. */
  watchSpecials(): void {
    this.note(WHOLE, 'object');
  }

  /** Told of every text that is stored: dates, odd numbers and expressions lie in it as objects of one key with a dollar. */
  noteText(text: string): void {
    if (text.includes('"$')) this.note(WHOLE, 'odd');
  }

  /** Whether what SQLite calls an object may be a date or another special value. */
  get mayHoldSpecials(): boolean {
    return this.has(WHOLE, 'odd') || !this.has(WHOLE, 'object');
  }

  has(path: string, kind: Kind): boolean {
    return this.kindsOf(path).has(kind);
  }

  /** Whether the index key of every value on this path compares as MongoDB would compare the values. */
  isComparable(path: string): boolean {
    return !this.has(path, 'array') && !this.has(path, 'odd');
  }

  /** Whether all values on this path are of one scalar kind (beside null and missing): of `operand`'s, if given. */
  isUniform(path: string, operand: Kind | null): boolean {
    const kinds = [...this.kindsOf(path)].filter((kind) => kind !== 'null');
    if (kinds.length === 0) return true;
    if (kinds.length > 1 || kinds[0] === 'object') return false;
    return operand === null || operand === 'null' || kinds[0] === operand;
  }

  private kindsOf(path: string): Set<Kind> {
    let kinds = this.kinds.get(path);
    if (!kinds) {
      kinds = new Set();
      this.kinds.set(path, kinds);
    }
    return kinds;
  }
}
