import { CloudError } from '../cloud-error';
import { DuplicateKeyError, type Collection, type DirectUpdate } from './collection';
import type { CommitQueue } from './commit-queue';
import { parseStored, stringifyEjson } from './ejson';
import type { Finder, FindOptions } from './finder';
import { checkLimits } from './limits';
import { editsOf } from './patch';
import type { Hit, Reading } from './reading';
import type { Store } from './store';
import { LockedError, type Transaction, type Transactions } from './transactions';
import { checkNames } from './updates';
import { isDocumentId, type Document, type DocumentId, type StoredDocument } from './values';

/** A document that a write is about to change. */
export interface Target {
  document: StoredDocument;
  /** What was read from disk; null inside a transaction, whose writes stay in memory until its commit. */
  reading: Reading | null;
}

/** Reads and durable writes of documents, inside and outside transactions. */
export class Documents {
  constructor(
    private readonly store: Store,
    private readonly queue: CommitQueue,
    readonly transactions: Transactions,
    private readonly finder: Finder,
    private readonly makeId: () => string,
  ) {}

  /** @throws CloudError with the platform's code for a missing collection */
  collection(name: unknown): Collection {
    const collection = typeof name === 'string' ? this.store.collection(name) : undefined;
    if (collection) return collection;
    throw new CloudError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
    );
  }

  createCollection(name: string): void {
    if (this.store.collection(name)) {
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        `[ResourceInUse] Table exist. Table ${name} already exists`,
      );
    }
    this.store.transaction(() => this.store.createCollection(name));
  }

  find(collection: Collection, filter: Document, options?: FindOptions): Hit[] {
    return this.finder.find(collection, filter, options);
  }

  /** Documents as far as the paths go; null asks for all of them. */
  read(
    collection: Collection,
    filter: Document,
    options: FindOptions,
    paths: readonly string[] | null,
  ): Reading[] {
    return this.finder.read(collection, filter, options, paths);
  }

  count(collection: Collection, filter: Document): number {
    return this.finder.count(collection, filter);
  }

  /** Text of one document as the transaction, if any, sees it. */
  textOf(collection: Collection, id: DocumentId, transaction: Transaction | null): string | null {
    if (!transaction) return collection.read(id)?.doc ?? null;
    const view = this.transactions.view(transaction, collection, id);
    if ('pending' in view) return view.pending ? stringifyEjson(view.pending) : null;
    return view.text ?? null;
  }

  /** A document as a transaction sees it. */
  targetInside(collection: Collection, id: DocumentId, transaction: Transaction): Target | null {
    const text = this.textOf(collection, id, transaction);
    return text === null ? null : { document: parseStored(text) as StoredDocument, reading: null };
  }

  /** Gives a new document its id and checks what MongoDB checks. */
  admit(data: Document): StoredDocument {
    const { _id: id = this.makeId(), ...fields } = data;
    if (!isDocumentId(id)) throw refused('The _id must be a string or a number');
    checkNames(fields);
    return { _id: id, ...fields };
  }

  /** Tells whoever listens to queries of an update that one statement made. */
  sawUpdate(collection: Collection, filter: Document, update: DirectUpdate): void {
    this.finder.sawUpdate(collection, filter, update);
  }

  /** Runs writes durably, waiting for documents that a transaction holds; `direct` may do the same by one statement. */
  async write<T>(work: () => T, direct?: () => T | null): Promise<T> {
    const sinceMs = performance.now();
    for (;;) {
      try {
        return await this.queue.run(() => this.transactions.undoable(work), direct);
      } catch (error) {
        if (error instanceof DuplicateKeyError) throw duplicateRefused(error);
        if (!(error instanceof LockedError)) throw error;
        await this.transactions.untilUnlocked(error.key, sinceMs);
      }
    }
  }

  insert(collection: Collection, document: StoredDocument, owner: Transaction | null): void {
    this.transactions.beforeChange(collection.name, document._id, owner);
    collection.insert(document, checkedText(document));
    this.transactions.recordChange(collection.name, document._id, undefined);
  }

  /** Inserts a document that is already in the form on disk. */
  insertText(collection: Collection, text: string): void {
    const data = parseStored(text);
    if (data._id === undefined) throw refused('A document in the form on disk has its _id');
    const document = this.admit(data);
    this.transactions.beforeChange(collection.name, document._id, null);
    checkLimits(document, Buffer.byteLength(text));
    collection.insert(document, text);
    this.transactions.recordChange(collection.name, document._id, undefined);
  }

  /** Writes a changed document; of one that was read in a slice, only what changed at the paths. */
  replace(
    collection: Collection,
    reading: Reading,
    next: StoredDocument,
    owner: Transaction | null,
    paths: readonly string[] = [],
  ): void {
    this.transactions.beforeChange(collection.name, next._id, owner);
    const before = this.textBefore(collection, reading);
    if (reading.text === null) {
      const edits = editsOf(reading.document, next, paths);
      if (edits.length === 0) return;
      collection.patch(reading.row, reading.document, next, edits);
    } else {
      collection.replace(reading.row, reading.document, next, checkedText(next));
    }
    this.transactions.recordChange(collection.name, next._id, before);
  }

  remove(collection: Collection, reading: Reading, owner: Transaction | null): void {
    const id = reading.document._id;
    this.transactions.beforeChange(collection.name, id, owner);
    const before = this.textBefore(collection, reading);
    collection.remove(reading.row);
    this.transactions.recordChange(collection.name, id, before);
  }

  /** Text of a document that is about to change, for running transactions to go on seeing. */
  private textBefore(collection: Collection, reading: Reading): string {
    if (reading.text !== null || !this.transactions.areRunning) return reading.text ?? '';
    return this.finder.whole(collection, reading.row).text;
  }

  /** Buffers a write of a transaction. Unique keys speak now, not at the commit: all of it is tried and undone. */
  stage(
    transaction: Transaction,
    collection: Collection,
    id: DocumentId,
    document: StoredDocument | null,
  ): void {
    this.transactions.stage(transaction, { collection: collection.name, id, document });
    const undo = new Error('tried only');
    try {
      this.transactions.undoable(() =>
        this.store.transaction(() => {
          this.applyStaged(transaction);
          throw undo;
        }),
      );
    } catch (error) {
      if (error === undo) return;
      this.transactions.end(transaction);
      if (error instanceof DuplicateKeyError) throw duplicateRefused(error);
      throw error;
    }
  }

  async commit(transaction: Transaction): Promise<void> {
    try {
      await this.write(() => this.applyStaged(transaction));
    } finally {
      this.transactions.end(transaction);
    }
  }

  private applyStaged(transaction: Transaction): void {
    for (const { collection: name, id, document } of transaction.writes.values()) {
      const collection = this.collection(name);
      const [hit] = this.find(collection, { _id: id });
      if (document && hit) this.replace(collection, hit, document, transaction);
      else if (document) this.insert(collection, document, transaction);
      else if (hit) this.remove(collection, hit, transaction);
    }
  }
}

export function refused(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}

function duplicateRefused(error: DuplicateKeyError): CloudError {
  return refused(`multiple write errors: [{write errors: [{${error.message}}]}, {<nil>}]. `);
}

function checkedText(document: StoredDocument): string {
  const text = stringifyEjson(document);
  checkLimits(document, Buffer.byteLength(text));
  return text;
}
