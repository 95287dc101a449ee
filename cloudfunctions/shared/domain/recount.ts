import type { RuleName } from '../contract/vocabulary';
import { pointsOfHours } from './confirmed-credit';
import { type Chain, chainsOf, reversingKey, roundKey } from './ledger-chain';
import {
  assertPathPart,
  changeOfCredits,
  type Credit,
  lectureDoneKey,
  mostRounds,
  type RecordChange,
  type Reversal,
} from './ledger';
import { quizRuleOf, type SeasonRules, serviceRuleOf, taskRuleOf } from './rules';
import type { PlannedLecture } from './season';
import { seasonDayOf } from './season-time';
import type { LedgerEntry, StudyRecord } from './study-record';

/** What a record is counted anew from. */
export type RecountedRecord = Pick<
  StudyRecord,
  'branchId' | 'entries' | 'attendance' | 'watch' | 'quizzes' | 'formerBranchIds'
>;

/** The rules to count by, and the lectures whose coverage they decide on. */
export interface RecountPlan {
  rules: SeasonRules;
  lectures: readonly Pick<PlannedLecture, 'lectureId' | 'durationSeconds'>[];
}

/** An entry that has other points under the rules than it has. */
interface Recounted {
  chain: Chain;
  points: number;
  capped: boolean;
  atMs: number;
}

/** What the rules make of a record that was written under other ones. */
export interface Recount {
  /** By day and rule, so that what one cap holds together changes together. */
  groups: Recounted[][];
  /** Lectures that are complete under the rules and were not before. */
  completed: string[];
  /** Points that the score gains or loses. */
  difference: number;
  /** Entries that were taken back and given again so often that they stay as they are. */
  exhausted: number;
}

type Standing = Chain & { standing: LedgerEntry };

/**
 * Counts every standing entry of attendance and learning anew. The facts decide, never the points that stood: who was on time is said
 * by the attendance, which units were watched and which hours confirmed by the ledger, what was answered by the first try. Within a day the points of a cap go to what came first. What a person
 * gave (by hand or by an import) follows no rule and stays. A lecture once completed stays complete.
 */
export function recountOf(record: RecountedRecord, { rules, lectures }: RecountPlan): Recount {
  const standing = chainsOf(record).filter((chain): chain is Standing => Boolean(chain.standing));
  const of = (rule: RuleName) => standing.filter((chain) => chain.rule === rule);
  const pointsOfSession = ({ standing: entry }: Standing) =>
    record.attendance[entry.source ?? '']?.status === 'late'
      ? rules.checkIn.late
      : rules.checkIn.onTime;
  const quiz = quizRuleOf(rules);
  const pointsOfTry = ({ standing: { source = '', points } }: Standing) => {
    const right = record.quizzes?.[source]?.right.length;
    return right === undefined ? points : Math.min(right * quiz.points, quiz.most);
  };
  const service = serviceRuleOf(rules);
  const pointsOfService = ({ standing: { hours, points } }: Standing) =>
    hours === undefined ? points : pointsOfHours(hours, service);
  const counted = [
    ...byDay(of('checkIn')).map((day) => share(day, rules.checkIn.dayCap, pointsOfSession)),
    ...byDay(of('watch')).map((day) => share(day, rules.watch.dayCap, () => rules.watch.points)),
    ...byDay(of('service')).map((day) => share(day, service.dayCap, pointsOfService)),
    ...of('lectureDone').map((chain) => share([chain], Infinity, () => rules.lectureDone.points)),
    ...of('quiz').map((chain) => share([chain], Infinity, pointsOfTry)),
    ...of('task').map((chain) => share([chain], Infinity, () => taskRuleOf(rules).points)),
  ];
  const groups = counted.map((group) => group.filter(differs)).filter(({ length }) => length > 0);
  const completed = newlyCompleted(record, { rules, lectures });
  return {
    groups,
    completed,
    difference:
      groups.flat().reduce((sum, { chain, points }) => sum + points - pointsOf(chain), 0) +
      completed.length * rules.lectureDone.points,
    exhausted: standing.filter((chain) => isExhausted(chain) && !isByHand(chain)).length,
  };
}

const pointsOf = (chain: Chain) => chain.standing?.points ?? 0;
const differs = ({ chain, points }: Recounted) => points !== pointsOf(chain);
const isExhausted = ({ rounds }: Chain) => rounds >= mostRounds;
const isByHand = ({ rule }: Chain) => rule === 'manual' || rule === 'import';

function byDay(chains: readonly Standing[]): Standing[][] {
  const days = new Map<string, Standing[]>();
  for (const chain of chains) {
    const day = seasonDayOf(chain.standing.atMs);
    const group = days.get(day);
    if (group) group.push(chain);
    else days.set(day, [chain]);
  }
  return [...days.values()];
}

/** Points of one day's entries under a cap. What cannot be changed any more keeps its points, and the cap's room shrinks by them. */
function share(
  day: readonly Standing[],
  cap: number,
  pointsOfRule: (chain: Standing) => number,
): Recounted[] {
  const fixed = day.filter(isExhausted);
  let left = fixed.reduce((room, chain) => Math.max(0, room - pointsOf(chain)), cap);
  return day
    .filter((chain) => !isExhausted(chain))
    .sort(inOrder)
    .map((chain) => {
      const whole = pointsOfRule(chain);
      const points = Math.min(whole, left);
      left -= points;
      return { chain, points, capped: points < whole, atMs: chain.standing.atMs };
    });
}

/** First come, first served; of one moment in the order of the units. */
const inOrder = (a: Standing, b: Standing) =>
  a.standing.atMs - b.standing.atMs || a.base.length - b.base.length || (a.base < b.base ? -1 : 1);

function newlyCompleted({ watch, entries }: RecountedRecord, plan: RecountPlan): string[] {
  const { coverage } = plan.rules.lectureDone;
  return plan.lectures.flatMap(({ lectureId, durationSeconds }) => {
    const progress = watch.lectures[lectureId];
    if (!progress || progress.completedAtMs !== undefined) return [];
    const enough = progress.coveredSeconds >= durationSeconds * coverage;
    return enough && entries[lectureDoneKey(lectureId)] === undefined ? [lectureId] : [];
  });
}

/** One write of a recount: what it changes and the ledger keys that it writes, none of which may exist. */
export interface RecountChange {
  change: RecordChange;
  keys: string[];
  /** Nothing is left after it. */
  last: boolean;
}

/** More entries than these are not put into one write; a day's entries of a rule always are. */
const mostEntriesAWrite = 100;

/**
 * The next write of a recount: reversing entries with the reason, and new credits under the next keys, of the same moments and
 * branches. Undefined when everything is as the rules have it.
 */
export function changeOfRecount(
  record: RecountedRecord,
  recount: Recount,
  told: { rules: SeasonRules; reason: string; nowMs: number },
): RecountChange | undefined {
  const { groups, completed } = recount;
  if (groups.length === 0 && completed.length === 0) return undefined;
  const taken = takeGroups(groups);
  const last = taken.length === groups.length;
  const pairs = taken.flat().map((one) => pairOf(record, one, told));
  const completing = last ? completed : [];
  const credits = [
    ...pairs.map(({ credit }) => credit),
    ...completing.map((lectureId) => completionOf(record, lectureId, told)),
  ];
  const reversals = pairs.map(({ reversal }) => reversal);
  const change = changeOfCredits(credits, told.nowMs, reversals);
  for (const lectureId of completing)
    change.set[`watch.lectures.${assertPathPart(lectureId)}.completedAtMs`] = told.nowMs;
  // The trace of a first try says what it earned, where the answers are shown.
  for (const { rule, source = '', points } of credits)
    if (rule === 'quiz' && record.quizzes?.[source])
      change.set[`quizzes.${assertPathPart(source)}.points`] = points;
  // What open receipts know of the day's points or of completion is over: they are decided anew on what stands now.
  const watching =
    completing.length > 0 || taken.flat().some(({ chain }) => chain.rule === 'watch');
  if (watching) change.set['watch.version'] = record.watch.version + 1;
  return { change, keys: [...credits, ...reversals].map(({ key }) => key), last };
}

function takeGroups(groups: readonly Recounted[][]): Recounted[][] {
  const taken: Recounted[][] = [];
  let entries = 0;
  for (const group of groups) {
    if (entries > 0 && entries + group.length > mostEntriesAWrite) break;
    taken.push(group);
    entries += group.length;
  }
  return taken;
}

function pairOf(
  record: RecountedRecord,
  { chain, points, capped, atMs }: Recounted,
  { rules, reason }: { rules: SeasonRules; reason: string },
): { credit: Credit; reversal: Reversal } {
  const { base, rule, rounds, standing } = chain;
  if (!standing) throw new Error('only a standing entry is counted anew');
  const branchId = standing.branchId ?? record.branchId;
  const credit: Credit = {
    key: roundKey(base, rounds + 1),
    ...{ rule, points, atMs, branchId, capped },
    ...(standing.source === undefined ? {} : { source: standing.source }),
    ...(standing.hours === undefined ? {} : { hours: standing.hours }),
    rulesVersion: rules.version,
    formerBranch: record.formerBranchIds?.includes(branchId) ?? false,
  };
  return {
    credit,
    reversal: { key: reversingKey(base, rounds), reverses: standing, branchId, reason },
  };
}

const completionOf = (
  { branchId }: RecountedRecord,
  lectureId: string,
  { rules, nowMs }: { rules: SeasonRules; nowMs: number },
): Credit => ({
  key: lectureDoneKey(lectureId),
  rule: 'lectureDone',
  points: rules.lectureDone.points,
  atMs: nowMs,
  source: lectureId,
  branchId,
  rulesVersion: rules.version,
});
