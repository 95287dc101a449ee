/**
 * Somebody who is erased. Collection `erasures`: an id that leads nowhere any more and two times, no identifier. A restored back-up
 * brings people back who are on this list, so it is worked through again after a restore (local-cloud/backup).
 */
export interface Erasure {
  /** Member id. */
  _id: string;
  askedAtMs: number;
  /** When a second pass found nothing left; absent until then. */
  doneAtMs?: number;
}

/** Longer than any function may run: what a call from before the erasure has still written is found by the second pass. */
export const secondPassAfterMs = 120_000;
