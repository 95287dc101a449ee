import type { LeaveRow, SheetAnswer, SheetSession } from '../shared/contract/attendance-answers';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { listedSession, type ListedSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';
import { organisationsById } from '../shared/runtime/shared-reads';
import {
  type AudiencePages,
  byMember,
  pagesOf,
  rowsOfBranches,
  visitorRows,
} from './audience-pages';
import { sheetRows } from './sheet-rows';

/** Nobody decides more at a sitting; the oldest come first. */
const mostLeaveRequests = 100;

/**
 * Who came, who waits for confirmation, and who is invited and has not come; with the requests for leave. Of a joint session, those
 * who may not run it see and count their own part alone.
 */
export async function showSheet(
  input: { sessionId: string; page?: number | undefined; branchId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<SheetAnswer>> {
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session, part } = listed;
  const audience = await pagesOf(session, context);
  const page = input.page ?? 0;
  const branchIds = branchesAsked(audience, page, input.branchId);
  if (!branchIds) return refuse('BAD_REQUEST', { field: 'page' });
  const [invited, visitors, counts, leaveRequests] = await Promise.all([
    rowsOfBranches(session, branchIds, context),
    page === 0 && !part ? visitorRows(session, context) : undefined,
    part ? countsOfPart(session, context) : countsOf(session, context),
    leaveRows(session, part && audience, context),
  ]);
  return {
    session: sheetSession(listed),
    rows: await sheetRows(session, byMember([...(visitors?.rows ?? []), ...invited.rows]), context),
    page,
    pages: input.branchId === undefined ? audience.pages.length : 1,
    complete: audience.complete && invited.complete && (visitors?.complete ?? true),
    ...counts,
    ...(part ? { part } : {}),
    branches:
      audience.branches.length > 1
        ? audience.branches.map(({ _id, name }) => ({ branchId: _id, name }))
        : [],
    leaveRequests,
  };
}

function branchesAsked(
  { branches, pages }: AudiencePages,
  page: number,
  branchId: string | undefined,
): string[] | undefined {
  if (branchId === undefined) return pages[page];
  return page === 0 && branches.some(({ _id }) => _id === branchId) ? [branchId] : undefined;
}

type Counts = Pick<SheetAnswer, 'expected' | 'attended' | 'pending' | 'guests'>;

async function countsOf(session: Session, { repositories }: MemberContext): Promise<Counts> {
  const { attendance, guestCheckIns } = repositories;
  // Whoever has joined since it opened stands among its rows and is expected too, until it is settled who was missing.
  const [expected, attended, pending, guests] = await Promise.all([
    session.status === 'settled'
      ? session.expected
      : attendance.countInvited(session.seasonId, session.audience),
    attendance.countAttended(session._id),
    attendance.countPending(session._id),
    guestCheckIns.countOf(session),
  ]);
  return { expected, attended, pending, guests };
}

/** Guests have no branch, so no part of a list counts them. */
async function countsOfPart(session: Session, { repositories }: MemberContext): Promise<Counts> {
  const { attendance } = repositories;
  const [expected, attended, pending] = await Promise.all([
    attendance.countInvited(session.seasonId, session.audience),
    attendance.countAttendedInvited(session),
    attendance.countPendingInvited(session),
  ]);
  return { expected, attended, pending, guests: 0 };
}

/** The heads in the hall are those of the whole session, so they say nothing of a part. */
function sheetSession({ session, part }: ListedSession): SheetSession {
  const { status, mode, endsAtMs, checkInOpensAtMs, lateAfterMs, headCount } = session;
  return {
    ...factsOf(session),
    ...{ status, mode, endsAtMs, checkInOpensAtMs, lateAfterMs },
    ...(headCount && !part ? { headCount: headCount.heads } : {}),
  };
}

/** Of all branches, or of those of the part of a list. */
async function leaveRows(
  session: Session,
  part: AudiencePages | undefined,
  context: MemberContext,
): Promise<LeaveRow[]> {
  const { leaveRequests } = context.repositories;
  const branchIds = part?.branches.map(({ _id }) => _id);
  const waiting = await leaveRequests.waitingOf(session._id, mostLeaveRequests, branchIds);
  if (waiting.length === 0) return [];
  const [names, branches] = await Promise.all([
    namesOf(
      waiting.map((one) => one.memberId),
      context,
    ),
    organisationsById(
      waiting.map((one) => one.branchId),
      context.nowMs,
    ),
  ]);
  return waiting.map(({ memberId, branchId, reason, askedAtMs }) => ({
    ...{ memberId, reason, askedAtMs },
    name: names.get(memberId) ?? '',
    branchName: branches.get(branchId)?.name ?? '',
  }));
}
