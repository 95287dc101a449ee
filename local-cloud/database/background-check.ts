import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundledWorker } from '../worker-bundle';
import { isLarge } from './data-check';
import { DATA_FILE, DataFileError } from './data-folder';

/** A check that goes on while the data are used. */
export interface BackgroundCheck {
  /** Resolves when every page was found right, or the check was stopped. @throws DataFileError for damage */
  done: Promise<void>;
  stop(): Promise<void>;
}

/** Checks a data file beside its use where that was too much for the start, on another thread. */
export async function checkInBackground(dataDir: string): Promise<BackgroundCheck> {
  const file = path.join(dataDir, DATA_FILE);
  if (!existsSync(file) || !isLarge(file)) {
    return { done: Promise.resolve(), stop: () => Promise.resolve() };
  }
  const thread = new Worker(await bundledWorker(path.join(__dirname, 'check-thread.ts')), {
    workerData: file,
    execArgv: [],
  });
  const done = new Promise<void>((resolve, reject) => {
    thread.once('message', (why: string | null) => {
      if (why === null) resolve();
      else reject(damagedInUse(file, why));
    });
    thread.once('error', (error) => reject(damagedInUse(file, error.message)));
    thread.once('exit', () => resolve());
  });
  // Whoever started the cloud hears of it; with nobody listening it must not end the process.
  done.catch(() => undefined);
  return {
    done,
    stop: async () => {
      await thread.terminate();
    },
  };
}

function damagedInUse(file: string, why: string): DataFileError {
  return new DataFileError(
    `${file} is damaged (${why.replaceAll(/\s*\n\s*/g, ', ').slice(0, 200)}); restore it from a back-up or start over with a reset`,
  );
}
