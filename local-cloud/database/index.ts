import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { CollectionDefinitions } from './collections-file';
import { CommitQueue } from './commit-queue';
import { Documents } from './documents';
import type { ScanObserver } from './finder';
import { createHandle, type DatabaseHandle } from './handle';
import { DatabaseService } from './service';
import { Store } from './store';
import { Transactions } from './transactions';

export interface DatabaseOptions {
  dataDir: string;
  definitions: CollectionDefinitions;
  clock: Clock;
  /** Makes document ids; random unless given. */
  makeId?: () => string;
  onScan?: ScanObserver;
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
  const { clock, makeId = randomId, onScan = () => undefined } = options;
  const store = new Store(options.dataDir, options.definitions);
  const queue = new CommitQueue(store);
  const documents = new Documents(store, queue, new Transactions(makeId), makeId, onScan);
  return {
    service: new DatabaseService(documents, clock),
    handle: createHandle(store, documents),
    store,
    close: () => {
      queue.flush();
      store.close();
    },
  };
}
