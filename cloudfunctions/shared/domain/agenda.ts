import type { Segment } from '../contract/vocabulary';
import type { PlannedLecture } from './season';
import { dayMs, seasonDayOf, weekStartMs } from './season-time';
import { type Session, countsAsAttended, isInvited } from './session';
import type { StudyRecord } from './study-record';

export const agendaFields = [
  ...(['_id', 'title', 'startsAtMs', 'endsAtMs', 'checkInOpensAtMs', 'checkInClosesAtMs'] as const),
  ...(['venue', 'required', 'mode', 'stream', 'audience', 'status', 'changes'] as const),
  ...(['category', 'tags'] as const),
] as const;
/** What the first screen needs of a session; `changes` tells that it was moved. */
export type AgendaSession = Pick<Session, (typeof agendaFields)[number]>;

/** What is due for one member, and what to show of it first. */
type AgendaRecord = Pick<StudyRecord, 'orgPath' | 'segments' | 'attendance' | 'watch'>;

const mostShown = 5;

interface Agenda {
  /** Sessions of the season whose audience names the member's organisations. */
  sessions: readonly AgendaSession[];
  lectures: readonly PlannedLecture[];
  record: AgendaRecord;
  nowMs: number;
}

/**
 * Tasks of the season so far: required sessions that were held and have ended (or were attended) and lectures due by the end
 * of this week; done are the attended and the completed ones. What was cancelled, never opened or
 * excused nobody has missed.
 */
export function tasksOf({ sessions, lectures, record, nowMs }: Agenda): {
  done: number;
  total: number;
} {
  const attended = (session: AgendaSession) =>
    countsAsAttended(record.attendance[session._id]?.status);
  const required = sessions.filter(
    (session) =>
      session.required &&
      record.attendance[session._id]?.status !== 'excused' &&
      invites(session, record) &&
      ((wasHeld(session) && session.endsAtMs <= nowMs) || attended(session)),
  );
  const sunday = seasonDayOf(weekStartMs(nowMs) + 6 * dayMs);
  const due = lectures.filter(
    (lecture) =>
      isFor(lecture, record.segments) && lecture.dueOn !== undefined && lecture.dueOn <= sunday,
  );
  const completed = due.filter((lecture) => isCompleted(record, lecture));
  return {
    done: required.filter(attended).length + completed.length,
    total: required.length + due.length,
  };
}

/**
 * Sessions that run now or come next, soonest first; those already attended stay until they end, and cancelled ones until
 * they would have ended: whoever means to come must learn of it.
 */
export function sessionsToShow(
  sessions: readonly AgendaSession[],
  record: AgendaRecord,
  nowMs: number,
): AgendaSession[] {
  return sessions
    .filter(
      (session) =>
        session.status !== 'draft' &&
        session.endsAtMs > nowMs &&
        session.checkInClosesAtMs > nowMs &&
        invites(session, record),
    )
    .sort((a, b) => a.startsAtMs - b.startsAtMs)
    .slice(0, mostShown);
}

/** A change of plan is worth a mark for so long: nobody looks every day. */
const newsForMs = 3 * dayMs;

/** What a member who knew the plan should be told: it is off, or it was moved in time or place lately. */
export function newsOf(session: AgendaSession, nowMs: number): 'cancelled' | 'moved' | undefined {
  if (session.status === 'cancelled') return 'cancelled';
  const isMoved = session.changes?.some(
    (one) =>
      one.what === 'edited' &&
      one.atMs > nowMs - newsForMs &&
      one.fields?.some((field) => field === 'startsAtMs' || field === 'venue'),
  );
  return isMoved ? 'moved' : undefined;
}

/** Lectures begun and not completed, then those due soonest, then the rest of the shelf; without a record the open ones. */
export function lecturesToShow(
  lectures: readonly PlannedLecture[],
  record: AgendaRecord | undefined,
  nowMs: number,
): PlannedLecture[] {
  if (!record) return lectures.filter((lecture) => lecture.open).slice(0, mostShown);
  const today = seasonDayOf(nowMs);
  const rank = (lecture: PlannedLecture): string => {
    if ((record.watch.lectures[lecture.lectureId]?.coveredSeconds ?? 0) > 0) return '0';
    if (lecture.dueOn === undefined) return '3';
    return lecture.dueOn >= today ? `1${lecture.dueOn}` : `2${lecture.dueOn}`;
  };
  return lectures
    .filter((lecture) => isFor(lecture, record.segments) && !isCompleted(record, lecture))
    .map((lecture) => ({ lecture, rank: rank(lecture) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, mostShown)
    .map(({ lecture }) => lecture);
}

/** Whether a lecture is asked of a member with these segments. */
export function isFor(lecture: PlannedLecture, segments: readonly Segment[]): boolean {
  return lecture.segments.length === 0 || lecture.segments.some((one) => segments.includes(one));
}

const wasHeld = ({ status }: AgendaSession) =>
  status === 'open' || status === 'closed' || status === 'settled';

const invites = (session: AgendaSession, record: AgendaRecord) =>
  isInvited(session.audience, record.orgPath, record.segments);

const isCompleted = (record: AgendaRecord, lecture: PlannedLecture) =>
  record.watch.lectures[lecture.lectureId]?.completedAtMs !== undefined;
