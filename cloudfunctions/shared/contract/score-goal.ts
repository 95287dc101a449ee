/**
 * Every goal is the next round hundred: near enough to be reached, the same for everybody, and never the last. Zod-free: the client
 * shows the own goal by it, the server says who is close to theirs.
 */
const step = 100;

export interface NextGoal {
  /** Points at which it is reached. */
  goal: number;
  missing: number;
  /** Share of the way from the goal before, 0 to 1. */
  share: number;
}

/** The goal above a score; one that was just reached gives way to the next. */
export function nextGoalOf(score: number): NextGoal {
  const from = Math.floor(Math.max(0, score) / step) * step;
  const goal = from + step;
  return { goal, missing: goal - score, share: Math.max(0, score - from) / step };
}
