import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { changeOfCredits, checkInKey } from '../../cloudfunctions/shared/domain/ledger';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { repositories } from '../../cloudfunctions/shared/repositories';
import { platform } from '../../cloudfunctions/shared/repositories/platform';
import { startLocalCloud } from '../../local-cloud';
import { aSession, minuteMs } from '../tools/builders';
import { enrolled, signingKeys } from '../tools/test-cloud';
import type { CheckIn } from './book';
import type { ServerArguments } from './messages';
import type { Victim } from './victim';

const MEMBERS = 1000;
/** Sessions for the function, which reads them; the store's own way needs none. */
const FUNCTION_SESSIONS = 99;
const SEASON = 's2026';
const BRANCH = 'branch-1';
const POINTS = 10;
const hoursMs = 60 * minuteMs;

export const memberOf = (n: number): string => `m${n % MEMBERS}`;
export const functionSessionOf = (n: number): string =>
  `FN${String(Math.floor(n / MEMBERS) % FUNCTION_SESSIONS).padStart(6, '0')}`;
export const storeSessionOf = (n: number): string => `C${n}`;

/** Everybody and every session, written before the first kill. */
export async function plant(options: ServerArguments): Promise<void> {
  mkdirSync(options.dataDir, { recursive: true });
  const cloud = await startLocalCloud(options);
  const records = Array.from({ length: MEMBERS }, (_, n) => enrolled(memberOf(n)).record);
  await cloud.database.insertMany('studyRecords', records as unknown as Record<string, unknown>[]);
  const nowMs = Date.now();
  const sessions = Array.from({ length: FUNCTION_SESSIONS }, (_, n) =>
    aSession({
      _id: functionSessionOf(n * MEMBERS),
      startsAtMs: nowMs,
      checkInOpensAtMs: nowMs - hoursMs,
      lateAfterMs: nowMs + 12 * hoursMs,
      checkInClosesAtMs: nowMs + 12 * hoursMs,
      endsAtMs: nowMs + 12 * hoursMs,
      credit: { onTime: POINTS, late: 5, dayCap: 1_000_000, rulesVersion: 1 },
    }),
  );
  await cloud.database.insertMany('sessions', sessions as unknown as Record<string, unknown>[]);
  await cloud.close();
}

/** Resolves when the server acknowledged that the check-in stands, be it by this request or by an earlier one. */
export async function checkIn(victim: Victim, one: CheckIn): Promise<void> {
  await (one.way === 'function' ? byFunction(victim, one) : byStore(one));
}

async function byFunction(victim: Victim, { memberId, sessionId }: CheckIn): Promise<void> {
  const code = sessionCodeOf(signingKeys, sessionId, slotOf(Date.now()));
  const event = { action: 'redeem', input: { code, branchId: BRANCH } };
  const reply = (await victim.call(`o-${memberId}`, event)) as {
    ok: boolean;
    data?: { outcome: string };
  };
  const isStanding = reply.data?.outcome === 'present' || reply.data?.outcome === 'already';
  if (!isStanding) throw new Error(`refused: ${JSON.stringify(reply)}`);
}

/** The function's own write by the real SDK, without the function: for volume. */
async function byStore({ memberId, sessionId }: CheckIn): Promise<void> {
  const nowMs = Date.now();
  const source = sessionId;
  const credit = { key: checkInKey(sessionId), rule: 'checkIn' as const, points: POINTS };
  const { openidKey } = keyOf(memberId);
  // False says that its entry stood already: the request before was executed and only its answer was lost.
  await repositories().studyRecords.creditCheckIn(
    {
      openidKey,
      seasonId: SEASON,
      branchId: BRANCH,
      audience: { organisationIds: [BRANCH], segments: [] },
      sessionId,
      day: seasonDayOf(nowMs),
      mostToday: 1_000_000,
    },
    { status: 'present', seenAtMs: nowMs, atMs: nowMs, method: 'code' },
    changeOfCredits([{ ...credit, atMs: nowMs, source, branchId: BRANCH }], nowMs),
  );
}

const keys = new Map<string, { openidKey: string }>();
function keyOf(memberId: string): { openidKey: string } {
  const known = keys.get(memberId) ?? { openidKey: enrolled(memberId).record.openidKey };
  keys.set(memberId, known);
  return known;
}

/** Whole records as they stand, through the SDK. */
export async function recordsOf(memberIds: readonly string[]): Promise<StudyRecord[]> {
  const database = platform().database();
  const found: StudyRecord[] = [];
  for (let from = 0; from < memberIds.length; from += 100) {
    const ids = memberIds.slice(from, from + 100).map((memberId) => `${SEASON}:${memberId}`);
    const query = database.collection('studyRecords').where({ _id: database.command.in(ids) });
    const { data } = (await query.limit(100).get()) as unknown as { data: StudyRecord[] };
    found.push(...data);
  }
  if (found.length !== memberIds.length) throw new Error('records are gone');
  return found;
}

/** How many the index of attendance finds at a session: it must agree with the records. */
export async function countAttended(sessionId: string): Promise<number> {
  return await repositories().attendance.countAttended(sessionId);
}

export const collectionsFile = path.join(__dirname, '../../cloudfunctions/collections.json');
