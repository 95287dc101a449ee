import { type Session, settlesByMs } from '../shared/domain/session';
import type { TimerContext } from '../shared/runtime/context';
import { logDefect } from '../shared/runtime/log';

/** What one run takes on, so that it ends well within its 20 s; the next run, a minute later, goes on. */
const sessionsARun = 30;
const branchesARun = 100;

interface Run {
  closed: number;
  settled: number;
  absent: number;
  /** Sessions left to the next run by an error, which stands in the log. */
  failed: number;
}

/**
 * One run: closes open sessions whose check-in has ended, then settles closed ones: notes as absent whom a required session
 * invited and of whom nothing is recorded, branch by branch. Resumable, as the session keeps how far it has come; safe under
 * a crash, as that is noted after the branch; safe when two run at once, as a branch done twice finds nobody. One session that
 * fails holds up no other.
 */
export async function settleSessions(context: TimerContext): Promise<Record<string, number>> {
  const { sessions } = context.repositories;
  const run: Run = { closed: 0, settled: 0, absent: 0, failed: 0 };
  for (const session of await sessions.overdue('open', context.nowMs, sessionsARun))
    await attempt(session, run, async () => {
      if (await move(session, { status: 'closed' }, 'closed', context)) run.closed += 1;
    });
  let branchesLeft = branchesARun;
  for (const session of await sessions.overdue(
    'closed',
    settlesByMs(context.nowMs),
    sessionsARun,
  )) {
    if (branchesLeft <= 0) break;
    await attempt(session, run, async () => {
      branchesLeft -= await settle(session, branchesLeft, run, context);
    });
  }
  return { ...run };
}

async function attempt({ _id }: Session, run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.failed += 1;
    logDefect(error, { sessionId: _id });
  }
}

/** Settles one session as far as the branches allow that the run has left. Answers how many it used. */
async function settle(
  session: Session,
  branchesLeft: number,
  run: Run,
  context: TimerContext,
): Promise<number> {
  const { branches, absent, isComplete } = await noteAbsences(session, branchesLeft, context);
  run.absent += absent;
  // What is left of a session that is not through is the next run's, and comes first there.
  if (!isComplete) return branchesLeft;
  const counted = await foldGuests(session, context);
  const fields = { status: 'settled', settledUpTo: undefined } as const;
  if (counted && (await move(counted, fields, 'settled', context))) run.settled += 1;
  return branches;
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
