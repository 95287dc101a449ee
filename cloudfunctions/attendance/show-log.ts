import type { LogAnswer, LogEntry } from '../shared/contract/attendance-answers';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { factsOf } from '../shared/runtime/session-facts';
import { allRows } from './audience-pages';

/** Pages of the sheet that are looked through. */
const mostPages = 6;
/** The newest; more is no reading matter. */
const mostEntries = 300;

/** An entry with ids in the place of names. */
interface Raw extends Omit<LogEntry, 'by' | 'member' | 'own'> {
  by?: string;
  memberId?: string;
}

/** Who changed what by hand: attendances and the session itself, newest first, with names. */
export async function showLog(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<LogAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { rows, complete } = await allRows(session, mostPages, context);
  const corrections = rows.flatMap(({ memberId, attendance }) =>
    (attendance?.[session._id]?.corrections ?? []).map((one): Raw => ({ ...one, memberId })),
  );
  const all = [...corrections, ...changesOf(session)].sort((a, b) => b.atMs - a.atMs);
  const shown = all.slice(0, mostEntries);
  const ids = shown.flatMap(({ by, memberId }) => [by ?? '', memberId ?? '']);
  const names = await namesOf(
    ids.filter((id) => id !== ''),
    context,
  );
  return {
    session: factsOf(session),
    entries: shown.map(({ by, memberId, ...facts }) => ({
      ...facts,
      by: names.get(by ?? '') ?? '',
      ...(memberId === undefined ? {} : { member: names.get(memberId) ?? '' }),
      ...(memberId !== undefined && memberId === by ? { own: true as const } : {}),
    })),
    complete: complete && all.length <= mostEntries,
  };
}

function changesOf({ changes = [] }: Session): Raw[] {
  return changes.map(({ atMs, by, what, fields, reason }) => ({
    ...{ atMs, what },
    ...(by === undefined ? {} : { by }),
    ...(fields === undefined ? {} : { fields }),
    ...(reason === undefined ? {} : { reason }),
  }));
}
