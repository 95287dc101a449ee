import type { MarkAnswer, MarkOutcome } from '../shared/contract/attendance-answers';
import { changedByHand, decideMark, type Mark, seenByHandMs } from '../shared/domain/attendance';
import { countsAsAttended, isInvited, type Session } from '../shared/domain/session';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { isInPart, listedSession, type ListedSession } from '../shared/runtime/own-session';
import { changeMembers, type Decision } from './change-members';
import { sheetRows } from './sheet-rows';

export interface MemberMark extends Mark {
  memberId: string;
}

/**
 * Notes by hand how members stand: who came without a phone, who is excused, what has to be corrected. Safe to repeat: a
 * mark that stands already changes nothing. The last mark of a member counts where there are several.
 */
export async function markMembers(
  input: { sessionId: string; marks: MemberMark[] },
  context: MemberContext,
): Promise<Outcome<MarkAnswer>> {
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session } = listed;
  const refused = refuseUnlessHeld(listed, input.marks, context.nowMs);
  if (refused) return refused;
  const marks = new Map(input.marks.map((mark) => [mark.memberId, mark]));
  const memberIds = [...marks.keys()];
  const outcomes = await changeMembers<MarkOutcome>(session, memberIds, context, (record) => {
    const mark = marks.get(record.memberId);
    return mark ? markOne(listed, record, mark, context) : { outcome: 'not-here' };
  });
  await noteHeld(session, outcomes, marks, context);
  return {
    results: memberIds.map((memberId) => ({
      memberId,
      outcome: outcomes.get(memberId) ?? 'not-here',
    })),
    rows: await rowsNow(listed, memberIds, context),
  };
}

/** Who is noted as having come to a session that nobody opened says that it was held: it is settled like any other. */
export async function noteHeld(
  session: Session,
  outcomes: ReadonlyMap<string, string>,
  marks: ReadonlyMap<string, Pick<Mark, 'to'>>,
  { member, nowMs, repositories }: MemberContext,
): Promise<void> {
  const came = [...marks].some(
    ([memberId, { to }]) => countsAsAttended(to) && outcomes.get(memberId) === 'marked',
  );
  if (session.status !== 'lapsed' || !came) return;
  const changedAtMs = Math.max(nowMs, session.changedAtMs + 1);
  const noted = { what: 'held' as const, atMs: nowMs, by: member._id };
  // Where somebody was faster, the session is as they say.
  await repositories.sessions.change(session, { status: 'closed', changedAtMs }, noted);
}

/** Before the doors open somebody can be excused, but not have come; of what was called off nothing is noted. */
export function refuseUnlessHeld(
  { session, part }: ListedSession,
  marks: readonly Pick<Mark, 'to'>[],
  nowMs: number,
): Refused | undefined {
  if (session.status === 'cancelled') return refuse('SESSION_CANCELLED');
  if (session.status === 'draft') return refuse('SESSION_STATE_CONFLICT');
  // Whether it was held after all is for those to say who run it.
  if (session.status === 'lapsed' && part) return refuse('SESSION_STATE_CONFLICT');
  const begun = session.status !== 'published' || nowMs >= session.checkInOpensAtMs;
  const early = marks.some(({ to }) => to !== 'excused' && to !== 'none');
  return early && !begun
    ? refuse('CHECK_IN_NOT_OPEN', { opensAtMs: session.checkInOpensAtMs })
    : undefined;
}

/**
 * Whether a member belongs onto the sheet: invited, or there already. That everybody is free to come to an open session gives
 * its secretary no say over members of other branches: they come by a code, the session's or their own. Nor has who keeps a
 * part of the list over members beyond it.
 */
export function belongs(listed: ListedSession, record: SessionRecord): boolean {
  const { session } = listed;
  return (
    isInPart(listed, record.orgPath) &&
    (record.attendance[session._id] !== undefined ||
      isInvited(session.audience, record.orgPath, record.segments))
  );
}

function markOne(
  listed: ListedSession,
  record: SessionRecord,
  mark: Mark,
  { member, nowMs }: MemberContext,
): Decision<MarkOutcome> {
  if (!belongs(listed, record)) return { outcome: 'not-here' };
  const { session } = listed;
  const stood = record.attendance[session._id];
  const decision = decideMark(mark, stood?.status ?? 'none', session, nowMs);
  if (decision !== 'apply') return { outcome: decision };
  const { to, reason } = mark;
  const seenAtMs = seenByHandMs(session, to, stood, nowMs);
  // Who was watching and only gets another grade still was watching.
  const online = stood?.method === 'online' && countsAsAttended(to);
  const next = { status: to, seenAtMs, method: online ? stood.method : ('by-hand' as const) };
  const write = changedByHand(stood, next, { by: member._id, reason, nowMs });
  return write ? { outcome: 'marked', write } : { outcome: 'exhausted' };
}

/** The members as they stand now, read after the change. */
export async function rowsNow(
  listed: ListedSession,
  memberIds: readonly string[],
  context: MemberContext,
) {
  const { session } = listed;
  const { studyRecords } = context.repositories;
  const records = await studyRecords.forSession(session.seasonId, memberIds, session._id);
  const ofSheet = records.filter((record) => belongs(listed, record));
  return sheetRows(session, ofSheet, context);
}
