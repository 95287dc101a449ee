import type { BoardAnswer, BoardCountAnswer } from '../shared/contract/check-in';
import { maskedName } from '../shared/domain/organisation';
import { type Session, countsAsAttended } from '../shared/domain/session';
import { codeTextOf, sessionCodeOf, slotMs, slotOf } from '../shared/domain/session-code';
import type { AttendanceRow } from '../shared/repositories/attendance-repository';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';

/** Five minutes of codes, as long as the board goes on without a network, and 20 s for what passes between two batches. */
const batchLength = 32;
const latestShown = 3;
/** More than are shown, since a secretary may have taken one back that still stands among the last. */
const latestRead = 6;

/** The next codes of an open session, for its own secretary's projection, with the server's time of the first slot. */
export async function showBoard(
  input: { sessionId: string; fullNames?: boolean | undefined },
  context: MemberContext,
): Promise<Outcome<BoardAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const refused = refuseUnlessOpen(session, context.nowMs);
  if (refused) return refused;
  const firstSlot = slotOf(context.nowMs);
  const lastUseful = slotOf(session.checkInClosesAtMs - 1);
  const length = Math.min(batchLength, lastUseful - firstSlot + 1);
  const { signingKeys, codeHost } = context.settings;
  const codes = Array.from({ length }, (_, ahead) =>
    codeTextOf(codeHost, sessionCodeOf(signingKeys, session._id, firstSlot + ahead)),
  );
  return {
    session: {
      ...factsOf(session),
      endsAtMs: session.endsAtMs,
      checkInClosesAtMs: session.checkInClosesAtMs,
    },
    codes,
    firstSlotStartsAtMs: firstSlot * slotMs,
    slotMs,
    count: await countOf(session, context, input.fullNames),
  };
}

/** What moves on the board between two batches: how many came, and the last names. */
export async function countBoard(
  input: { sessionId: string; fullNames?: boolean | undefined },
  context: MemberContext,
): Promise<Outcome<BoardCountAnswer>> {
  const session = await ownSession(context, input.sessionId);
  return session instanceof Refused ? session : countOf(session, context, input.fullNames);
}

function refuseUnlessOpen(session: Session, nowMs: number): Refused | undefined {
  if (session.status === 'cancelled') return refuse('SESSION_CANCELLED');
  if (session.status === 'published' || session.status === 'draft')
    return refuse('CHECK_IN_NOT_OPEN', { opensAtMs: session.checkInOpensAtMs });
  if (session.status === 'closed' || nowMs >= session.checkInClosesAtMs)
    return refuse('CHECK_IN_CLOSED');
  return undefined;
}

async function countOf(
  session: Session,
  context: MemberContext,
  fullNames = false,
): Promise<BoardCountAnswer> {
  const { attendance, guestCheckIns } = context.repositories;
  const [attended, invited, guests, pending, lastSeen] = await Promise.all([
    attendance.countAttended(session._id),
    session.openToAll ? attendance.countAttendedInvited(session) : undefined,
    guestCheckIns.countOf(session),
    attendance.countPending(session._id),
    attendance.latestRows(session._id, latestRead),
  ]);
  const isThere = (row: AttendanceRow) =>
    countsAsAttended(row.attendance?.[session._id]?.status ?? 'none');
  const latest = lastSeen.filter(isThere).slice(0, latestShown);
  const names = await namesOf(
    latest.map((row) => row.memberId),
    context,
  );
  const shownName = (name: string) => (fullNames ? name : maskedName(name));
  const latestNames = latest.map((row) => shownName(names.get(row.memberId) ?? ''));
  const expectedOnes = invited ?? attended;
  return {
    attended: expectedOnes,
    visitors: Math.max(0, attended - expectedOnes),
    guests,
    pending,
    expected: session.expected,
    latestNames,
  };
}
