/**
 * Somebody who is erased. Collection `erasures`: an id that leads nowhere any more and two times, no identifier. An entry without
 * `doneAtMs` is worked through, again too: that is how somebody whom a restored back-up has brought back is erased once more.
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
