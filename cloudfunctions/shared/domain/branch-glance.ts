import { nextGoalOf } from '../contract/score-goal';
import type { Organisation } from './organisation';
import type { Season } from './season';
import { dayMs, seasonWeekOf, weekStartMs } from './season-time';
import type { StudyHeader } from './study-record';

/** What a branch's list is made from. */
export type GlanceRecord = Pick<
  StudyHeader,
  'memberId' | 'score' | 'reachedAtMs' | 'weeks' | 'nudge'
>;

/** One member as the lists name them, without a name. */
export interface GlanceRow {
  memberId: string;
  points: number;
  weekPoints: number;
  nudgedAtMs?: number;
}

export interface Glance {
  members: number;
  activeThisWeek: number;
  leading: GlanceRow[];
  notStarted: GlanceRow[];
  nearGoal: (GlanceRow & { goal: number; missing: number })[];
}

const mostLeading = 3;
const mostNear = 10;
/** Points of one session: who misses no more reaches the goal with the next one. */
const oneSession = 10;

/** Who leads a branch, who has not started, who is close to the next goal. */
export function glanceOf(records: readonly GlanceRecord[], week: string): Glance {
  const row = ({ memberId, score, weeks, nudge }: GlanceRecord): GlanceRow => ({
    memberId,
    points: score,
    weekPoints: weeks[week] ?? 0,
    ...(nudge?.week === week ? { nudgedAtMs: nudge.atMs } : {}),
  });
  const started = records.filter((one) => one.score > 0);
  const byScore = [...started].sort((a, b) => b.score - a.score || a.reachedAtMs - b.reachedAtMs);
  return {
    members: records.length,
    activeThisWeek: records.filter((one) => (one.weeks[week] ?? 0) > 0).length,
    leading: byScore.slice(0, mostLeading).map(row),
    notStarted: records.filter((one) => one.score <= 0).map(row),
    nearGoal: started
      .map((one) => ({ ...row(one), ...goalOf(one.score) }))
      .filter((one) => one.missing <= oneSession)
      .sort((a, b) => a.missing - b.missing || b.points - a.points)
      .slice(0, mostNear),
  };
}

const mostWeeks = 8;

/**
 * Names of the weeks that a branch's chart shows, the running one last: no week before the season's first or before there was such a
 * branch, in which nobody could have earned anything. After the season's end they still lead up to the day.
 */
export function weeksShownOf(
  season: Pick<Season, 'startsAtMs'>,
  { createdAtMs = 0 }: Pick<Organisation, 'createdAtMs'>,
  nowMs: number,
): string[] {
  const firstMs = weekStartMs(Math.max(season.startsAtMs, createdAtMs));
  const weeks = Math.floor((weekStartMs(nowMs) - firstMs) / (7 * dayMs)) + 1;
  const shown = Math.min(mostWeeks, Math.max(1, weeks));
  return Array.from({ length: shown }, (_, at) =>
    seasonWeekOf(nowMs - (shown - 1 - at) * 7 * dayMs),
  );
}

/** Points of all members in each of these weeks. */
export const weekSumsOf = (
  records: readonly Pick<GlanceRecord, 'weeks'>[],
  weeks: readonly string[],
): number[] =>
  weeks.map((week) => records.reduce((sum, record) => sum + (record.weeks[week] ?? 0), 0));

function goalOf(score: number): { goal: number; missing: number } {
  const { goal, missing } = nextGoalOf(score);
  return { goal, missing };
}

/** When a member was reminded this week, as long as nothing was earned since: the reminder goes by itself. */
export function openNudgeOf(
  { nudge, reachedAtMs }: Pick<StudyHeader, 'nudge' | 'reachedAtMs'>,
  week: string,
): number | undefined {
  return nudge?.week === week && reachedAtMs <= nudge.atMs ? nudge.atMs : undefined;
}
