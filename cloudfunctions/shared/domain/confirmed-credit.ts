import { type Chain, chainOf, reversingKey, roundKey } from './ledger-chain';
import {
  changeOfCredits,
  type Credit,
  leftToday,
  mostRounds,
  type RecordChange,
  type Reversal,
  serviceKey,
} from './ledger';
import { type SeasonRules, serviceRuleOf, type ServiceRule } from './rules';
import { seasonDayOf } from './season-time';
import type { LedgerEntry, StudyRecord } from './study-record';

/** What a credit is decided from that a person confirms: hours of service. */
export type ConfirmedRecord = Pick<
  StudyRecord,
  'branchId' | 'days' | 'entries' | 'formerBranchIds'
>;

/**
 * What becomes of a confirmation. `write`: conditional on the keys, the branch and the score as they were read (ledgers.write);
 * `written`: the ledger says so already; `exhausted`: it was corrected so often that only points by hand are left.
 */
export type ConfirmedWrite =
  | { kind: 'write'; change: RecordChange; keys: string[]; points: number }
  | { kind: 'written' }
  | { kind: 'exhausted' };

/** Who confirms when, and why; the reason is shown to the member where something is taken back. */
interface Told {
  nowMs: number;
  reason: string;
}

export interface ConfirmedHours {
  activityId: string;
  /** Tells apart what one member did at one activity: the shift, or the day of several. */
  part: string | number;
  /** Also halves; 0 takes back what stands. */
  hours: number;
  /** When it was done: decides the day whose cap holds. ms */
  atMs: number;
  rules: SeasonRules;
}

/**
 * The ledger's side of confirmed hours. Hours confirmed before are taken back and the new ones given under the next key, within
 * the day's cap as the taking back leaves it.
 */
export function creditOfService(
  { activityId, part, hours, atMs, rules }: ConfirmedHours,
  record: ConfirmedRecord,
  told: Told,
): ConfirmedWrite {
  const base = serviceKey(activityId, part);
  const chain = chainOf(record, base);
  const standing = chain?.standing;
  if (hours === 0) return withoutStanding(record, chain, told);
  if (standing?.hours === hours && standing.atMs === atMs) return { kind: 'written' };
  const rule = serviceRuleOf(rules);
  const day = seasonDayOf(atMs);
  const freed = standing && seasonDayOf(standing.atMs) === day ? standing.points : 0;
  const left = leftToday(record, 'service', day, rule.dayCap + freed);
  const whole = pointsOfHours(hours, rule);
  const points = Math.min(whole, left);
  return nextRound(record, { base, chain }, told, {
    ...{ rule: 'service', points, atMs, source: activityId, hours },
    ...{ capped: points < whole, rulesVersion: rules.version },
  });
}

/** Whole points: what is left of an hour counts as far as it goes. */
export const pointsOfHours = (hours: number, { points }: ServiceRule) => Math.floor(hours * points);

function withoutStanding(
  record: ConfirmedRecord,
  chain: Chain | undefined,
  told: Told,
): ConfirmedWrite {
  const reversal = reversalOf(record, chain, told);
  return reversal ? writeOf([], [reversal], told) : { kind: 'written' };
}

function nextRound(
  record: ConfirmedRecord,
  { base, chain }: { base: string; chain: Chain | undefined },
  told: Told,
  given: Omit<Credit, 'key' | 'branchId'>,
): ConfirmedWrite {
  const rounds = chain?.rounds ?? 0;
  if (rounds >= mostRounds) return { kind: 'exhausted' };
  // What is corrected stays with the branch in which it was earned.
  const branchId = chain?.standing?.branchId ?? record.branchId;
  const formerBranch = record.formerBranchIds?.includes(branchId) ?? false;
  const credit = { ...given, key: roundKey(base, rounds + 1), branchId, formerBranch };
  const reversal = reversalOf(record, chain, told);
  return writeOf([credit], reversal ? [reversal] : [], told);
}

function reversalOf(
  record: ConfirmedRecord,
  chain: Chain | undefined,
  { reason }: Told,
): Reversal | undefined {
  const reverses: LedgerEntry | undefined = chain?.standing;
  if (!chain || !reverses) return undefined;
  const branchId = reverses.branchId ?? record.branchId;
  return { key: reversingKey(chain.base, chain.rounds), reverses, branchId, reason };
}

function writeOf(credits: Credit[], reversals: Reversal[], { nowMs }: Told): ConfirmedWrite {
  return {
    kind: 'write',
    change: changeOfCredits(credits, nowMs, reversals),
    keys: [...reversals, ...credits].map(({ key }) => key),
    points: credits.reduce((sum, { points }) => sum + points, 0),
  };
}
