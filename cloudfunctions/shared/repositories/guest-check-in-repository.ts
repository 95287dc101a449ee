import type { Session } from '../domain/session';
import { Collection, DuplicateKey } from './platform';

/**
 * A guest at a session that is open to all. Collection `guestCheckIns`, id `<sessionId>:<openidKey>`: no name, no season,
 * there to count a phone once. When the session is settled they become a number and are deleted.
 */
interface GuestCheckIn {
  _id: string;
  sessionId: string;
  /** When the guest was seen: the slot of the code, server clock. */
  seenAtMs: number;
  atMs: number;
}

const guestCheckIns = new Collection<GuestCheckIn>('guestCheckIns');

export type NewGuest = Omit<GuestCheckIn, '_id'> & { openidKey: string };

/** Counts a guest. Answers when the guest was first seen: this call's word, or that of an earlier one. */
export async function countGuest({ openidKey, ...guest }: NewGuest): Promise<Seen> {
  const _id = `${guest.sessionId}:${openidKey}`;
  try {
    await guestCheckIns.insert({ _id, ...guest });
    return { seenAtMs: guest.seenAtMs, again: false };
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const first = await guestCheckIns.byId(_id);
    return { seenAtMs: first?.seenAtMs ?? guest.seenAtMs, again: true };
  }
}

interface Seen {
  seenAtMs: number;
  again: boolean;
}

/** How many guests a session has: counted while it is not settled, then as it was written down. */
export async function countOf(
  session: Pick<Session, '_id' | 'openToAll' | 'guests'>,
): Promise<number> {
  if (!session.openToAll) return 0;
  return session.guests ?? guestCheckIns.count({ sessionId: session._id });
}

/** Forgets the guests of a session, whose number has been written down. */
export const forget = (sessionId: string) => guestCheckIns.remove({ sessionId });
