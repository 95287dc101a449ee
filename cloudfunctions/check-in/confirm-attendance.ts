import type { ConfirmAnswer } from '../shared/contract/check-in';
import { changeOfCredits, checkInKey, leftToday } from '../shared/domain/ledger';
import { seasonDayOf } from '../shared/domain/season-time';
import { type Session, creditOf } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';

/** A record that changes under the secretary's tap is read again this often. */
const attempts = 4;

/**
 * Confirms pending check-ins: each counts from then on as present or late by the slot in which the member was seen, on the
 * day of that slot. Repeating it changes nothing.
 */
export async function confirmAttendance(
  input: { sessionId: string; memberIds: string[] },
  context: MemberContext,
): Promise<Outcome<ConfirmAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  let confirmed = 0;
  const memberIds = [...new Set(input.memberIds)];
  for (const memberId of memberIds) {
    const result = await confirmOne(session, memberId, context);
    if (result instanceof Refused) return result;
    if (result) confirmed += 1;
  }
  return { confirmed, unchanged: memberIds.length - confirmed };
}

/** True when this call confirmed the member; false when nothing was pending. */
async function confirmOne(
  session: Session,
  memberId: string,
  context: MemberContext,
): Promise<Outcome<boolean>> {
  const { studyRecords } = context.repositories;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await studyRecords.ofMember(session.seasonId, memberId);
    const pending = record?.attendance[session._id];
    if (!record || pending?.status !== 'pending') return false;
    const day = seasonDayOf(pending.seenAtMs);
    const { status, points } = creditOf(session, pending.seenAtMs);
    const given = Math.min(points, leftToday(record, 'checkIn', day, session.credit.dayCap));
    const credit = {
      key: checkInKey(session._id),
      rule: 'checkIn' as const,
      points: given,
      atMs: pending.seenAtMs,
      source: session._id,
      branchId: record.branchId,
      capped: given < points,
    };
    const attendance = { ...pending, status, atMs: context.nowMs, method: 'confirmed' as const };
    const change = changeOfCredits([credit], context.nowMs);
    if (
      await studyRecords.creditCheckInAsRead(
        record,
        { sessionId: session._id, day },
        attendance,
        change,
      )
    )
      return true;
  }
  return refuse('BUSY');
}
