import type { Credit } from '../domain/ledger';
import type { Session } from '../domain/session';
import type { Attendance } from '../domain/study-record';
import type { SessionRecord } from '../repositories/study-record-repository';
import { changeAttendance } from './change-attendance';
import type { CallContext } from './context';

/**
 * Credits a member who was seen at a session with what the day's cap leaves, provided that the record still is as it was
 * read. Answers what was written, or undefined when the record has changed in between.
 */
export async function creditAsRead(
  session: Session,
  record: SessionRecord,
  attendance: Attendance,
  context: Pick<CallContext, 'nowMs' | 'repositories'>,
): Promise<Credit | undefined> {
  const written = await changeAttendance(session, record, attendance, context);
  return written.kind === 'written' ? written.credit : undefined;
}
