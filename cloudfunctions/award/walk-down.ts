import type { AwardTerms } from '../shared/contract/award-terms';
import type { Candidate } from '../shared/domain/award';
import { isFilled, measuresOf, shortfallsOf } from '../shared/domain/award-selection';

/** Candidates looked at for one award; beyond, so many miss a condition that the terms are the mistake. */
export const mostConsidered = 2_000;
/** Looked at together: one read of records each. */
const atOnce = 50;

interface Walk<Item> {
  terms: AwardTerms;
  places: number;
  /** The best first. */
  items: AsyncIterator<Item, undefined> | Iterator<Item, undefined>;
  /** What an item measures at best, before anything is read of it. */
  bestOf: (item: Item) => number[];
  /** Reads what decides about items; some may turn out not to be candidates at all. */
  read: (items: Item[]) => Promise<Candidate[]>;
  /** False for those who have a place of another group already. */
  counts?: (candidate: Candidate) => boolean;
  /** How many have been looked at for this award so far. */
  considered: () => number;
}

/**
 * Looks at candidates from the best downwards until the places are filled and nobody further down can be equal with the last one.
 * False where it was broken off.
 */
export async function walkDown<Item>(walk: Walk<Item>): Promise<boolean> {
  const { terms, places, items, bestOf, read, counts = () => true, considered } = walk;
  if (places <= 0) return true;
  const qualified: number[][] = [];
  for (let next = await items.next(); ;) {
    const best = next.done || next.value === undefined ? undefined : bestOf(next.value);
    if (isFilled(qualified, places, best)) return true;
    if (considered() >= mostConsidered) return false;
    const batch: Item[] = [];
    while (batch.length < atOnce && !next.done && next.value !== undefined) {
      batch.push(next.value);
      next = await items.next();
    }
    for (const one of await read(batch))
      if (counts(one) && shortfallsOf(terms, one).length === 0)
        qualified.push(measuresOf(terms, one));
  }
}
