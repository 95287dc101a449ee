import type { GlanceAnswer, GlanceMember } from '../shared/contract/branch';
import { bandComparisonOf } from '../shared/domain/band-comparison';
import { glanceOf, type GlanceRow, weekSumsOf, weeksShownOf } from '../shared/domain/branch-glance';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { branchesAt, periodKeysOf, summaryIdOf } from '../shared/domain/summary';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById, rankingsAsOfMs } from '../shared/runtime/shared-reads';

/**
 * A branch at a glance: the lists from the records as they stand, the comparison from the season's summary. Beside who asks: one read of the
 * records' heads, one of names, one of the summary.
 */
export async function showGlance(
  { branchId }: { branchId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<GlanceAnswer>> {
  const { nowMs, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const branch = await branchOf(branchId, context);
  if (!branch) return refuse('NOT_ALLOWED');
  const keys = periodKeysOf(nowMs);
  const [records, comparison] = await Promise.all([
    repositories.studyHeaders.forGlance(season._id, branch._id),
    comparisonOf(season, branch._id, context),
  ]);
  const glance = glanceOf(records, keys.week);
  const { leading, notStarted, nearGoal, ...counts } = glance;
  const names = await namesOf([...leading, ...notStarted, ...nearGoal], context);
  const named = <Row extends GlanceRow>(rows: readonly Row[]): (Row & GlanceMember)[] =>
    rows.map((row) => ({ ...row, name: names.get(row.memberId) ?? '' }));
  return {
    branchId: branch._id,
    branchName: branch.name,
    ...counts,
    weeks: weekSumsOf(records, weeksShownOf(season, branch, nowMs)),
    leading: named(leading),
    notStarted: named(notStarted),
    nearGoal: named(nearGoal),
    ...(comparison ? { comparison } : {}),
  };
}

/** The branch that was asked for, if the caller's roles cover it; without a question the first that a role is held for, else the own one. */
async function branchOf(
  branchId: string | undefined,
  { member, grants, may, nowMs }: MemberContext,
): Promise<Organisation | undefined> {
  const ids =
    branchId === undefined
      ? [...grants.map((grant) => grant.organisationId), member.branchId]
      : [branchId];
  const found = await organisationsById([...new Set(ids)], nowMs);
  return ids.map((id) => found.get(id)).find((one) => one?.kind === 'branch' && may(one.path));
}

async function comparisonOf(
  season: Season,
  branchId: string,
  { nowMs, repositories }: MemberContext,
): Promise<GlanceAnswer['comparison']> {
  const countedAtMs = (await rankingsAsOfMs(season._id, nowMs)) ?? 0;
  const view = await repositories.summaries.branchesOf(
    summaryIdOf(season._id, season.organisationId),
  );
  if (!view) return undefined;
  const comparison = bandComparisonOf(branchesAt(view.current, periodKeysOf(nowMs)), branchId);
  return comparison && { ...comparison, asOfMs: Math.max(view.current.asOfMs, countedAtMs) };
}

async function namesOf(
  rows: readonly GlanceRow[],
  { repositories }: MemberContext,
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map((row) => row.memberId))];
  const members = ids.length > 0 ? await repositories.members.byIds(ids) : [];
  return new Map(members.map((one) => [one._id, one.name]));
}
