import type { BranchesAnswer, BranchLine } from '../shared/contract/report';
import { sumOfMembers } from '../shared/domain/attendance-counts';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { StoreBusy } from '../shared/repositories';
import type { ReportSession } from '../shared/repositories/report-repository';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason } from '../shared/runtime/shared-reads';
import { countBranch, mostSessions, sessionsOfBranch } from './count-branch';

const branchesAPage = 20;
/** Branches counted side by side: the base plan of the platform allows 30 queries a second. */
const atOnce = 5;
/** Own sessions of 20 branches and those of all above them; the store gives no more in one answer. */
const mostSessionsOfPage = 1000;

/**
 * Attendance of the branches whose attendance the caller may see, a page at a time. A branch that could not be counted is named without
 * figures; the others are shown all the same.
 */
export async function listBranches(
  { offset }: { offset: number },
  context: MemberContext,
): Promise<Outcome<BranchesAnswer>> {
  const { grants, nowMs, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const ids = [...new Set(grants.map((role) => role.organisationId))];
  const found = await Promise.all(ids.map((id) => repositories.organisations.branchesBelow(id)));
  const all = [...new Map(found.flat().map((one) => [one._id, one])).values()].sort(byName);
  const page = all.slice(offset, offset + branchesAPage);
  const above = [...new Set(page.flatMap((branch) => branch.path))];
  const sessions = await repositories.reports.begunSessions(season._id, above, mostSessionsOfPage);
  const whole = sessions.length < mostSessionsOfPage;
  return {
    branches: await inGroups(page, atOnce, (one) => lineOf(one, season, whole, sessions, context)),
    total: all.length,
    ...(offset + branchesAPage < all.length ? { nextOffset: offset + branchesAPage } : {}),
  };
}

const byName = (a: Organisation, b: Organisation) =>
  a.name.localeCompare(b.name, 'zh-Hans-CN', { numeric: true }) || (a._id < b._id ? -1 : 1);

async function lineOf(
  branch: Organisation,
  season: Season,
  whole: boolean,
  sessions: readonly ReportSession[],
  context: MemberContext,
): Promise<BranchLine> {
  const { _id: branchId, name, memberCount } = branch;
  const own = sessionsOfBranch(sessions, branch);
  if (!whole || own.length > mostSessions) return { branchId, name, memberCount };
  try {
    const rows = await countBranch(season._id, branchId, own, context);
    return { branchId, name, memberCount, counts: sumOfMembers(rows.map((row) => row.counts)) };
  } catch (error) {
    // The line goes out without figures, which the screen shows as incomplete.
    if (error instanceof StoreBusy) return { branchId, name, memberCount };
    throw error;
  }
}
