import type { TestCloud } from '../tools/test-cloud';
import { enrolled, openidOf, peopleOf, secretaryOf, signingKeys } from '../tools/test-cloud';
import {
  printedCodeOf,
  sessionCodeOf,
  slotMs,
  slotOf,
} from '../../cloudfunctions/shared/domain/session-code';
import { aSession, minuteMs, startsAtMs } from '../tools/builders';

/** Somebody in the hall passes the code on; somebody at home redeems it so much later. */
export interface Relay {
  delaySeconds: number;
  code: 'rotating' | 'printed';
  /** The session has a fence. `honest` phones say where they are; `lying` ones say that they are inside, `silent` ones nothing. */
  fence?: 'honest' | 'lying' | 'silent';
}

export interface RelayResult {
  relayed: number;
  credited: number;
  waiting: number;
  /** Of those that wait, how many one tap on "confirm all" would accept. */
  confirmedInBulk: number;
  /** Kinds on the suspicion list after it all, with how many names. */
  suspicions: Record<string, number>;
}

/** Each relay begins at another place within its slot, half a second apart: all that a human sender can hit. */
const stepMs = 500;
const relays = slotMs / stepMs;
const fence = { latitude: 31.2304, longitude: 121.4737, radiusMeters: 200 };
const far = { latitude: 31.3, longitude: 121.6, accuracyMeters: 20 };
const inside = { latitude: 31.2304, longitude: 121.4737, accuracyMeters: 20 };

let sessionsMade = 0;

/** The documents that a cloud for these measurements needs. */
export const relayDocuments = () => peopleOf([secretaryOf('branch-1')]);

/**
 * Relays a code to members at home through the real function, one at every half second of a slot. `sameHome`: all phones are
 * behind one router and send the same code within a second, as one person with the phones of others would.
 */
export async function relay(
  test: TestCloud,
  { delaySeconds, code, fence: position }: Relay,
  sameHome = false,
): Promise<RelayResult> {
  sessionsMade += 1;
  const sessionId = `RE${String(sessionsMade).padStart(6, '0')}`;
  const ids = Array.from({ length: relays }, (_, at) => `${sessionId}-${at}`);
  await plant(test, sessionId, ids, { codeKind: code, ...(position ? { fence } : {}) });
  const where = { honest: far, lying: inside, silent: 'unavailable' };
  let credited = 0;
  let waiting = 0;
  for (const [at, memberId] of ids.entries()) {
    const filmedAtMs = startsAtMs + minuteMs + (sameHome ? 0 : at * stepMs);
    test.clock.set(filmedAtMs + delaySeconds * 1000 + (sameHome ? at * 20 : 0));
    const input = {
      code:
        code === 'rotating'
          ? sessionCodeOf(signingKeys, sessionId, slotOf(filmedAtMs))
          : printedCodeOf(signingKeys, sessionId, 1),
    };
    const ip = sameHome ? '203.0.113.7' : `198.51.100.${at}`;
    const caller = { openid: openidOf(memberId), ip };
    const send = async (more: object) =>
      (await test.cloud.invoke(
        'check-in',
        { action: 'redeem', input: { ...input, ...more } },
        caller,
      )) as {
        ok: boolean;
        code?: string;
        data?: { outcome: string };
      };
    let reply = await send({});
    // The client asks the phone for its place when the server says so, and sends again.
    if (position && reply.code === 'POSITION_NEEDED')
      reply = await send({ position: where[position] });
    if (reply.data?.outcome === 'present') credited += 1;
    else if (reply.data?.outcome === 'pending') waiting += 1;
    else throw new Error(`a relayed code gave ${JSON.stringify(reply)}`);
  }
  return { relayed: relays, credited, waiting, ...(await judged(test, sessionId, ids)) };
}

async function plant(
  test: TestCloud,
  sessionId: string,
  ids: readonly string[],
  more: Parameters<typeof aSession>[0],
): Promise<void> {
  const session = aSession({ _id: sessionId, ...more });
  await test.cloud.database.insertMany('sessions', [{ ...session }]);
  for (const [collection, list] of Object.entries(peopleOf(ids.map((id) => enrolled(id)))))
    await test.cloud.database.insertMany(collection, list);
}

/** What the secretary sees afterwards, and what one tap would accept. */
async function judged(test: TestCloud, sessionId: string, memberIds: string[]) {
  const secretary = openidOf('m-secretary');
  const bulk = await test.call(secretary, 'attendance', 'confirm', {
    sessionId,
    memberIds,
    bulk: true,
  });
  if (!bulk.ok) throw new Error(bulk.code);
  const list = await test.call(secretary, 'attendance', 'suspicions', { sessionId });
  if (!list.ok) throw new Error(list.code);
  const suspicions = Object.fromEntries(
    list.data.suspicions.map((one) => [one.kind, 'names' in one ? one.names.length : 1]),
  );
  return { confirmedInBulk: bulk.data.confirmed, suspicions };
}
