import type { DeskAnswer } from '@contract/season-answers';
import { dayNumberOf } from '@/copy/time';

export type DeskSession = DeskAnswer['sessions'][number];

export interface SessionGroups {
  /** What the desk is about now: running, or the next one of the day. */
  present: DeskSession | undefined;
  coming: DeskSession[];
  past: DeskSession[];
  /** Those with check-ins that wait for the secretary. */
  waiting: DeskSession[];
}

const isDone = ({ status }: Pick<DeskSession, 'status'>) =>
  status === 'closed' || status === 'settled' || status === 'lapsed';

/** How a session stands at a moment: one that nobody opened in its time has lapsed, even before the server has noted it. */
export const shownStatus = (
  { status, endsAtMs }: Pick<DeskSession, 'status' | 'endsAtMs'>,
  nowMs: number,
): DeskSession['status'] => (status === 'published' && endsAtMs <= nowMs ? 'lapsed' : status);

/**
 * Sessions as the desk shows them at a moment; an open one goes before one that is still to be opened. What was cancelled stays
 * in its place, and is never what the desk is about.
 */
export function groupSessions(sessions: readonly DeskSession[], nowMs: number): SessionGroups {
  const isOver = (one: DeskSession) => isDone(one) || one.endsAtMs <= nowMs;
  const today = sessions.filter(
    (one) =>
      !isOver(one) &&
      one.status !== 'cancelled' &&
      dayNumberOf(one.startsAtMs) === dayNumberOf(nowMs),
  );
  const present = today.find((one) => one.status === 'open') ?? today[0];
  return {
    present,
    coming: sessions.filter((one) => !isOver(one) && one !== present),
    past: sessions.filter(isOver).sort((a, b) => b.startsAtMs - a.startsAtMs),
    waiting: sessions.filter((one) => one.pending + one.leaveRequests > 0),
  };
}

/** Whose session it is, where it is not the desk's own organisation. */
export function otherOrganisation(
  session: Pick<DeskSession, 'organisationName'>,
  ownName: string,
): string | undefined {
  return session.organisationName === ownName ? undefined : session.organisationName;
}

export type SessionMark = 'open' | 'cancelled' | 'lapsed' | 'count' | 'expected';

/** What a line of the desk says of a session at its end. */
export function markOf(
  session: Pick<DeskSession, 'status' | 'endsAtMs'>,
  nowMs: number,
): SessionMark {
  const status = shownStatus(session, nowMs);
  if (status === 'open' || status === 'cancelled' || status === 'lapsed') return status;
  return status === 'published' ? 'expected' : 'count';
}
