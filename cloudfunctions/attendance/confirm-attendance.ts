import type { ConfirmAnswer, LeftOut } from '../shared/contract/attendance-answers';
import { changedByHand, overcomes } from '../shared/domain/attendance';
import { type LateCode, leftOutOfBulk } from '../shared/domain/bulk-confirmation';
import { dayMs } from '../shared/domain/season-time';
import { creditOf, type Session } from '../shared/domain/session';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { isInPart, listedSession, type ListedSession } from '../shared/runtime/own-session';
import { changeMembers, countOf, type Decision } from './change-members';

/** Later it is a correction, by hand and with a reason. */
const confirmableForMs = 7 * dayMs;
/** Late codes, waiting and decided, among which those of one network are counted. */
const mostLate = 1000;

type Confirmed = 'confirmed' | 'unchanged' | 'exhausted';

/**
 * Confirms pending check-ins: each counts from then on as present or late by the slot in which the member was seen, on the
 * day of that slot. In bulk it leaves out what deserves a look of its own. Repeating it changes nothing.
 */
export async function confirmAttendance(
  input: { sessionId: string; memberIds: string[]; bulk?: boolean | undefined },
  context: MemberContext,
): Promise<Outcome<ConfirmAnswer>> {
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session } = listed;
  if (context.nowMs > session.endsAtMs + confirmableForMs) return refuse('CONFIRMATION_OVER');
  const asked = [...new Set(input.memberIds)];
  const late = input.bulk ? await lateCodes(session, context) : undefined;
  // All of the session are looked at together, as one network is in the hall, whosever part of the list is asked for.
  const left = late ? leftOutOfBulk(late) : new Map<string, LeftOut>();
  // What nobody has held against the rules of the bulk, as it came meanwhile or beyond the bound, waits for the next time.
  const judged = new Set(
    late ? late.filter((one) => isInPart(listed, one.orgPath)).map((one) => one.memberId) : asked,
  );
  const outcomes = await changeMembers<Confirmed>(
    session,
    asked.filter((memberId) => judged.has(memberId) && !left.has(memberId)),
    context,
    (record) => confirmationOf(listed, record, context),
  );
  if (countOf(outcomes, 'busy') > 0) return refuse('BUSY');
  const confirmed = countOf(outcomes, 'confirmed');
  const leftOut = asked.flatMap((memberId) => {
    const why = judged.has(memberId) ? left.get(memberId) : undefined;
    return why ? [{ memberId, why }] : [];
  });
  return { confirmed, unchanged: asked.length - confirmed - leftOut.length, leftOut };
}

function confirmationOf(
  listed: ListedSession,
  record: SessionRecord,
  { member, nowMs }: MemberContext,
): Decision<Confirmed> {
  const { session } = listed;
  const stood = record.attendance[session._id];
  if (!stood || !overcomes('confirmation', stood.status) || !isInPart(listed, record.orgPath))
    return { outcome: 'unchanged' };
  const { seenAtMs } = stood;
  const { status } = creditOf(session, seenAtMs);
  const next = { status, seenAtMs, method: 'confirmed' as const };
  const write = changedByHand(stood, next, { by: member._id, nowMs });
  return write ? { outcome: 'confirmed', write } : { outcome: 'exhausted' };
}

interface LateCodeOf extends LateCode {
  orgPath: string[];
}

async function lateCodes(session: Session, context: MemberContext): Promise<LateCodeOf[]> {
  const rows = await context.repositories.attendance.lateCodeRows(session._id, mostLate);
  return rows.flatMap(({ memberId, orgPath, attendance }) => {
    const one = attendance?.[session._id];
    return one ? [{ memberId, orgPath, attendance: one }] : [];
  });
}
