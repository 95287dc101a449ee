import type { Attendance } from '../domain/study-record';
import { Collection, DuplicateKey, command } from './platform';

/**
 * A genuine code that was scanned by somebody who has asked to join and waits. Collection `waitingCheckIns`, id
 * `<sessionId>:<openidKey>`: becomes a check-in that the secretary confirms once the member is let in, and is forgotten otherwise.
 */
export interface WaitingCheckIn {
  _id: string;
  sessionId: string;
  openidKey: string;
  /** As it will stand in the record. */
  attendance: Attendance;
  atMs: number;
}

const waiting = new Collection<WaitingCheckIn>('waitingCheckIns');

/** Keeps it; a second scan of the same session changes nothing. */
export async function keep(one: Omit<WaitingCheckIn, '_id'>): Promise<void> {
  try {
    await waiting.insert({ _id: `${one.sessionId}:${one.openidKey}`, ...one });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** Nobody scans more sessions while a request waits. */
const mostOfCaller = 50;

export const ofCaller = (openidKey: string) =>
  waiting.find({ where: { openidKey }, limit: mostOfCaller });

export const countOfCaller = (openidKey: string) => waiting.count({ openidKey });

export const forget = (openidKey: string) => waiting.remove({ openidKey });

/** Forgets those that arrived before an instant; answers how many. */
export const forgetBefore = (ms: number) => waiting.remove({ atMs: command().lt(ms) });
