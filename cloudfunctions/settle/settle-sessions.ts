import { type Session, settlesByMs } from '../shared/domain/session';
import type { SessionFields } from '../shared/repositories/session-repository';
import type { RunContext } from '../shared/runtime/context';
import { logDefect } from '../shared/runtime/log';

/** What one run takes on, so that it ends well within its 20 s; the next run, a minute later, goes on. */
const sessionsARun = 30;
const branchesARun = 100;
/** Nothing is begun later in a run, ms; what is under way then has as long again. */
const runMs = 10_000;

interface Run {
  closed: number;
  lapsed: number;
  settled: number;
  absent: number;
  /** Sessions left to the next run by an error, which stands in the log. */
  failed: number;
}

/**
 * One run: closes open sessions whose check-in has ended and says of those that nobody opened that they lapsed, then settles closed
 * ones: notes as absent whom a required session invited and of whom nothing is recorded, branch by branch. Resumable, as the
 * session keeps how far it has come; safe under a crash, as that is noted after the branch; safe when two run at once, as a
 * branch done twice finds nobody. One session that fails holds up no other, nor does one on which a run died: it comes last.
 */
export async function settleSessions(context: RunContext): Promise<Record<string, number>> {
  const { sessions, sessionLists } = context.repositories;
  const { nowMs } = context;
  const run: Run = { closed: 0, lapsed: 0, settled: 0, absent: 0, failed: 0 };
  for (const session of await sessionLists.overdue('open', nowMs, sessionsARun))
    await attempt(session, run, async () => {
      if (await move(session, { status: 'closed' }, 'closed', context)) run.closed += 1;
    });
  const late = settlesByMs(nowMs);
  for (const session of await sessionLists.overdue('published', late, sessionsARun))
    await attempt(session, run, () => endUnopened(session, run, context));
  let branchesLeft = branchesARun;
  const closed = await sessionLists.overdue('closed', late, sessionsARun);
  for (const session of closed.sort((a, b) => triesOf(a) - triesOf(b))) {
    if (branchesLeft <= 0 || isTimeUp(context)) break;
    await attempt(session, run, async () => {
      await sessions.noteSettleTry(session._id);
      branchesLeft -= await settle(session, branchesLeft, run, context);
    });
  }
  return { ...run };
}

const triesOf = ({ settleTries = 0 }: Session) => settleTries;

const isTimeUp = ({ elapsedMs }: RunContext) => elapsedMs() > runMs;

/** Nobody opened it. Where people were noted by hand all the same, it was held. */
async function endUnopened(session: Session, run: Run, context: RunContext): Promise<void> {
  const attended = await context.repositories.attendance.countAttended(session._id);
  if (attended > 0) {
    if (await move(session, { status: 'closed' }, 'held', context)) run.closed += 1;
  } else if (await move(session, { status: 'lapsed' }, 'lapsed', context)) run.lapsed += 1;
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
  context: RunContext,
): Promise<number> {
  const { branches, absent, isComplete } = await noteAbsences(session, branchesLeft, context);
  run.absent += absent;
  // What is left of a session that is not through is the next run's, and comes first there.
  if (!isComplete) return branchesLeft;
  const counted = await foldGuests(session, context);
  const { seasonId, audience } = session;
  const expected = await context.repositories.attendance.countInvited(seasonId, audience);
  const done = { status: 'settled', settledUpTo: undefined, settleTries: undefined } as const;
  if (counted && (await move(counted, { ...done, expected }, 'settled', context))) run.settled += 1;
  return branches;
}

/** As it was read: what somebody changes in between is seen by the next run. */
function move(
  session: Session,
  fields: { status: 'closed' | 'settled' | 'lapsed' } & SessionFields,
  what: 'closed' | 'settled' | 'lapsed' | 'held',
  { nowMs, repositories }: RunContext,
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
  { nowMs, repositories }: RunContext,
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
  context: RunContext,
): Promise<{ branches: number; absent: number; isComplete: boolean }> {
  if (!session.required) return { branches: 0, absent: 0, isComplete: true };
  const { nowMs, repositories } = context;
  const branches = await repositories.organisations.branchesBeyond(
    session.audience.organisationIds,
    session.settledUpTo ?? '',
    mostBranches + 1,
  );
  const due = branches.slice(0, mostBranches);
  let absent = 0;
  for (const [place, { _id }] of due.entries()) {
    if (isTimeUp(context)) return { branches: place, absent, isComplete: false };
    absent += await repositories.attendance.noteAbsent(session, _id, nowMs);
    await repositories.sessions.noteSettledUpTo(session._id, _id);
  }
  return { branches: due.length, absent, isComplete: branches.length === due.length };
}
