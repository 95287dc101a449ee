/** How many members are named at each end. */
const namedInPreview = 5;

/** A member whose score would change. Ids; the names are looked up when it is shown. */
export interface ScoreChange {
  memberId: string;
  /** Points that the score would gain, or lose where negative. */
  difference: number;
}

/** What a draft of the rules would change if everything were counted anew. Built record by record, of bounded size. */
export interface RulesPreview {
  members: number;
  unchanged: number;
  gaining: number;
  losing: number;
  /** Points of all members together. */
  gained: number;
  lost: number;
  /** How many members gain or lose how much, the most frequent kept: [difference, members]. */
  frequent: [difference: number, members: number][];
  /** The largest of each kind, the largest first. */
  gains: ScoreChange[];
  losses: ScoreChange[];
  /** Entries that were corrected so often that they would stay. */
  exhausted: number;
}

export const emptyPreview = (): RulesPreview => ({
  ...{ members: 0, unchanged: 0, gaining: 0, losing: 0, gained: 0, lost: 0, exhausted: 0 },
  ...{ frequent: [], gains: [], losses: [] },
});

/** Differences that are counted apart: far more than rules can produce, far less than a document holds. */
const mostDifferences = 400;

/** The preview with more members counted in. Those counted must be new to it. */
export function withChanges(
  preview: RulesPreview,
  changes: readonly (ScoreChange & { exhausted: number })[],
): RulesPreview {
  const differences = changes.map(({ difference }) => difference);
  const gaining = differences.filter((one) => one > 0);
  const losing = differences.filter((one) => one < 0);
  const named = changes.map(({ memberId, difference }) => ({ memberId, difference }));
  return {
    members: preview.members + changes.length,
    unchanged: preview.unchanged + changes.length - gaining.length - losing.length,
    gaining: preview.gaining + gaining.length,
    losing: preview.losing + losing.length,
    gained: gaining.reduce((sum, one) => sum + one, preview.gained),
    lost: losing.reduce((sum, one) => sum - one, preview.lost),
    frequent: countsOf(preview.frequent, [...gaining, ...losing]),
    gains: largest([...preview.gains, ...named.filter((one) => one.difference > 0)]),
    losses: largest([...preview.losses, ...named.filter((one) => one.difference < 0)]),
    exhausted: changes.reduce((sum, one) => sum + one.exhausted, preview.exhausted),
  };
}

function countsOf(
  known: readonly [number, number][],
  differences: readonly number[],
): [number, number][] {
  const counts = new Map(known);
  for (const one of differences) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostDifferences);
}

const largest = (changes: readonly ScoreChange[]) =>
  [...changes]
    .sort(
      (a, b) =>
        Math.abs(b.difference) - Math.abs(a.difference) || (a.memberId < b.memberId ? -1 : 1),
    )
    .slice(0, namedInPreview);
