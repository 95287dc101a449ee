import type { Organisation } from '../shared/domain/organisation';
import type { Session } from '../shared/domain/session';
import type { AttendanceRow } from '../shared/repositories/attendance-repository';
import type { MemberContext } from '../shared/runtime/context';

/** Rows of one page; a branch is never cut, so that one with more members makes a page of its own. */
const pageRows = 500;
/** The store gives no more at once; a branch with more is said to be incomplete. */
const mostOfPage = 1000;
/** Branches of a joint session; a district of them is no gathering any more. */
const mostBranches = 1000;

export interface AudiencePages {
  branches: Organisation[];
  /** Ids of the branches of each page. */
  pages: string[][];
  /** False when there are more branches than are looked at. */
  complete: boolean;
}

/** The branches that a session invites, packed into pages by their size. At least one page. */
export async function pagesOf(session: Session, context: MemberContext): Promise<AudiencePages> {
  const { organisationIds } = session.audience;
  const { organisations } = context.repositories;
  const branches = await organisations.branchesBeyond(organisationIds, '', mostBranches);
  // The store gives no more at once, so a full answer may be all of them or not.
  const complete = branches.length < mostBranches;
  const pages: string[][] = [[]];
  let rows = 0;
  for (const { _id, memberCount } of branches) {
    if (rows > 0 && rows + memberCount > pageRows) {
      pages.push([]);
      rows = 0;
    }
    pages.at(-1)?.push(_id);
    rows += memberCount;
  }
  return { branches, pages, complete };
}

export interface PageRows {
  rows: AttendanceRow[];
  complete: boolean;
}

/** Everybody of some branches whom the session invites. */
export async function rowsOfBranches(
  session: Session,
  branchIds: readonly string[],
  context: MemberContext,
): Promise<PageRows> {
  const { attendance } = context.repositories;
  if (branchIds.length === 0) return { rows: [], complete: true };
  const rows = await attendance.invitedOfBranches(session, branchIds);
  return { rows, complete: rows.length < mostOfPage };
}

/**
 * Members beyond the audience of whom anything is noted: visitors of a session that is open to all, also those turned down or marked
 * since, and who is invited no more.
 */
export async function visitorRows(session: Session, context: MemberContext): Promise<PageRows> {
  const { rows, complete } = await context.repositories.attendance.rowsBeyondAudience(
    session,
    mostOfPage,
  );
  return { rows: byMember(rows), complete };
}

/** Everybody who has to do with a session, up to a number of pages. */
export async function allRows(
  session: Session,
  mostPages: number,
  context: MemberContext,
): Promise<PageRows> {
  const { pages, complete } = await pagesOf(session, context);
  const parts = [await visitorRows(session, context)];
  for (const branchIds of pages.slice(0, mostPages))
    parts.push(await rowsOfBranches(session, branchIds, context));
  return {
    rows: byMember(parts.flatMap(({ rows }) => rows)),
    complete: complete && pages.length <= mostPages && parts.every((part) => part.complete),
  };
}

/** Each member once; the later reading counts. */
export const byMember = (rows: readonly AttendanceRow[]) => [
  ...new Map(rows.map((row) => [row.memberId, row])).values(),
];
