import type { AttendanceStatus } from './vocabulary';

/**
 * How one member stands towards one session, as one letter, so that a branch's whole season fits into one answer: a text
 * with a letter for every session. Zod-free: the client reads it too.
 */
export interface AttendanceMark {
  status: AttendanceStatus | 'none';
  /** Presence was proved online; on site otherwise. Only of present and late. */
  online: boolean;
  /** False for a guest from elsewhere at an open session. */
  invited: boolean;
}

/** Neither invited nor there: no part of any count. */
export const notInvited = '-';

const letters: Readonly<Record<string, Omit<AttendanceMark, 'invited'>>> = {
  P: { status: 'present', online: false },
  O: { status: 'present', online: true },
  L: { status: 'late', online: false },
  M: { status: 'late', online: true },
  W: { status: 'pending', online: false },
  D: { status: 'declined', online: false },
  E: { status: 'excused', online: false },
  A: { status: 'absent', online: false },
  Q: { status: 'left', online: false },
  N: { status: 'none', online: false },
};

/** The letter of a mark; a small one for who was there uninvited. */
export function letterOf({ status, online, invited }: AttendanceMark): string {
  const found = Object.entries(letters).find(
    ([, mark]) => mark.status === status && mark.online === online,
  );
  if (!found) throw new Error(`no letter for ${status}`);
  return invited ? found[0] : found[0].toLowerCase();
}

/** The mark of a letter; undefined for who was neither invited nor there. */
export function markOfLetter(letter: string | undefined): AttendanceMark | undefined {
  const large = letter?.toUpperCase() ?? '';
  const mark = letters[large];
  return mark && { ...mark, invited: letter === large };
}

/** Marks of a status, counted. */
export type StatusCounts = Record<AttendanceStatus | 'none', number>;

/** Counts of attendance: person-times, heads and the two ways of being there are never mixed. */
export interface AttendanceCounts {
  /** Invitations: one for every member and session. */
  invited: number;
  /** By status; of those who were invited. */
  statuses: StatusCounts;
  /** 人次: one for every member and session with present or late, whether invited or come from elsewhere. */
  personTimes: { onSite: number; online: number };
  /** How many of the person-times are of members who were not invited. */
  uninvited: number;
  /** 人数: members with at least one of them; whoever was there both ways stands in both and once in `either`. */
  heads: { onSite: number; online: number; either: number };
  /** Of required sessions that are over. */
  required: { due: number; attended: number; excused: number };
}

/**
 * Share of the required sessions that were attended, 0 to 1; undefined where none was due. Whoever was excused need not have
 * come: such an invitation counts neither way.
 */
export function requiredRate({ required }: Pick<AttendanceCounts, 'required'>): number | undefined {
  const due = required.due - required.excused;
  return due > 0 ? required.attended / due : undefined;
}
