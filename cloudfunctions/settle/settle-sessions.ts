import type { Session } from '../shared/domain/session';
import type { TimerContext } from '../shared/runtime/context';

/** What one run takes on, so that it ends well within its 20 s; the next run, a minute later, goes on. */
const sessionsARun = 30;
const branchesARun = 100;
/** A code of the last slot may still be on its way when check-in closes; two slots are 20 s. */
const graceMs = 30_000;

/**
 * One run: closes open sessions whose check-in has ended, then settles closed ones: notes as absent whom a required session
 * invited and of whom nothing is recorded, branch by branch. Resumable, as the session keeps how far it has come; safe under
 * a crash, as that is noted after the branch; safe when two run at once, as a branch done twice finds nobody.
 */
export async function settleSessions(context: TimerContext): Promise<Record<string, number>> {
  const { sessions } = context.repositories;
  const open = await sessions.overdue('open', context.nowMs, sessionsARun);
  let closed = 0;
  for (const session of open)
    if (await move(session, { status: 'closed' }, 'closed', context)) closed += 1;
  let settled = 0;
  let absent = 0;
  let branchesLeft = branchesARun;
  const dueByMs = context.nowMs - graceMs;
  for (const session of await sessions.overdue('closed', dueByMs, sessionsARun)) {
    const noted = await noteAbsences(session, branchesLeft, context);
    branchesLeft -= noted.branches;
    absent += noted.absent;
    if (!noted.isComplete) break;
    const counted = await foldGuests(session, context);
    const fields = { status: 'settled', settledUpTo: undefined } as const;
    if (counted && (await move(counted, fields, 'settled', context))) settled += 1;
  }
  return { closed, settled, absent };
}

/** As it was read: what somebody changes in between is seen by the next run. */
function move(
  session: Session,
  fields: { status: 'closed' | 'settled'; settledUpTo?: undefined },
  what: 'closed' | 'settled',
  { nowMs, repositories }: TimerContext,
): Promise<boolean> {
  const changedAtMs = Math.max(nowMs, session.changedAtMs + 1);
  return repositories.sessions.change(session, { ...fields, changedAtMs }, { what, atMs: nowMs });
}

/**
 * Writes down how many guests there were, then forgets them: in this order, so that a crash between the two loses no number.
 * Answers the session as it stands now, or undefined where somebody has changed it in between.
 */
async function foldGuests(
  session: Session,
  { nowMs, repositories }: TimerContext,
): Promise<Session | undefined> {
  if (!session.openToAll) return session;
  const { sessions, guestCheckIns } = repositories;
  let counted = session;
  if (session.guests === undefined) {
    const guests = await guestCheckIns.countOf(session);
    const changedAtMs = Math.max(nowMs, session.changedAtMs + 1);
    if (!(await sessions.change(session, { guests, changedAtMs }, undefined))) return undefined;
    counted = { ...session, guests, changedAtMs };
  }
  await guestCheckIns.forget(session._id);
  return counted;
}

async function noteAbsences(
  session: Session,
  mostBranches: number,
  { nowMs, repositories }: TimerContext,
): Promise<{ branches: number; absent: number; isComplete: boolean }> {
  if (!session.required) return { branches: 0, absent: 0, isComplete: true };
  const branches = await repositories.organisations.branchesBeyond(
    session.audience.organisationIds,
    session.settledUpTo ?? '',
    mostBranches + 1,
  );
  const due = branches.slice(0, mostBranches);
  let absent = 0;
  for (const { _id } of due) {
    absent += await repositories.attendance.noteAbsent(session, _id, nowMs);
    await repositories.sessions.noteSettledUpTo(session._id, _id);
  }
  return { branches: due.length, absent, isComplete: branches.length === due.length };
}
