import type { LeaveRow, SheetAnswer, SheetSession } from '../shared/contract/attendance';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
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

/** Who came, who waits for confirmation, and who is invited and has not come; with the requests for leave. */
export async function showSheet(
  input: { sessionId: string; page?: number | undefined; branchId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<SheetAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { attendance, guestCheckIns } = context.repositories;
  const audience = await pagesOf(session, context);
  const page = input.page ?? 0;
  const branchIds = branchesAsked(audience, page, input.branchId);
  if (!branchIds) return refuse('BAD_REQUEST', { field: 'page' });
  const [invited, visitors, attended, pending, guests, leaveRequests] = await Promise.all([
    rowsOfBranches(session, branchIds, context),
    page === 0 ? visitorRows(session, context) : undefined,
    attendance.countAttended(session._id),
    attendance.countPending(session._id),
    guestCheckIns.countOf(session),
    leaveRows(session, context),
  ]);
  return {
    session: sheetSession(session),
    rows: await sheetRows(session, byMember([...(visitors?.rows ?? []), ...invited.rows]), context),
    page,
    pages: input.branchId === undefined ? audience.pages.length : 1,
    complete: audience.complete && invited.complete && (visitors?.complete ?? true),
    expected: session.expected,
    attended,
    pending,
    guests,
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

function sheetSession(session: Session): SheetSession {
  const { status, mode, endsAtMs, checkInOpensAtMs, headCount } = session;
  return {
    ...factsOf(session),
    ...{ status, mode, endsAtMs, checkInOpensAtMs },
    ...(headCount ? { headCount: headCount.heads } : {}),
  };
}

async function leaveRows(session: Session, context: MemberContext): Promise<LeaveRow[]> {
  const { leaveRequests } = context.repositories;
  const waiting = await leaveRequests.waitingOf(session._id, mostLeaveRequests);
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
