import { CloudError } from '../cloud-error';
import type { Collection } from './collection';
import type { DocumentId, StoredDocument } from './values';

/** The platform ends a transaction after this time. */
const LIFETIME_MS = 30_000;
/** A plain write waits so long for a transaction that holds the document. */
const LOCK_WAIT_MS = 10_000;
/** How long an operation inside a transaction takes at least, so that one sent beside it meets it. */
const OVERLAP_MS = 3;
const ADVICE = 'Please check your request, but if the problem cannot be solved, contact us.';

export interface PendingWrite {
  collection: string;
  id: DocumentId;
  /** Null removes. */
  document: StoredDocument | null;
}

export interface Transaction {
  readonly id: string;
  /** Number of the last commit that this transaction sees; taken at its first operation. */
  snapshot: number | null;
  readonly writes: Map<string, PendingWrite>;
  busy: boolean;
  expiry: NodeJS.Timeout;
}

/** Thrown inside a plain write that meets a document held by a transaction; the write is tried again later. */
export class LockedError extends Error {
  constructor(readonly key: string) {
    super('held by a transaction');
  }
}

interface Change {
  commit: number;
  key: string;
  /** Text before the change; undefined when the document did not exist. */
  before: string | undefined;
}

/**
 * Snapshot isolation with the first writer winning, as the platform documents: per-document locks, writes buffered until
 * commit, and for the time of running transactions a log of what documents were before others changed them.
 */
export class Transactions {
  private readonly running = new Map<string, Transaction>();
  private readonly locks = new Map<string, string>();
  private readonly waiters = new Map<string, Set<() => void>>();
  private changes: Change[] = [];
  private commits = 0;

  constructor(private readonly makeId: () => string) {}

  get areRunning(): boolean {
    return this.running.size > 0;
  }

  start(): Transaction {
    const id = this.makeId();
    const expiry = setTimeout(() => this.end(transaction), LIFETIME_MS).unref();
    const transaction: Transaction = {
      id,
      snapshot: null,
      writes: new Map(),
      busy: false,
      expiry,
    };
    this.running.set(id, transaction);
    return transaction;
  }

  /** @throws CloudError when the transaction ended or never was */
  get(id: string): Transaction {
    const transaction = this.running.get(id);
    if (transaction) return transaction;
    throw new CloudError(
      'DATABASE_TRANSACTION_FAIL',
      `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${ADVICE}`,
    );
  }

  /** Runs one operation; two at once in one transaction are refused as the platform does. */
  async exclusively<T>(transaction: Transaction, work: () => Promise<T> | T): Promise<T> {
    if (transaction.busy) {
      throw new CloudError(
        'DATABASE_TRANSACTION_FAIL',
        '[ResourceUnavailable.TransactionBusy] Transaction is busy. Please check your request, but if the problem persists, contact us.',
      );
    }
    transaction.snapshot ??= this.commits;
    transaction.busy = true;
    try {
      await new Promise((resolve) => setTimeout(resolve, OVERLAP_MS));
      return await work();
    } finally {
      transaction.busy = false;
    }
  }

  /** What the transaction sees of a document: its own write, else the text at its snapshot. */
  view(
    transaction: Transaction,
    collection: Collection,
    id: DocumentId,
  ): { pending: StoredDocument | null } | { text: string | undefined } {
    const key = keyOfDocument(collection.name, id);
    const pending = transaction.writes.get(key);
    if (pending) return { pending: pending.document };
    const snapshot = transaction.snapshot ?? this.commits;
    const change = this.changes.find((item) => item.commit > snapshot && item.key === key);
    return { text: change ? change.before : collection.read(id)?.doc };
  }

  /** Buffers a write and locks its document. @throws CloudError with the conflict code, having ended the transaction */
  stage(transaction: Transaction, write: PendingWrite): void {
    const key = keyOfDocument(write.collection, write.id);
    const owner = this.locks.get(key);
    const snapshot = transaction.snapshot ?? this.commits;
    const changed = this.changes.some((item) => item.commit > snapshot && item.key === key);
    if ((owner !== undefined && owner !== transaction.id) || changed) {
      this.end(transaction);
      throw new CloudError(
        'DATABASE_TRANSACTION_CONFLICT',
        `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${ADVICE}`,
      );
    }
    this.locks.set(key, transaction.id);
    transaction.writes.set(key, write);
  }

  end(transaction: Transaction): void {
    clearTimeout(transaction.expiry);
    this.running.delete(transaction.id);
    for (const key of transaction.writes.keys()) {
      if (this.locks.get(key) !== transaction.id) continue;
      this.locks.delete(key);
      const waiters = this.waiters.get(key) ?? [];
      this.waiters.delete(key);
      for (const wake of waiters) wake();
    }
    const snapshots = [...this.running.values()].map((other) => other.snapshot ?? Infinity);
    const oldest = Math.min(Infinity, ...snapshots);
    this.changes = this.changes.filter((change) => change.commit > oldest);
  }

  /** To be called by every write before it changes a document. @throws LockedError when another transaction holds it */
  beforeChange(collection: string, id: DocumentId, owner: Transaction | null): void {
    const key = keyOfDocument(collection, id);
    const holder = this.locks.get(key);
    if (holder !== undefined && holder !== owner?.id) throw new LockedError(key);
  }

  /** To be called by every write after it changed a document. */
  recordChange(collection: string, id: DocumentId, before: string | undefined): void {
    this.commits++;
    if (!this.areRunning) return;
    this.changes.push({ commit: this.commits, key: keyOfDocument(collection, id), before });
  }

  /** Runs a write and takes back what it recorded if it fails, since its changes are then undone too. */
  undoable<T>(work: () => T): T {
    const length = this.changes.length;
    try {
      return work();
    } catch (error) {
      this.changes.length = length;
      throw error;
    }
  }

  /** Resolves when the document may be free. @throws CloudError after the time that the platform waits */
  async untilUnlocked(key: string, sinceMs: number): Promise<void> {
    const leftMs = LOCK_WAIT_MS - (performance.now() - sinceMs);
    if (leftMs <= 0) {
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        '[FailedOperation] operation exceeded time limit',
      );
    }
    if (!this.locks.has(key)) return;
    await new Promise<void>((resolve) => {
      const waiters = this.waiters.get(key) ?? new Set();
      this.waiters.set(key, waiters);
      const timer = setTimeout(() => {
        waiters.delete(wake);
        resolve();
      }, leftMs);
      const wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
      waiters.add(wake);
    });
  }
}

function keyOfDocument(collection: string, id: DocumentId): string {
  return `${collection}\u0000${typeof id}\u0000${id}`;
}
