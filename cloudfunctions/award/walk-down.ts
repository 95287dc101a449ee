import type { AwardTerms } from '../shared/contract/award-terms';
import type { Candidate } from '../shared/domain/award';
import { isFilled, measuresOf, shortfallsOf } from '../shared/domain/award-selection';

/**
 * Candidates looked at for one award. Of each of many groups little more than its places is looked at, so this suffices for hundreds of parts
 * with places of their own; where it does not, so many miss a condition, or so many places are asked for, that the terms are the
 * mistake. The frozen list holds them all in one document.
 */
export const mostConsidered = 2_000;
/** Of one group at a time; and together, in one read of records. */
const atOnce = 50;
const readAtOnce = 100;

/** One group of candidates with places of its own. */
export interface Walk<Item> {
  places: number;
  /** The best first. */
  items: AsyncIterator<Item, undefined> | Iterator<Item, undefined>;
  /** False for those who have a place of another group already. */
  counts?: (candidate: Candidate) => boolean;
}

interface Looking<Item> {
  terms: AwardTerms;
  /** What an item measures at best, before anything is read of it. */
  bestOf: (item: Item) => number[];
  /** Reads what decides about items, each once; some may turn out not to be candidates at all. */
  read: (items: Item[]) => Promise<Candidate[]>;
  /** How many have been looked at for this award so far. */
  considered: () => number;
}

/**
 * Looks at the candidates of several groups from the best downwards until the places of each are filled and nobody further down can be
 * equal with the last one. The groups go side by side, so that hundreds of them need no more rounds of reading than one. False where it
 * was broken off.
 */
export async function walkDown<Item>(
  looking: Looking<Item>,
  walks: readonly Walk<Item>[],
): Promise<boolean> {
  const { terms, bestOf, read, considered } = looking;
  let open = await Promise.all(
    walks
      .filter(({ places }) => places > 0)
      .map(async (walk) => ({ walk, qualified: [] as number[][], next: await walk.items.next() })),
  );
  // Some behind the last place are looked at too, as far as many groups leave room: they are shown, and known when they appeal.
  const share = Math.floor(mostConsidered / 2 / Math.max(1, open.length));
  for (let most = Math.max(1, Math.min(atOnce, share)); ; most = Math.min(atOnce, most * 2)) {
    open = open.filter(({ walk, qualified, next }) => {
      const best = next.value === undefined ? undefined : bestOf(next.value);
      return !isFilled(qualified, walk.places, best);
    });
    if (open.length === 0) return true;
    if (considered() >= mostConsidered) return false;
    const batches: Item[][] = [];
    for (const one of open) {
      const missing = one.walk.places - one.qualified.length;
      const length = Math.min(atOnce, Math.max(missing, most));
      const batch: Item[] = [];
      while (batch.length < length && one.next.value !== undefined) {
        batch.push(one.next.value);
        one.next = await one.walk.items.next();
      }
      batches.push(batch);
    }
    const all = batches.flat();
    for (let from = 0; from < all.length; from += readAtOnce)
      await read(all.slice(from, from + readAtOnce));
    for (const [place, { walk, qualified }] of open.entries())
      for (const one of await read(batches[place] ?? []))
        if ((walk.counts?.(one) ?? true) && shortfallsOf(terms, one).length === 0)
          qualified.push(measuresOf(terms, one));
  }
}
