import { Chance } from './chance';
import { DEMO_BRANCH_ID, type Branch } from './organisations';
import type { Effort } from './persons';
import type { RosterEntry } from './roster';

/** How a branch goes about the season: what its members are like on the whole, and how many sessions it has held. */
export interface BranchPace {
  effort: Effort;
  /** Of the four sessions that were due so far. */
  sessionsHeld: number;
}

const EFFORT_SPREAD = 0.16;
/** Members who have not begun at all, more of them where a branch lags. */
const ABSENT_SHARE = { lagging: 0.12, others: 0.03 };

/** A few branches are ahead, most are steady, a quarter lags. Follows from the seed alone. */
export function pacesOf(seed: string, branches: readonly Branch[]): Map<string, BranchPace> {
  const chance = new Chance(seed, 'pace');
  return new Map(
    branches.map(({ _id }) => {
      const draw = chance.between(0, 1);
      const wobble = chance.around(0.03);
      const drawn =
        draw < 0.15
          ? { effort: 0.88 + wobble, sessionsHeld: 4 }
          : draw < 0.75
            ? { effort: 0.7 + wobble, sessionsHeld: 3 }
            : { effort: 0.45 + wobble, sessionsHeld: chance.whole(1, 2) };
      return [_id, _id === DEMO_BRANCH_ID ? { effort: 0.74, sessionsHeld: 4 } : drawn];
    }),
  );
}

/** How eager a member is; 0 for those who have not begun. */
export function effortOf(entry: RosterEntry, pace: BranchPace, chance: Chance): Effort {
  const absentShare = pace.sessionsHeld < 3 ? ABSENT_SHARE.lagging : ABSENT_SHARE.others;
  const isAbsent = chance.happens(absentShare);
  const drawn = Math.min(0.98, Math.max(0.05, pace.effort + chance.around(EFFORT_SPREAD)));
  if (entry.cast !== undefined) return entry.cast.effort;
  return isAbsent ? 0 : drawn;
}
