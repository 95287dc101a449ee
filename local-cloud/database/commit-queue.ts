import { setImmediate } from 'node:timers';
import type { Durability } from './durability';
import type { Store } from './store';

interface Waiting {
  /** The work as one statement, which needs no undoing; null when it did nothing and the work itself is to be done. */
  direct: () => unknown;
  work: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers the writes that arrive in one turn of the event loop, or while those before are brought to the disk, into one
 * transaction: it could not be on the disk any sooner, and a page that many of them touch is written once. Each is undone alone when it fails, and
 * none is acknowledged, or refused, before what it was decided upon is on the disk.
 */
export class CommitQueue {
  private waiting: Waiting[] = [];

  constructor(
    private readonly store: Store,
    private readonly durability: Durability,
  ) {}

  run<T>(work: () => T, direct: () => T | null = () => null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = { resolve: resolve as (result: unknown) => void, reject };
      this.waiting.push({ direct, work, ...settle });
      if (this.waiting.length === 1) this.flushSoon();
    });
  }

  private flushSoon(): void {
    const flush = (): void => void setImmediate(() => this.flush());
    const underWay = this.durability.reached();
    // After a failed sync too: the writes are then refused with its reason.
    if (underWay) void underWay.then(flush, flush);
    else flush();
  }

  /** Commits what is waiting at once; needed before the store is closed, which brings it to the disk. */
  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      this.store.transactionSyncedLater(() => {
        for (const { direct, work, resolve, reject } of batch) {
          // Outside the part that can be undone alone: what one statement cannot do without an error ends them all.
          const done = direct();
          try {
            const result = done ?? this.store.savepoint(work);
            answers.push(() => resolve(result));
          } catch (error) {
            answers.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    this.durability.noteCommit();
    const answerAll = (): void => {
      for (const answer of answers) answer();
    };
    const rejectAll = (error: unknown): void => {
      for (const { reject } of batch) reject(error);
    };
    void (this.durability.reached() ?? Promise.resolve()).then(answerAll, rejectAll);
  }
}
