import { type AttendanceMark, markOfLetter } from '@contract/attendance-mark';
import type { ReportedMember, ReportedSession } from '@contract/report';

export interface MarkedSession {
  session: ReportedSession;
  mark: AttendanceMark;
}

export interface MarkedMember {
  member: ReportedMember;
  mark: AttendanceMark;
}

/** One member's sessions with their marks, those without any left out. */
export function marksOf(
  sessions: readonly ReportedSession[],
  member: ReportedMember,
): MarkedSession[] {
  return sessions.flatMap((session, place) => {
    const mark = markOfLetter(member.marks[place]);
    return mark ? [{ session, mark }] : [];
  });
}

/** Who has not come stands first: that is what a secretary looks for. */
const order: readonly AttendanceMark['status'][] = [
  'none',
  'absent',
  'pending',
  'declined',
  'left',
  'excused',
  'late',
  'present',
];

/** One session's members with their marks. */
export function marksAt(
  sessions: readonly ReportedSession[],
  members: readonly ReportedMember[],
  sessionId: string,
): MarkedMember[] {
  const place = sessions.findIndex((session) => session.sessionId === sessionId);
  return members
    .flatMap((member) => {
      const mark = markOfLetter(member.marks[place]);
      return mark ? [{ member, mark }] : [];
    })
    .sort((a, b) => order.indexOf(a.mark.status) - order.indexOf(b.mark.status));
}

export interface Tally {
  invited: number;
  onSite: number;
  online: number;
  /** Of those who were there, not invited. */
  uninvited: number;
}

/** Of marks at one session, where a person-time is a head. */
export function tallyOf(marks: readonly { mark: AttendanceMark }[]): Tally {
  const tally = { invited: 0, onSite: 0, online: 0, uninvited: 0 };
  for (const { mark } of marks) {
    const there = mark.status === 'present' || mark.status === 'late';
    if (mark.invited) tally.invited += 1;
    else if (there) tally.uninvited += 1;
    if (there) tally[mark.online ? 'online' : 'onSite'] += 1;
  }
  return tally;
}
