import type { BranchAttendanceAnswer, ReportedSession } from '../shared/contract/report';
import { sumOfMembers } from '../shared/domain/attendance-counts';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import type { ReportSession } from '../shared/repositories/report-repository';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { latestSeason } from '../shared/runtime/shared-reads';
import { type CountedRow, countBranch, mostSessions } from './count-branch';
import { ownOrganisation } from './own-branch';

/** A branch's season as its screen and its spreadsheet show it. */
export interface BranchSeason {
  branch: Organisation;
  season: Season;
  sessions: ReportSession[];
  complete: boolean;
  /** By name. */
  members: (CountedRow & { name: string })[];
}

/** Every member of a branch against every session of the season that has begun: who comes, and who does not. */
export async function showBranchAttendance(
  { branchId }: { branchId: string },
  context: MemberContext,
): Promise<Outcome<BranchAttendanceAnswer>> {
  const found = await branchSeason(branchId, context);
  if (found instanceof Refused) return found;
  const { branch, season, sessions, complete, members } = found;
  return {
    branchId,
    branchName: branch.name,
    seasonName: season.name,
    sessions: sessions.map((session) => reported(session, context)),
    members,
    counts: sumOfMembers(members.map((one) => one.counts)),
    complete,
  };
}

/** The same for an export: refused unless the caller's roles permit it for the branch. */
export async function branchSeason(
  branchId: string,
  context: MemberContext,
): Promise<Outcome<BranchSeason>> {
  const branch = await ownOrganisation(context, branchId);
  if (branch instanceof Refused) return branch;
  const season = await latestSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const found = await context.repositories.reports.begunSessions(
    season._id,
    branch.path,
    mostSessions + 1,
  );
  const sessions = found.slice(0, mostSessions);
  const rows = await countBranch(season._id, branchId, sessions, context);
  const names = await namesOf(
    rows.map((row) => row.memberId),
    context,
  );
  const members = rows
    .map((row) => ({ ...row, name: names.get(row.memberId) ?? '' }))
    .sort(
      (a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN') || (a.memberId < b.memberId ? -1 : 1),
    );
  return { branch, season, sessions, complete: found.length <= mostSessions, members };
}

function reported(session: ReportSession, { may }: MemberContext): ReportedSession {
  const { _id, title, category, startsAtMs, endsAtMs, required, mode, status } = session;
  return {
    sessionId: _id,
    ...{ title, category, startsAtMs, endsAtMs, required, mode, status },
    organisationName: session.organisationName,
    own: may(session.orgPath),
  };
}
