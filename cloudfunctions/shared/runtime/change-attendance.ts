import { changeOfAttendance } from '../domain/attendance-change';
import type { Credit } from '../domain/ledger';
import type { Session } from '../domain/session';
import type { Attendance } from '../domain/study-record';
import type { SessionRecord } from '../repositories/study-record-repository';
import type { CallContext } from './context';

/** `changed`: the record is not as it was read any more. `exhausted`: the ledger's rounds for this session are used up. */
export type Written = { kind: 'written'; credit?: Credit } | { kind: 'changed' | 'exhausted' };

/**
 * Writes a member's attendance with what it earns or takes back, in one conditional update, provided that the record still
 * is as it was read.
 */
export async function changeAttendance(
  session: Session,
  record: SessionRecord,
  attendance: Attendance,
  { nowMs, repositories }: Pick<CallContext, 'nowMs' | 'repositories'>,
): Promise<Written> {
  const next = changeOfAttendance(session, record, attendance, nowMs);
  if (!next) return { kind: 'exhausted' };
  const { change, keys, days, credit } = next;
  const written = await repositories.studyRecords.writeAttendance(
    record,
    { sessionId: session._id, days, keys },
    attendance,
    change,
  );
  if (!written) return { kind: 'changed' };
  return { kind: 'written', ...(credit ? { credit } : {}) };
}
