import type { Clock } from '../clock';
import { CloudError, messageOf } from '../cloud-error';
import { aggregate } from './aggregate';
import { storedTextOf, type Collection } from './collection';
import { refused, type Documents, type Target } from './documents';
import { stringifyEjson } from './ejson';
import { projectDocuments } from './mongo';
import {
  countOf,
  filterOf,
  idOf,
  invalid,
  objectOf,
  valueOf,
  type DatabaseRequest,
} from './request';
import type { Transaction } from './transactions';
import { replaceWith, updateWith } from './updates';
import { isPlainObject, type Document, type StoredDocument } from './values';

/** What the SDK asks for when it is not told, and the most it can ask for. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const MAX_RESULT_BYTES = 16 * 1024 * 1024;

type Answer = Record<string, unknown>;
type Action = (
  request: DatabaseRequest,
  transaction: Transaction | null,
) => Answer | Promise<Answer>;

/** The `database.*` actions of the wire protocol. Each answers the body that the SDK unpacks. */
export class DatabaseService {
  private readonly actions: Readonly<Record<string, Action>> = {
    getDocument: (request, transaction) => this.get(request, transaction),
    calculateDocument: (request) => this.count(request),
    aggregateDocuments: (request) => this.aggregate(request),
    insertDocument: (request, transaction) => this.insert(request, transaction),
    modifyDocument: (request, transaction) => this.modify(request, transaction),
    modifyAndReturnDoc: (request, transaction) => this.modifyAndReturn(request, transaction),
    removeDocument: (request, transaction) => this.remove(request, transaction),
    addCollection: (request) => this.addCollection(request),
    startTransaction: () => ({ transactionId: this.documents.transactions.start().id }),
    commitTransaction: (request) => this.commit(request),
    abortTransaction: (request) => this.abort(request),
  };

  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** @throws CloudError with the code that the platform answers */
  async act(name: string, request: DatabaseRequest): Promise<Answer> {
    const action = Object.hasOwn(this.actions, name) ? this.actions[name] : undefined;
    if (!action) throw invalid(`unknown action database.${name}`);
    const { transactions } = this.documents;
    const isInside = typeof request.transactionId === 'string' && !name.endsWith('Transaction');
    if (!isInside) return await this.run(action, request, null);
    const transaction = transactions.get(String(request.transactionId));
    return await transactions.exclusively(transaction, () =>
      this.run(action, request, transaction),
    );
  }

  /** Errors of mingo are refusals of the request: an operator it does not know, an operand of a wrong type. */
  private async run(
    action: Action,
    request: DatabaseRequest,
    transaction: Transaction | null,
  ): Promise<Answer> {
    try {
      return await action(request, transaction);
    } catch (error) {
      if (error instanceof CloudError) throw error;
      throw refused(messageOf(error));
    }
  }

  private get(request: DatabaseRequest, transaction: Transaction | null): Answer {
    const collection = this.documents.collection(request.collectionName);
    const limit = Math.min(countOf(request.limit, DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT);
    const offset = countOf(request.offset, 0);
    let texts = this.textsOf(collection, request, transaction, offset, limit);
    if (request.projection !== undefined) {
      const fields = objectOf(request.projection, 'projection', this.clock.now());
      const found = texts.map((text) => valueOf(text, 'document', 0) as Document);
      if (Object.keys(fields).length > 0) {
        texts = projectDocuments(found, fields).map(stringifyEjson);
      }
    }
    return { data: { list: withinLimit(texts), offset, limit } };
  }

  private textsOf(
    collection: Collection,
    request: DatabaseRequest,
    transaction: Transaction | null,
    skip: number,
    limit: number,
  ): string[] {
    const filter = filterOf(request, this.clock.now());
    if (request.queryType === 'DOC') {
      const text = this.documents.textOf(collection, idOf(filter), transaction);
      return text === null ? [] : [text];
    }
    refuseInside(transaction);
    const sort =
      request.order === undefined ? null : objectOf(request.order, 'order', this.clock.now());
    return this.documents.find(collection, filter, { sort, skip, limit }).map((hit) => hit.text);
  }

  private count(request: DatabaseRequest): Answer {
    const collection = this.documents.collection(request.collectionName);
    const total = this.documents.count(collection, filterOf(request, this.clock.now()));
    return { data: { total } };
  }

  private aggregate(request: DatabaseRequest): Answer {
    const collection = this.documents.collection(request.collectionName);
    if (!Array.isArray(request.stages)) throw invalid('stages is not a list');
    const stages = request.stages.map((stage: unknown): Document => {
      const { stageKey, stageValue } = isPlainObject(stage) ? stage : {};
      if (typeof stageKey !== 'string') throw invalid('a stage has no name');
      return { [stageKey]: valueOf(stageValue, `stage ${stageKey}`, this.clock.now()) };
    });
    const list = aggregate(this.documents, collection, stages).map(stringifyEjson);
    return { data: { list: withinLimit(list) } };
  }

  private async insert(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
    const collection = this.documents.collection(request.collectionName);
    if (!Array.isArray(request.data)) throw invalid('data is not a list');
    const nowMs = this.clock.now();
    const fresh = request.data.map((text: unknown) =>
      this.documents.admit(objectOf(text, 'data', nowMs)),
    );
    if (transaction) {
      for (const document of fresh) this.stageInsert(transaction, collection, document);
    } else {
      await this.documents.write(() => {
        for (const document of fresh) this.documents.insert(collection, document, null);
      });
    }
    return { data: { insertedIds: fresh.map((document) => document._id) } };
  }

  private stageInsert(
    transaction: Transaction,
    collection: Collection,
    document: StoredDocument,
  ): void {
    const { _id: id } = document;
    if (this.documents.textOf(collection, id, transaction) !== null) {
      this.documents.transactions.end(transaction);
      throw refused(
        `E11000 duplicate key error collection: ${collection.name} index: _id_ dup key: { _id: ${JSON.stringify(id)} }`,
      );
    }
    this.documents.stage(transaction, collection, id, document);
  }

  private async modify(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
    const collection = this.documents.collection(request.collectionName);
    const nowMs = this.clock.now();
    const data = objectOf(request.data, 'data', nowMs);
    const change = (document: StoredDocument): StoredDocument | null =>
      request.merge === true ? updateWith(document, data) : replaceWith(document, data);
    const work = (): Answer => {
      const targets = this.targetsOf(collection, request, transaction);
      if (targets.length === 0 && request.upsert === true) {
        const document = this.documents.admit({
          ...data,
          _id: idOf(filterOf(request, nowMs)),
        });
        if (transaction) this.stageInsert(transaction, collection, document);
        else this.documents.insert(collection, document, null);
        return { data: { updated: 0, upsert_id: document._id } };
      }
      let updated = 0;
      for (const target of targets) {
        if (this.save(collection, target, change(target.document), transaction)) updated++;
      }
      return { data: { updated, upsert_id: null } };
    };
    return transaction ? work() : await this.documents.write(work);
  }

  private async modifyAndReturn(
    request: DatabaseRequest,
    transaction: Transaction | null,
  ): Promise<Answer> {
    const collection = this.documents.collection(request.collectionName);
    const data = objectOf(request.data, 'data', this.clock.now());
    const work = (): Answer => {
      const [target] = this.targetsOf(collection, { ...request, multi: false }, transaction);
      if (!target) return { data: { updated: 0, doc: null } };
      const next = updateWith(target.document, data);
      this.save(collection, target, next, transaction);
      return { data: { updated: 1, doc: storedTextOf(next ?? target.document) } };
    };
    return transaction ? work() : await this.documents.write(work);
  }

  private async remove(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
    const collection = this.documents.collection(request.collectionName);
    const work = (): Answer => {
      const targets = this.targetsOf(collection, request, transaction);
      for (const { document, hit } of targets) {
        if (transaction) this.documents.stage(transaction, collection, document._id, null);
        else if (hit) this.documents.remove(collection, hit, null);
      }
      return { data: { deleted: targets.length } };
    };
    return transaction ? work() : await this.documents.write(work);
  }

  private targetsOf(
    collection: Collection,
    request: DatabaseRequest,
    transaction: Transaction | null,
  ): Target[] {
    const filter = filterOf(request, this.clock.now());
    if (request.queryType === 'DOC') {
      const target = this.documents.targetOf(collection, idOf(filter), transaction);
      return target ? [target] : [];
    }
    refuseInside(transaction);
    return this.documents
      .find(collection, filter, { limit: request.multi === false ? 1 : 0 })
      .map((hit) => ({ document: hit.document, hit }));
  }

  /** Writes a changed document; inside a transaction an unchanged one is locked all the same. */
  private save(
    collection: Collection,
    { document, hit }: Target,
    next: StoredDocument | null,
    transaction: Transaction | null,
  ): boolean {
    if (transaction) this.documents.stage(transaction, collection, document._id, next ?? document);
    else if (next && hit) this.documents.replace(collection, hit, next, null);
    return next !== null;
  }

  private addCollection(request: DatabaseRequest): Answer {
    if (typeof request.collectionName !== 'string') throw invalid('collectionName is missing');
    this.documents.createCollection(request.collectionName);
    return {};
  }

  private async commit(request: DatabaseRequest): Promise<Answer> {
    const transaction = this.documents.transactions.get(String(request.transactionId));
    await this.documents.commit(transaction);
    return { transactionId: transaction.id };
  }

  private abort(request: DatabaseRequest): Answer {
    const transaction = this.documents.transactions.get(String(request.transactionId));
    this.documents.transactions.end(transaction);
    return { transactionId: transaction.id };
  }
}

function refuseInside(transaction: Transaction | null): void {
  if (transaction) throw invalid('only operations on one document are allowed in a transaction');
}

function withinLimit(texts: string[]): string[] {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_RESULT_BYTES) throw refused('query result size exceed limit');
  return texts;
}
