import type { ReceiptRow, ReceiptsAnswer } from '../shared/contract/check-in';
import type { AttendanceRow } from '../shared/repositories/attendance-repository';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';

/** Of each kind; the store answers no more at once, and no hall has so many late codes. */
const most = 1000;

/**
 * The late codes of a session as they came in, whatever became of each since: whoever holds the signing
 * keys can verify each without this server (`npm run verify-receipts`).
 */
export async function exportReceipts(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<ReceiptsAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { attendance } = context.repositories;
  const rows = await attendance.lateCodeRows(session._id, most);
  const names = await namesOf(
    rows.map((row) => row.memberId),
    context,
  );
  const receipts = rows
    .flatMap((row) => receiptOf(row, session._id, names.get(row.memberId) ?? ''))
    .sort((a, b) => a.arrivedAtMs - b.arrivedAtMs);
  return { session: factsOf(session), receipts };
}

function receiptOf(row: AttendanceRow, sessionId: string, name: string): ReceiptRow[] {
  const one = row.attendance?.[sessionId];
  if (one?.receipt === undefined) return [];
  const codeAgeMs = one.codeAgeMs ?? 0;
  // Records from before the arrival was kept tell it by the slot, as long as no hand has moved that.
  const arrivedAtMs = one.arrivedAtMs ?? one.seenAtMs + codeAgeMs;
  return [
    { memberId: row.memberId, name, code: one.receipt, arrivedAtMs, codeAgeMs, status: one.status },
  ];
}
