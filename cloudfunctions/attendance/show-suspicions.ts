import type { Suspicion, SuspicionsAnswer } from '../shared/contract/attendance-answers';
import { countsAsAttended, type Session } from '../shared/domain/session';
import { type Judged, suspicionsOf } from '../shared/domain/suspicions';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';
import { allRows } from './audience-pages';

/** Pages of the sheet that are looked through. */
const mostPages = 6;
/** Names of one kind; more would not be read. */
const mostNames = 100;
const mostAlbumScans = 200;

/** What a secretary should look at about a session, in kinds. Nothing happens by itself. */
export async function showSuspicions(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SuspicionsAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { refusedScans } = context.repositories;
  const [{ rows, complete }, album] = await Promise.all([
    allRows(session, mostPages, context),
    refusedScans.ofSession(session._id, mostAlbumScans),
  ]);
  const judged = rows.flatMap(({ memberId, attendance }): Judged[] => {
    const one = attendance?.[session._id];
    return one ? [{ memberId, attendance: one }] : [];
  });
  const scans = album.reduce((sum, { count }) => sum + count, 0);
  return {
    session: factsOf(session),
    suspicions: [
      ...(await named(session, judged, context)),
      ...(scans > 0 ? [{ kind: 'album' as const, phones: album.length, scans }] : []),
      ...headCountOf(session, judged),
    ],
    complete,
  };
}

async function named(
  session: Session,
  judged: readonly Judged[],
  context: MemberContext,
): Promise<Suspicion[]> {
  const found = suspicionsOf(session, judged).map(({ kind, memberIds }) => ({
    kind,
    memberIds: memberIds.slice(0, mostNames),
  }));
  if (found.length === 0) return [];
  const ids = found.flatMap(({ memberIds }) => memberIds);
  const names = await namesOf(ids, context);
  return found.map(({ kind, memberIds }) => ({
    kind,
    names: memberIds.map((memberId) => names.get(memberId) ?? ''),
  }));
}

/** More check-ins than people in the hall. Whoever watched online sits in no hall. */
function headCountOf({ headCount }: Session, judged: readonly Judged[]): Suspicion[] {
  const checkIns = judged.filter(
    ({ attendance: { status, method } }) => countsAsAttended(status) && method !== 'online',
  ).length;
  return headCount && headCount.heads < checkIns
    ? [{ kind: 'head-count', heads: headCount.heads, checkIns }]
    : [];
}
