import type { ConfirmAnswer } from '../shared/contract/attendance';
import { type Session, creditOf } from '../shared/domain/session';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { creditAsRead } from '../shared/runtime/credit-as-read';

/** A record that changes under the secretary's tap is read again this often. */
const attempts = 4;
/** Members credited side by side. */
const atOnce = 5;

/**
 * Confirms pending check-ins: each counts from then on as present or late by the slot in which the member was seen, on the
 * day of that slot. One read for all of them and one write each. Repeating it changes nothing.
 */
export async function confirmAttendance(
  input: { sessionId: string; memberIds: string[] },
  context: MemberContext,
): Promise<Outcome<ConfirmAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { studyRecords } = context.repositories;
  const memberIds = [...new Set(input.memberIds)];
  let waiting = memberIds;
  let confirmed = 0;
  for (let attempt = 0; attempt < attempts && waiting.length > 0; attempt += 1) {
    const records = await studyRecords.forSession(session.seasonId, waiting, session._id);
    const pending = records.filter((one) => one.attendance[session._id]?.status === 'pending');
    const written = await inGroups(pending, atOnce, (one) => confirmOne(session, one, context));
    waiting = pending.filter((_, place) => !written[place]).map((one) => one.memberId);
    confirmed += pending.length - waiting.length;
  }
  if (waiting.length > 0) return refuse('BUSY');
  return { confirmed, unchanged: memberIds.length - confirmed };
}

/** False when the record changed in between. */
async function confirmOne(
  session: Session,
  record: SessionRecord,
  context: MemberContext,
): Promise<boolean> {
  const pending = record.attendance[session._id];
  if (!pending) return false;
  const { status } = creditOf(session, pending.seenAtMs);
  const attendance = { ...pending, status, atMs: context.nowMs, method: 'confirmed' as const };
  return (await creditAsRead(session, record, attendance, context)) !== undefined;
}
