import type { SessionSummary } from '../shared/contract/season';
import type { Session } from '../shared/domain/session';

/** What the desk shows of a session. */
export function summaryOf(session: Session): SessionSummary {
  return {
    sessionId: session._id,
    title: session.title,
    category: session.category,
    startsAtMs: session.startsAtMs,
    endsAtMs: session.endsAtMs,
    venue: session.venue,
    ...(session.lecturer === undefined ? {} : { lecturer: session.lecturer }),
    segments: session.audience.segments,
    required: session.required,
    status: session.status,
    organisationName: session.organisationName,
    checkInOpensAtMs: session.checkInOpensAtMs,
    checkInClosesAtMs: session.checkInClosesAtMs,
  };
}
