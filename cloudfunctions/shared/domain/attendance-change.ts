import {
  changeOfCredits,
  checkInKey,
  type Credit,
  leftToday,
  mostRounds,
  type RecordChange,
  type Reversal,
  reversedKey,
} from './ledger';
import { keysOfMatter } from './ledger-chain';
import { seasonDayOf } from './season-time';
import { checkInCredit, countsAsAttended, type Session } from './session';
import type { Attendance, LedgerEntry, StudyRecord } from './study-record';

/** What a change of attendance is decided from. */
export type AttendedRecord = Pick<StudyRecord, 'branchId' | 'days' | 'entries'>;

/** What a change of attendance writes beside the attendance itself, and what must not have changed meanwhile. */
export interface AttendanceChange {
  change: RecordChange;
  /** Ledger keys that it writes. */
  keys: string[];
  /** Days whose points it was decided from, yyyymmdd. */
  days: string[];
  /** What the member is given, where the new attendance earns anything. */
  credit?: Credit;
}

/**
 * The ledger's side of a new attendance: what an earlier one has earned is taken back, and what this one earns is given
 * under the key of the next round, within the day's cap as the taking back leaves it. Undefined when the rounds are used up.
 */
export function changeOfAttendance(
  session: Session,
  record: AttendedRecord,
  next: Attendance,
  nowMs: number,
): AttendanceChange | undefined {
  const { standing, rounds } = roundsOf(record.entries, session._id);
  const reversals: Reversal[] = standing
    ? [
        {
          key: reversedKey(session._id, rounds),
          reverses: standing,
          branchId: standing.branchId ?? record.branchId,
          reason: next.reason ?? '',
        },
      ]
    : [];
  const earns = countsAsAttended(next.status);
  if (earns && rounds >= mostRounds) return undefined;
  const freed = standing ? { day: seasonDayOf(standing.atMs), points: standing.points } : undefined;
  const credit = earns ? creditAfter(session, record, next, rounds + 1, freed) : undefined;
  return {
    change: changeOfCredits(credit ? [credit] : [], nowMs, reversals),
    keys: [...reversals, ...(credit ? [credit] : [])].map(({ key }) => key),
    days: credit ? [seasonDayOf(credit.atMs)] : [],
    ...(credit ? { credit } : {}),
  };
}

function creditAfter(
  session: Session,
  record: AttendedRecord,
  { seenAtMs }: Attendance,
  round: number,
  freed: { day: string; points: number } | undefined,
): Credit {
  const day = seasonDayOf(seenAtMs);
  const cap = session.credit.dayCap + (freed?.day === day ? freed.points : 0);
  const left = leftToday(record, 'checkIn', day, cap);
  const credit = checkInCredit(session, seenAtMs, record.branchId, left);
  return { ...credit, key: checkInKey(session._id, round) };
}

/** How often a session was credited to a member, and the credit that was not taken back. */
export function roundsOf(
  entries: Readonly<Record<string, LedgerEntry>>,
  sessionId: string,
): { rounds: number; standing: LedgerEntry | undefined } {
  let rounds = 0;
  while (rounds < mostRounds && entries[checkInKey(sessionId, rounds + 1)]) rounds += 1;
  const last = rounds === 0 ? undefined : entries[checkInKey(sessionId, rounds)];
  const reversed = entries[reversedKey(sessionId, rounds)] !== undefined;
  return { rounds, standing: reversed ? undefined : last };
}

/** Every ledger key that a session can have in a record. */
export const keysOfSession = (sessionId: string) => keysOfMatter(checkInKey(sessionId));
