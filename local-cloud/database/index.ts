import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { CollectionDefinitions } from './collections-file';
import { CommitQueue } from './commit-queue';
import { Documents } from './documents';
import { Durability } from './durability';
import { Finder } from './finder';
import { createHandle, type DatabaseHandle } from './handle';
import { QueryWatch, type QueryListeners } from './query-watch';
import { DatabaseService } from './service';
import { SLICE_FROM_BYTES } from './slice';
import { Store } from './store';
import { Transactions } from './transactions';

export interface DatabaseOptions extends QueryListeners {
  dataDir: string;
  definitions: CollectionDefinitions;
  clock: Clock;
  /** Makes document ids; random unless given. */
  makeId?: () => string;
  /** Documents longer than this are read and written in slices where that is enough; 2 KB unless given. */
  sliceFromBytes?: number;
  /** Brings the log of writes to the disk; tests hold it back. */
  syncLog?: () => Promise<void>;
}

export interface Database {
  service: DatabaseService;
  handle: DatabaseHandle;
  store: Store;
  /** Writes what is waiting and closes the data file. */
  close(): void;
}

/** 32 hexadecimal characters, as the platform makes them. */
const randomId = (): string => randomBytes(16).toString('hex');

/** Opens the database of a data folder. @throws DataFileError */
export function openDatabase(options: DatabaseOptions): Database {
  const { clock, makeId = randomId, sliceFromBytes = SLICE_FROM_BYTES } = options;
  const store = new Store(options.dataDir, options.definitions);
  const durability = new Durability(options.syncLog ?? (() => store.syncLog()));
  const queue = new CommitQueue(store, durability);
  const watch = new QueryWatch(store.statements, options);
  const finder = new Finder(store.statements, watch, sliceFromBytes);
  const documents = new Documents(store, queue, new Transactions(makeId), finder, makeId);
  return {
    service: new DatabaseService(documents, durability, clock),
    handle: createHandle(store, documents),
    store,
    close: () => {
      queue.flush();
      store.close();
      durability.settle();
    },
  };
}
