/**
 * How often an open ranking is asked for anew, ms: with the five seconds until a credit is counted at most nine pass before it is seen,
 * and a tenth for the calls.
 */
export const rankingEveryMs = 4_000;
