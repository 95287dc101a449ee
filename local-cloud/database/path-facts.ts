import type { MultikeyIndex } from './multikey-index';
import { parentsOf } from './paths';
import { isSliceable, jsonPath } from './slice';

/** What the statements of one collection have to know of a path in its documents. */
export interface PathFacts {
  /** As SQLite's functions name it; null where they would address something else than MongoDB. */
  json: string | null;
  /** Objects that it leads through, outermost first. */
  parents: readonly { path: string; json: string }[];
  /** Indexed paths with a column of their own that a change here can move. */
  keys: readonly string[];
  /** Indexes over lists that a change here can move. */
  lists: readonly MultikeyIndex[];
}

export function factsOf(
  path: string,
  keys: readonly string[],
  multikeys: readonly MultikeyIndex[],
): PathFacts {
  const isKnown = isSliceable(path);
  return {
    json: isKnown ? jsonPath(path) : null,
    parents: isKnown ? parentsOf(path).map((one) => ({ path: one, json: jsonPath(one) })) : [],
    keys,
    lists: multikeys.filter((index) => index.isTouchedBy(path)),
  };
}
