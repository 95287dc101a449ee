import { changeOfCredits, type Credit, leftToday } from '../domain/ledger';
import { seasonDayOf } from '../domain/season-time';
import { checkInCredit, type Session } from '../domain/session';
import type { Attendance } from '../domain/study-record';
import type { SessionRecord } from '../repositories/study-record-repository';
import type { CallContext } from './context';

/**
 * Credits a member who was seen at a session with what the day's cap leaves, provided that the record still is as it was
 * read. Answers what was written, or undefined when the record has changed in between.
 */
export async function creditAsRead(
  session: Session,
  record: SessionRecord,
  attendance: Attendance,
  { nowMs, repositories }: Pick<CallContext, 'nowMs' | 'repositories'>,
): Promise<Credit | undefined> {
  const { seenAtMs } = attendance;
  const day = seasonDayOf(seenAtMs);
  const left = leftToday(record, 'checkIn', day, session.credit.dayCap);
  const credit = checkInCredit(session, seenAtMs, record.branchId, left);
  const written = await repositories.studyRecords.creditCheckInAsRead(
    record,
    { sessionId: session._id, day },
    attendance,
    changeOfCredits([credit], nowMs),
  );
  return written ? credit : undefined;
}
