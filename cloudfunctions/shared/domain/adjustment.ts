import { chainOf, reversingKey } from './ledger-chain';
import { changeOfCredits, manualKey, type RecordChange } from './ledger';
import { dayMs, seasonDayOf } from './season-time';
import type { StudyRecord } from './study-record';

/** More than so many points need a second person. Within a week too: ten times 20 are 200. */
const mostAlone = 20;
const weekDays = 7;

/**
 * waiting (for a second person) → counting → counted → reversing → reversed; or declined by the second person, or withdrawn by the
 * first. counting and reversing are on the way: the ledger may have it already or not yet, and whoever comes next finishes it.
 */
export const adjustmentStatuses = [
  'waiting',
  'counting',
  'counted',
  'declined',
  'withdrawn',
  'reversing',
  'reversed',
] as const;
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];

/** Points that a person gives by hand, with the reason. Collection `adjustments`. */
export interface Adjustment {
  _id: string;
  seasonId: string;
  memberId: string;
  /** Of the member when it was asked for, ids from the root down: whose lists show it. */
  orgPath: string[];
  /** Whole, more than 0. */
  points: number;
  reason: string;
  /** Member id of who asked for it. */
  by: string;
  atMs: number;
  status: AdjustmentStatus;
  changedAtMs: number;
  /** The second person; absent where none was needed. */
  confirmedBy?: string;
  /** Who declined or withdrew it or took it back, and why. */
  ended?: { by: string; atMs: number; reason: string };
}

/** What an adjustment is decided from. */
export type AdjustedRecord = Pick<
  StudyRecord,
  'branchId' | 'score' | 'days' | 'entries' | 'formerBranchIds'
>;

/**
 * Whether points need a second person: by themselves, or with what the member got by hand in the last seven days, whoever gave it and
 * however it was confirmed.
 */
export function needsSecond(
  { days }: Pick<StudyRecord, 'days'>,
  points: number,
  nowMs: number,
): boolean {
  const lately = Array.from({ length: weekDays }, (_, back) => seasonDayOf(nowMs - back * dayMs));
  const given = lately.reduce((sum, day) => sum + (days[day]?.manual ?? 0), 0);
  return points > mostAlone || given + points > mostAlone;
}

/** What becomes of an adjustment that is to be written into the ledger. */
export type AdjustmentWrite =
  | { kind: 'write'; change: RecordChange; keys: string[] }
  /** The ledger has it. */
  | { kind: 'written' }
  | { kind: 'second-needed' };

/** The ledger's side of an adjustment. It counts on the day on which it is written. */
export function creditOfAdjustment(
  { _id, points, reason, confirmedBy }: Adjustment,
  record: AdjustedRecord,
  nowMs: number,
): AdjustmentWrite {
  const key = manualKey(_id);
  if (record.entries[key]) return { kind: 'written' };
  if (confirmedBy === undefined && needsSecond(record, points, nowMs))
    return { kind: 'second-needed' };
  const { branchId } = record;
  const credit = { key, rule: 'manual' as const, points, atMs: nowMs, branchId, reason };
  return { kind: 'write', change: changeOfCredits([credit], nowMs), keys: [key] };
}

/** The ledger's side of taking it back. */
export function reversalOfAdjustment(
  { _id, ended }: Adjustment,
  record: AdjustedRecord,
  nowMs: number,
): AdjustmentWrite {
  const chain = chainOf(record, manualKey(_id));
  const reverses = chain?.standing;
  if (!chain || !reverses) return { kind: 'written' };
  const key = reversingKey(chain.base, chain.rounds);
  const branchId = reverses.branchId ?? record.branchId;
  const reversal = { key, reverses, branchId, reason: ended?.reason ?? '' };
  return { kind: 'write', change: changeOfCredits([], nowMs, [reversal]), keys: [key] };
}

/** What a person may do with an adjustment now. `covered`: a role of theirs covers the member. */
export interface AdjustmentActs {
  confirm: boolean;
  decline: boolean;
  withdraw: boolean;
  reverse: boolean;
}

/** Never the receiver, and never alone: who asked for it cannot confirm it. */
export function actsOn(
  { status, by, memberId }: Pick<Adjustment, 'status' | 'by' | 'memberId'>,
  callerId: string,
  covered: boolean,
): AdjustmentActs {
  const concerned = covered && callerId !== memberId;
  const second = concerned && callerId !== by;
  return {
    confirm: second && status === 'waiting',
    decline: second && status === 'waiting',
    withdraw: callerId === by && status === 'waiting',
    reverse: concerned && status === 'counted',
  };
}
