import {
  type AttendanceCounts,
  type AttendanceMark,
  letterOf,
  markOfLetter,
  notInvited,
  type StatusCounts,
} from '../contract/attendance-mark';
import { isInvited, type Session } from './session';
import type { Attendance, StudyRecord } from './study-record';

/** What of a session decides how attendance at it is counted. */
export type CountedSession = Pick<Session, '_id' | 'audience' | 'required' | 'status'>;

/** What of a member's record is counted. */
export interface CountedMember extends Pick<StudyRecord, 'orgPath' | 'segments' | 'attended'> {
  attendance?: Record<string, Pick<Attendance, 'status' | 'method'>>;
}

/**
 * How a member stands towards a session. Undefined for who was neither invited nor noted there. A guest from another branch
 * at an open session has a mark and no invitation.
 */
export function markOf(session: CountedSession, member: CountedMember): AttendanceMark | undefined {
  const attendance = member.attendance?.[session._id];
  const invited = isInvited(session.audience, member.orgPath, member.segments);
  if (!attendance) return invited ? { status: 'none', online: false, invited } : undefined;
  const { status, method } = attendance;
  const attended = status === 'present' || status === 'late';
  return { status, online: attended && method === 'online', invited };
}

/** A member's marks as letters, one a session in the order given. */
export function lettersOf(sessions: readonly CountedSession[], member: CountedMember): string {
  return sessions
    .map((session) => {
      const mark = markOf(session, member);
      return mark ? letterOf(mark) : notInvited;
    })
    .join('');
}

/** Whether a session is over, so that not having come can be said of it. */
export const isOver = ({ status }: Pick<Session, 'status'>) =>
  status === 'closed' || status === 'settled';

const noCounts = (): AttendanceCounts => ({
  invited: 0,
  statuses: noStatuses(),
  personTimes: { onSite: 0, online: 0 },
  uninvited: 0,
  heads: { onSite: 0, online: 0, either: 0 },
  required: { due: 0, attended: 0, excused: 0 },
});

const noStatuses = (): StatusCounts => ({
  present: 0,
  late: 0,
  pending: 0,
  declined: 0,
  excused: 0,
  absent: 0,
  left: 0,
  none: 0,
});

/** Counts of one member over sessions: `letters` as lettersOf gives them. */
export function countsOfMember(
  sessions: readonly CountedSession[],
  letters: string,
): AttendanceCounts {
  const counts = noCounts();
  sessions.forEach((session, place) => {
    const mark = markOfLetter(letters[place]);
    if (mark) countMark(counts, session, mark);
  });
  counts.heads = headsOf(counts);
  return counts;
}

/** Counts of one session over members: `letters` are theirs, one each. */
export function countsOfSession(
  session: CountedSession,
  letters: readonly string[],
): AttendanceCounts {
  const counts = noCounts();
  for (const letter of letters) {
    const mark = markOfLetter(letter);
    if (mark) countMark(counts, session, mark);
  }
  // At one session a person-time is a head.
  const { onSite, online } = counts.personTimes;
  counts.heads = { onSite, online, either: onSite + online };
  return counts;
}

/** The sum of several members' counts: person-times add up, and so do heads, each member being one. */
export function sumOfMembers(all: readonly AttendanceCounts[]): AttendanceCounts {
  const sum = noCounts();
  for (const one of all) {
    sum.invited += one.invited;
    sum.uninvited += one.uninvited;
    addTo(sum.statuses, one.statuses);
    addTo(sum.personTimes, one.personTimes);
    addTo(sum.heads, one.heads);
    addTo(sum.required, one.required);
  }
  return sum;
}

function addTo(sum: Record<string, number>, part: Readonly<Record<string, number>>): void {
  for (const [key, value] of Object.entries(part)) sum[key] = (sum[key] ?? 0) + value;
}

function countMark(
  counts: AttendanceCounts,
  session: CountedSession,
  { status, online, invited }: AttendanceMark,
): void {
  const attended = status === 'present' || status === 'late';
  if (attended) counts.personTimes[online ? 'online' : 'onSite'] += 1;
  if (!invited) {
    if (attended) counts.uninvited += 1;
    return;
  }
  counts.invited += 1;
  // Of a session that still goes on, or has not begun, nobody can have stayed away.
  if (status !== 'none' || isOver(session)) counts.statuses[status] += 1;
  if (!session.required || !isOver(session)) return;
  counts.required.due += 1;
  if (attended) counts.required.attended += 1;
  if (status === 'excused') counts.required.excused += 1;
}

function headsOf({ personTimes }: AttendanceCounts): AttendanceCounts['heads'] {
  const onSite = Math.min(1, personTimes.onSite);
  const online = Math.min(1, personTimes.online);
  return { onSite, online, either: Math.max(onSite, online) };
}
