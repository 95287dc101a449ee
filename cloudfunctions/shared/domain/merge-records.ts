import { attendanceScale as scale } from '../contract/attendance-scale';
import type { RuleName } from '../contract/vocabulary';
import {
  changeOfCredits,
  checkInKey,
  type Credit,
  lectureDoneKey,
  mostRounds,
  type RecordChange,
  type Reversal,
  watchKey,
} from './ledger';
import { type Chain, chainOf, chainsOf, reversingKey, roundKey } from './ledger-chain';
import type { MergeFigures } from './member-merge';
import { mergedWatching, type MergedWatching } from './merge-watching';
import { type SeasonRules, serviceRuleOf } from './rules';
import type { PlannedLecture } from './season';
import { seasonDayOf } from './season-time';
import { countsAsAttended } from './session';
import type { Attendance, LedgerEntry, StudyRecord } from './study-record';

export interface MergePlan {
  rules: SeasonRules;
  lectures: readonly Pick<PlannedLecture, 'lectureId' | 'durationSeconds'>[];
  nowMs: number;
  /** Stands in entries that take something back. */
  reason: string;
}

export interface Merge {
  change: RecordChange;
  figures: MergeFigures;
}

type Standing = Chain & { standing: LedgerEntry };

/**
 * Unites the season of two entries of one person in the record of the one that stays. Every matter counts once: of attendance the better
 * standing, of everything else what the staying record says. What is added keeps its moment and its branch and finds what the caps of
 * its day leave; what was watched is united second by second. The record that goes is not changed here.
 */
export function mergeRecords(stays: StudyRecord, goes: StudyRecord, plan: MergePlan): Merge {
  const pot = new Pot(stays, goes, plan);
  const better = betterAttendance(stays, goes);
  const byTime = chainsOf(goes)
    .filter((chain): chain is Standing => chain.standing !== undefined)
    .sort((a, b) => a.standing.atMs - b.standing.atMs || (a.base < b.base ? -1 : 1));
  for (const chain of byTime)
    if (chain.rule !== 'watch')
      pot.take(chain, better.has(chain.base.slice(checkInKey('').length)));
  const watching = mergedWatching(stays, goes);
  const units = byTime.filter(({ rule }) => rule === 'watch');
  pot.takeWatching(units, watching.creditedSeconds);
  const completed = pot.complete(watching);
  const { credits, reversals, double, capped } = pot;
  const change = changeOfCredits(credits, plan.nowMs, reversals);
  Object.assign(change.set, watching.set, completed, factsOf(stays, goes, better), {
    formerBranchIds: formerOf(stays, goes, credits),
    mergedIds: [...(stays.mergedIds ?? []), goes.memberId],
  });
  const after = stays.score + (change.increment.score ?? 0);
  return { change, figures: { stays: stays.score, goes: goes.score, after, double, capped } };
}

/** What is given and taken back in the record that stays, within what the caps leave. */
class Pot {
  readonly credits: Credit[] = [];
  readonly reversals: Reversal[] = [];
  double = 0;
  capped = 0;
  private readonly given = new Map<string, number>();

  constructor(
    private readonly stays: StudyRecord,
    private readonly goes: StudyRecord,
    private readonly plan: MergePlan,
  ) {}

  take({ base, rule, standing }: Standing, isBetter: boolean): void {
    const own = chainOf(this.stays, base);
    if (own?.standing) this.double += 1;
    const isAttendance = rule === 'checkIn';
    if (isAttendance ? !isBetter : own?.standing) return;
    const rounds = own?.rounds ?? 0;
    if (rounds >= mostRounds) return;
    if (own?.standing) this.takeBack(base, rounds, own.standing);
    this.give(roundKey(base, rounds + 1), standing);
  }

  /** As many units as the united seconds come to beyond the own ones, the earliest of the other record first. */
  takeWatching(units: readonly Standing[], creditedSeconds: number): void {
    const { everySeconds, points } = this.plan.rules.watch;
    const before = Math.floor(this.stays.watch.creditedSeconds / everySeconds);
    const more = Math.floor(creditedSeconds / everySeconds) - before;
    this.double += Math.max(0, units.length - more);
    for (let index = 0; index < more; index += 1) {
      const fraction = { rule: 'watch' as const, points, atMs: this.plan.nowMs };
      this.give(watchKey(before + index + 1), units[index]?.standing ?? fraction);
    }
  }

  /** Lectures that only both together have watched; answers what the record says of them. */
  complete({ lectures }: MergedWatching): Record<string, unknown> {
    const { rules, nowMs } = this.plan;
    const set: Record<string, unknown> = {};
    for (const { lectureId, durationSeconds } of this.plan.lectures) {
      const progress = lectures[lectureId];
      if (!progress || progress.completedAtMs !== undefined) continue;
      if (progress.coveredSeconds < rules.lectureDone.coverage * durationSeconds) continue;
      set[`watch.lectures.${lectureId}`] = { ...progress, completedAtMs: nowMs };
      const base = lectureDoneKey(lectureId);
      if (chainOf(this.stays, base) || chainOf(this.goes, base)) continue;
      const entry = { rule: 'lectureDone' as const, points: rules.lectureDone.points };
      const { branchId } = this.stays;
      this.give(base, { ...entry, atMs: nowMs, source: lectureId, branchId });
    }
    return set;
  }

  private takeBack(base: string, round: number, reverses: LedgerEntry): void {
    const { reason } = this.plan;
    const branchId = reverses.branchId ?? this.stays.branchId;
    this.reversals.push({ key: reversingKey(base, round), reverses, branchId, reason });
    this.count(reverses, 0 - reverses.points);
  }

  private give(key: string, entry: LedgerEntry): void {
    const {
      branchId = this.goes.branchId,
      rule,
      atMs,
      source,
      hours,
      reason,
      rulesVersion,
    } = entry;
    const points = Math.min(entry.points, Math.max(0, this.leftFor(entry)));
    this.capped += entry.points - points;
    this.count(entry, points);
    this.credits.push({
      ...{ key, rule, points, atMs, branchId },
      ...{ formerBranch: branchId !== this.stays.branchId },
      capped: entry.capped === true || points < entry.points,
      ...(source === undefined ? {} : { source }),
      ...(hours === undefined ? {} : { hours }),
      ...(reason === undefined ? {} : { reason }),
      ...(rulesVersion === undefined ? {} : { rulesVersion }),
    });
  }

  private leftFor(entry: Pick<LedgerEntry, 'rule' | 'atMs'>): number {
    const cap = this.capOf(entry.rule);
    const day = seasonDayOf(entry.atMs);
    const stood = this.stays.days[day]?.[entry.rule] ?? 0;
    return cap - stood - (this.given.get(`${day} ${entry.rule}`) ?? 0);
  }

  private count({ rule, atMs }: Pick<LedgerEntry, 'rule' | 'atMs'>, points: number): void {
    const key = `${seasonDayOf(atMs)} ${rule}`;
    this.given.set(key, (this.given.get(key) ?? 0) + points);
  }

  private capOf(rule: RuleName): number {
    const { checkIn, watch } = this.plan.rules;
    const caps: Partial<Record<RuleName, number>> = {
      ...{ checkIn: checkIn.dayCap, watch: watch.dayCap },
      service: serviceRuleOf(this.plan.rules).dayCap,
    };
    return caps[rule] ?? Infinity;
  }
}

/** Sessions of which the record that goes says more. `left` is beside the scale: a person's word, over which only presence goes. */
function betterAttendance(stays: StudyRecord, goes: StudyRecord): Map<string, Attendance> {
  const better = new Map<string, Attendance>();
  for (const [sessionId, attendance] of Object.entries(goes.attendance)) {
    const own = stays.attendance[sessionId]?.status ?? 'none';
    const { status } = attendance;
    const rises =
      own === 'left'
        ? countsAsAttended(status)
        : status === 'left'
          ? !countsAsAttended(own)
          : scale.indexOf(status) > scale.indexOf(own);
    if (rises || !stays.attendance[sessionId]) better.set(sessionId, attendance);
  }
  return better;
}

/** What the record says beside the ledger: nothing that it said is lost. */
function factsOf(
  stays: StudyRecord,
  goes: StudyRecord,
  better: ReadonlyMap<string, Attendance>,
): Record<string, unknown> {
  const attendance = { ...stays.attendance, ...Object.fromEntries(better) };
  const listed = (is: (one: Attendance) => boolean) =>
    Object.keys(attendance).filter((id) => attendance[id] !== undefined && is(attendance[id]));
  const missing = (name: 'quizzes' | 'surveys' | 'tasks') =>
    Object.entries(goes[name] ?? {})
      .filter(([id]) => stays[name]?.[id] === undefined)
      .map(([id, value]): [string, unknown] => [`${name}.${id}`, value]);
  const seen = [stays.lastSeen, goes.lastSeen].filter((one) => one !== undefined);
  const lastSeen = seen.sort((a, b) => b.atMs - a.atMs)[0];
  return {
    ...Object.fromEntries([...better].map(([id, one]) => [`attendance.${id}`, one])),
    ...Object.fromEntries([...missing('quizzes'), ...missing('surveys'), ...missing('tasks')]),
    attended: listed(({ status }) => countsAsAttended(status)),
    pending: listed(({ status }) => status === 'pending'),
    noted: Object.keys(attendance),
    ...(lastSeen ? { lastSeen } : {}),
  };
}

/** Where either of them was before, so that every branch that either earned anything for is counted anew. */
function formerOf(stays: StudyRecord, goes: StudyRecord, credits: readonly Credit[]): string[] {
  const all = [
    ...(stays.formerBranchIds ?? []),
    ...(goes.formerBranchIds ?? []),
    ...credits.map(({ branchId }) => branchId),
    goes.branchId,
  ];
  return [...new Set(all)].filter((id) => id !== stays.branchId);
}
