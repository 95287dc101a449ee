import type { DeskSession, SessionSummary } from '../shared/contract/season-answers';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';

/** What the desk shows of a session. */
export function summaryOf(session: Session): SessionSummary {
  return {
    sessionId: session._id,
    title: session.title,
    category: session.category,
    tags: session.tags,
    mode: session.mode,
    startsAtMs: session.startsAtMs,
    endsAtMs: session.endsAtMs,
    venue: session.venue,
    ...(session.lecturer === undefined ? {} : { lecturer: session.lecturer }),
    ...(session.lecturerId === undefined ? {} : { lecturerId: session.lecturerId }),
    segments: session.audience.segments,
    required: session.required,
    openToAll: session.openToAll,
    codeKind: session.codeKind,
    status: session.status,
    organisationName: session.organisationName,
    checkInOpensAtMs: session.checkInOpensAtMs,
    checkInClosesAtMs: session.checkInClosesAtMs,
    expected: session.expected,
    inSeries: session.seriesId !== undefined,
    changedAtMs: session.changedAtMs,
  };
}

/** The same with who came, who waits and who asks for leave: three counts, none of them where it can only be 0. */
export async function withCounts(
  session: Session,
  { nowMs, repositories }: Pick<MemberContext, 'nowMs' | 'repositories'>,
): Promise<DeskSession> {
  const { status } = session;
  const { attendance, leaveRequests } = repositories;
  const isHeld = status !== 'draft' && status !== 'cancelled';
  const hasBegun = isHeld && (status !== 'published' || session.checkInOpensAtMs <= nowMs);
  const [attended, pending, asked] = await Promise.all([
    hasBegun ? attendance.countAttended(session._id) : 0,
    hasBegun ? attendance.countPending(session._id) : 0,
    isHeld ? leaveRequests.countWaiting(session._id) : 0,
  ]);
  return { ...summaryOf(session), attended, pending, leaveRequests: asked };
}

/** The same of one part of those whom a session invites: three counts. */
export async function withPartCounts(
  session: Session,
  organisationIds: string[],
  { repositories }: Pick<MemberContext, 'repositories'>,
): Promise<DeskSession> {
  const { attendance } = repositories;
  const { segments } = session.audience;
  const part = { ...session, audience: { organisationIds, segments } };
  const [expected, attended, pending] = await Promise.all([
    attendance.countInvited(session.seasonId, part.audience),
    attendance.countAttendedInvited(part),
    attendance.countPendingInvited(part),
  ]);
  return { ...summaryOf(session), expected, attended, pending, leaveRequests: 0 };
}
