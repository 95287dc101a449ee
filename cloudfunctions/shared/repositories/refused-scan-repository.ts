import { Collection, DuplicateKey, command } from './platform';

/**
 * Genuine codes of a session that a caller read from a picture in the album. Collection `refusedScans`, id
 * `<sessionId>:<openidKey>`; kept for 30 days, for the secretary to judge.
 */
export interface RefusedScan {
  _id: string;
  sessionId: string;
  seasonId: string;
  openidKey: string;
  count: number;
  lastAtMs: number;
}

const refusedScans = new Collection<RefusedScan>('refusedScans');

export type NewRefusedScan = Pick<RefusedScan, 'sessionId' | 'seasonId' | 'openidKey'>;

/** Counts one more: one write, or three where it is the first. */
export async function countRefusedScan(scan: NewRefusedScan, nowMs: number): Promise<void> {
  const _id = `${scan.sessionId}:${scan.openidKey}`;
  const more = { count: command().inc(1), lastAtMs: nowMs };
  if ((await refusedScans.update({ _id }, more)) === 1) return;
  try {
    await refusedScans.insert({ _id, ...scan, count: 1, lastAtMs: nowMs });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    await refusedScans.update({ _id }, more);
  }
}

/** Those of a session, the last one first. */
export const ofSession = (sessionId: string, limit: number) =>
  refusedScans.find({ where: { sessionId }, orderBy: [['lastAtMs', 'desc']], limit });

/** Forgets those that are older than an instant; answers how many. */
export const forgetBefore = (ms: number) => refusedScans.remove({ lastAtMs: command().lt(ms) });
