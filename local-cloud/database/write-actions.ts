import type { Clock } from '../clock';
import type { Collection } from './collection';
import { refused, type Documents, type Target } from './documents';
import { withDates } from './current-date';
import { stringifyEjson } from './ejson';
import { pathsOfUpdate } from './paths';
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
import { checkOperators } from './operator-checks';
import { placed } from './positions';
import { updateDocuments } from './update-documents';
import { replaceWith, updateWith } from './updates';
import type { Document, StoredDocument } from './values';

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
    const isUpdate = request.merge === true;
    const sent = objectOf(request.data, 'data', nowMs);
    const data = isUpdate ? withDates(sent, nowMs) : sent;
    if (isUpdate) checkOperators(data);
    if (isUpdate && !transaction && request.upsert !== true) {
      const filter = filterOf(request, nowMs);
      const target = request.queryType === 'DOC' ? { _id: idOf(filter) } : filter;
      const limit = request.multi === false ? 1 : 0;
      const update = { filter: target, operators: data, limit };
      const updated = await updateDocuments(this.documents, collection, update);
      return { data: { updated, upsert_id: null } };
    }
    const paths = isUpdate ? pathsOfUpdate(data) : null;
    const filter = filterOf(request, nowMs);
    const change = (document: StoredDocument): StoredDocument | null =>
      isUpdate ? updateWith(document, placed(document, data, filter)) : replaceWith(document, data);
    const work = (): Answer => {
      const targets = this.targetsOf(collection, request, transaction, paths);
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
        const next = change(target.document);
        if (this.save(collection, target, next, transaction, paths)) updated++;
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
    const nowMs = this.clock.now();
    const data = withDates(objectOf(request.data, 'data', nowMs), nowMs);
    checkOperators(data);
    const work = (): Answer => {
      const [target] = this.targetsOf(collection, { ...request, multi: false }, transaction, null);
      if (!target) return { data: { updated: 0, doc: null } };
      const filter = filterOf(request, nowMs);
      const next = updateWith(target.document, placed(target.document, data, filter));
      this.save(collection, target, next, transaction, null);
      return { data: { updated: 1, doc: stringifyEjson(next ?? target.document) } };
    };
    return transaction ? work() : await this.documents.write(work);
  }

  async remove(request: DatabaseRequest, transaction: Transaction | null): Promise<Answer> {
    const collection = this.documents.collection(request.collectionName);
    const work = (): Answer => {
      const targets = this.targetsOf(collection, request, transaction, []);
      for (const { document, reading } of targets) {
        if (transaction) this.documents.stage(transaction, collection, document._id, null);
        else if (reading) this.documents.remove(collection, reading, null);
      }
      return { data: { deleted: targets.length } };
    };
    return transaction ? work() : await this.documents.write(work);
  }

  /** Documents to be changed at the paths, as far as that needs them; null stands for all of each. */
  private targetsOf(
    collection: Collection,
    request: DatabaseRequest,
    transaction: Transaction | null,
    paths: readonly string[] | null,
  ): Target[] {
    let filter: Document = filterOf(request, this.clock.now());
    if (request.queryType === 'DOC') {
      const id = idOf(filter);
      if (transaction) {
        const target = this.documents.targetInside(collection, id, transaction);
        return target ? [target] : [];
      }
      filter = { _id: id };
    }
    refuseInside(transaction);
    const known = paths && [...paths, ...collection.keysBeside(paths)];
    return this.documents
      .read(collection, filter, { limit: request.multi === false ? 1 : 0 }, known)
      .map((reading) => ({ document: reading.document, reading }));
  }

  /** Writes a changed document; inside a transaction an unchanged one is locked all the same. */
  private save(
    collection: Collection,
    { document, reading }: Target,
    next: StoredDocument | null,
    transaction: Transaction | null,
    paths: readonly string[] | null,
  ): boolean {
    if (transaction) this.documents.stage(transaction, collection, document._id, next ?? document);
    else if (next && reading) this.documents.replace(collection, reading, next, null, paths ?? []);
    return next !== null;
  }
}
