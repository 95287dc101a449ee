import type { DeskAnswer } from '@contract/season';
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

/** Sessions as the desk shows them at a moment; an open one goes before one that is still to be opened. */
export function groupSessions(sessions: readonly DeskSession[], nowMs: number): SessionGroups {
  const isOver = (one: DeskSession) => one.status === 'closed' || one.endsAtMs <= nowMs;
  const today = sessions.filter(
    (one) => !isOver(one) && dayNumberOf(one.startsAtMs) === dayNumberOf(nowMs),
  );
  const present = today.find((one) => one.status === 'open') ?? today[0];
  return {
    present,
    coming: sessions.filter((one) => !isOver(one) && one !== present),
    past: sessions.filter(isOver).sort((a, b) => b.startsAtMs - a.startsAtMs),
    waiting: sessions.filter((one) => one.pending > 0),
  };
}

/** Whose session it is, where it is not the desk's own organisation. */
export function otherOrganisation(session: DeskSession, ownName: string): string | undefined {
  return session.organisationName === ownName ? undefined : session.organisationName;
}
