import type { Clock } from '../clock';
import { storedTextOf, type Collection } from './collection';
import { refused, type Documents, type Target } from './documents';
import {
  filterOf,
  idOf,
  invalid,
  objectOf,
  refuseInside,
  type Answer,
  type DatabaseRequest,
} from './request';
import type { Transaction } from './transactions';
import { replaceWith, updateWith } from './updates';
import type { StoredDocument } from './values';

/** Actions that write, durably at once or into a transaction: each answers the body that the SDK unpacks. */
export class WriteActions {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async insert(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
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

  async modify(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
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

  async modifyAndReturn(
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

  async remove(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
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
}
