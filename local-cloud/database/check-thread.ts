import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** The thread behind checkInBackground: reads every page of a data file in use; answers null, or what is wrong. */
const db = new Database(workerData as string);
const verdict = db.prepare('PRAGMA quick_check').get() as Record<string, unknown>;
const [found] = Object.values(verdict);
db.close();
parentPort?.postMessage(found === 'ok' ? null : String(found));
