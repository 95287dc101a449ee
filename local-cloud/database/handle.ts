import type { Documents } from './documents';
import type { FindOptions } from './finder';
import type { Store } from './store';
import { checkOperators } from './operator-checks';
import { updateDocuments } from './update-documents';
import type { Document, StoredDocument } from './values';

/** Direct access to the data for seeding and for tests: no SDK, no function, no identity. */
export interface DatabaseHandle {
  /** Inserts all or none in one durable transaction; answers the ids. Throws CloudError for a taken unique key. */
  insertMany(collection: string, documents: readonly Document[]): Promise<StoredDocument['_id'][]>;
  /** The same with whole documents, their ids among them, in the form on disk: plain JSON, and dates as `{"$date": ms}`. */
  insertTexts(collection: string, texts: readonly string[]): Promise<void>;
  /** Finds by a MongoDB filter; all matches unless limited. */
  find(collection: string, filter?: Document, options?: FindOptions): Promise<StoredDocument[]>;
  count(collection: string, filter?: Document): Promise<number>;
  /** Applies MongoDB update operators to all matches; answers how many changed. */
  updateMany(collection: string, filter: Document, operators: Document): Promise<number>;
  removeMany(collection: string, filter: Document): Promise<number>;
  /** Runs inserts that fill a new data folder, without keeping up indexes meanwhile. What dies in between must be reset. */
  bulkLoad(work: () => Promise<void>): Promise<void>;
  /** Whether no collection holds a document: the data folder is new. */
  isEmpty(): Promise<boolean>;
}

export function createHandle(store: Store, documents: Documents): DatabaseHandle {
  return {
    insertMany: async (name, list) => {
      const collection = documents.collection(name);
      const fresh = list.map((document) => documents.admit({ ...document }));
      await documents.write(() => {
        for (const document of fresh) documents.insert(collection, document, null);
      });
      return fresh.map((document) => document._id);
    },
    insertTexts: async (name, texts) => {
      const collection = documents.collection(name);
      await documents.write(() => {
        for (const text of texts) documents.insertText(collection, text);
      });
    },
    find: async (name, filter = {}, options) =>
      documents.find(documents.collection(name), filter, options).map((hit) => hit.document),
    count: async (name, filter = {}) => documents.count(documents.collection(name), filter),
    updateMany: async (name, filter, operators) => {
      const collection = documents.collection(name);
      checkOperators(operators);
      return await updateDocuments(documents, collection, { filter, operators, limit: 0 });
    },
    removeMany: async (name, filter) => {
      const collection = documents.collection(name);
      return await documents.write(() => {
        const readings = documents.read(collection, filter, {}, []);
        for (const reading of readings) documents.remove(collection, reading, null);
        return readings.length;
      });
    },
    bulkLoad: (work) => store.bulkLoad(work),
    isEmpty: async () =>
      store
        .collectionNames()
        .every((name) => documents.count(documents.collection(name), {}) === 0),
  };
}
