import type { SheetRow } from '../shared/contract/attendance-answers';
import { countsAsAttended, isInvited, type Session } from '../shared/domain/session';
import type { Attendance } from '../shared/domain/study-record';
import type { AttendanceRow } from '../shared/repositories/attendance-repository';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Rows of the sheet with names: a read for every 200 of them, and one for their branches. */
export async function sheetRows(
  session: Session,
  records: readonly AttendanceRow[],
  context: MemberContext,
): Promise<SheetRow[]> {
  const [members, branches] = await Promise.all([
    membersById(
      records.map((row) => row.memberId),
      context,
    ),
    organisationsById(
      records.map((row) => row.branchId),
      context.nowMs,
    ),
  ]);
  return records.map((record) => {
    const { memberId, branchId, orgPath, segments } = record;
    const member = members.get(memberId);
    return {
      memberId,
      name: member?.name ?? '',
      initials: member?.nameInitials ?? '',
      branchId,
      branchName: branches.get(branchId)?.name ?? '',
      ...(isInvited(session.audience, orgPath, segments) ? {} : { visitor: true as const }),
      ...factsOf(record.attendance?.[session._id]),
    };
  });
}

type Facts = Omit<SheetRow, 'memberId' | 'name' | 'initials' | 'branchId' | 'branchName'>;

function factsOf(attendance: Attendance | undefined): Facts {
  if (!attendance) return { status: 'none' };
  const { status, seenAtMs, codeAgeMs, reason, method, corrections } = attendance;
  const wasSeen = countsAsAttended(status) || status === 'pending' || status === 'declined';
  return {
    status,
    ...(wasSeen ? { seenAtMs } : {}),
    ...(codeAgeMs === undefined ? {} : { codeAgeMs }),
    ...(reason === undefined ? {} : { reason }),
    ...(method === 'online' ? { online: true as const } : {}),
    ...(corrections ? { byHand: true as const } : {}),
  };
}
