import type { SheetAnswer, SheetRow } from '../shared/contract/attendance';
import type { Attendance } from '../shared/domain/study-record';
import type { AttendanceRow } from '../shared/repositories/attendance-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { organisationsById } from '../shared/runtime/shared-reads';
import { factsOf } from '../shared/runtime/session-facts';

/** One answer's rows: a joint session of several branches; a larger one is marked incomplete. */
const mostRows = 500;

/** Who came, who waits for confirmation, and who is invited and has not come. */
export async function showSheet(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SheetAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { attendance } = context.repositories;
  const [pending, attended, invited] = await Promise.all([
    attendance.pendingRows(session._id, mostRows),
    attendance.attendedRows(session._id, mostRows),
    attendance.invitedRows(session.seasonId, session.audience, mostRows),
  ]);
  // Somebody confirmed between the two reads stands in both.
  const rows = new Map([...invited, ...pending, ...attended].map((row) => [row.memberId, row]));
  return {
    session: { ...factsOf(session), status: session.status },
    rows: await rowsOf([...rows.values()], session._id, context),
    complete: [pending, attended, invited].every((part) => part.length < mostRows),
    expected: session.expected,
  };
}

async function rowsOf(
  all: AttendanceRow[],
  sessionId: string,
  context: MemberContext,
): Promise<SheetRow[]> {
  const [members, branches] = await Promise.all([
    context.repositories.members.byIds(all.map((row) => row.memberId)),
    organisationsById(
      all.map((row) => row.branchId),
      context.nowMs,
    ),
  ]);
  const names = new Map(members.map((one) => [one._id, one.name]));
  return all.map((row) => ({
    memberId: row.memberId,
    name: names.get(row.memberId) ?? '',
    branchName: branches.get(row.branchId)?.name ?? '',
    ...standing(row.attendance?.[sessionId]),
  }));
}

function standing(
  attendance: Attendance | undefined,
): Pick<SheetRow, 'status' | 'seenAtMs' | 'codeAgeMs'> {
  if (!attendance) return { status: 'none' };
  const { status, seenAtMs, codeAgeMs } = attendance;
  return { status, seenAtMs, ...(codeAgeMs === undefined ? {} : { codeAgeMs }) };
}
