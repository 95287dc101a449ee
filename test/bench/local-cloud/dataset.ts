import { openidKeyOf } from '../../../cloudfunctions/shared/domain/openid-key';
import type { Session } from '../../../cloudfunctions/shared/domain/session';
import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import { Chance } from '../../../local-cloud/demo-season/chance';
import { aRecord, aSession, minuteMs } from '../../tools/builders';
import { environment } from '../../tools/test-cloud';
import { seasonEndRecord } from '../../tools/season-end-record';

/** Records as a season begins (hardly any ledger) and as it ends (median 80, p95 300 entries). */
export const STAGES = ['start', 'end'] as const;
export type Stage = (typeof STAGES)[number];

export const seasonOf = (stage: Stage): string => `s-${stage}`;
/** A session that 800 people are at: the one whose board is polled. */
export const boardSessionOf = (stage: Stage): string =>
  stage === 'start' ? 'BARDSTRT' : 'BARDENDS';
export const ATTENDANTS = 800;
/** Records of a stage that measurements touch; of the season's end there are no others, for they would be gigabytes. */
export const TOUCHED = 4000;
export const DISTRICT = 'district';

/** The n-th of the members that are asked of beside the board's: whoever checks in elsewhere is no longer among its latest. */
export const placeBesideBoard = (n: number): number => ATTENDANTS + (n % (TOUCHED - ATTENDANTS));

export const memberOf = (stage: Stage, n: number): string => `${stage}-${n % TOUCHED}`;
export const openidOf = (memberId: string): string => `o-${memberId}`;
export const keyOf = (memberId: string): string =>
  openidKeyOf(environment.OPENID_HMAC_KEY, openidOf(memberId));

const chance = new Chance('bench', 'records');

/** The n-th record of a stage; the first 800 are at the session of the board. */
export function recordOf(stage: Stage, n: number, memberId = `${stage}-${n}`): StudyRecord {
  const branchId = `branch-${n % 2500}`;
  const more = {
    _id: `${seasonOf(stage)}:${memberId}`,
    seasonId: seasonOf(stage),
    openidKey: n < TOUCHED ? keyOf(memberId) : `key-${memberId}`,
    branchId,
    orgPath: [DISTRICT, `committee-${n % 100}`, branchId],
    changedAtMs: 1_700_000_000_000 + n,
  };
  const record =
    stage === 'start' ? aRecord(memberId, more) : seasonEndRecord(memberId, chance, more);
  if (n < ATTENDANTS) {
    record.attended.push(boardSessionOf(stage));
    (record.noted ??= []).push(boardSessionOf(stage));
    record.lastSeen = { sessionId: boardSessionOf(stage), atMs: record.changedAtMs };
  }
  return record;
}

/** All records of `total` members, in portions that fit into memory. */
export function* recordPortions(total: number): Generator<StudyRecord[]> {
  for (const [stage, count] of [
    ['start', total - TOUCHED],
    ['end', TOUCHED],
  ] as const) {
    for (let from = 0; from < count; from += 1000) {
      const length = Math.min(1000, count - from);
      yield Array.from({ length }, (_, at) => recordOf(stage, from + at));
    }
  }
}

/** A session of the whole district that is open now and whose points no daily cap limits. */
export function openSession(stage: Stage, id: string): Session {
  const nowMs = Date.now();
  return aSession({
    _id: id,
    seasonId: seasonOf(stage),
    organisationId: DISTRICT,
    orgPath: [DISTRICT],
    audience: { organisationIds: [DISTRICT], segments: [] },
    startsAtMs: nowMs,
    checkInOpensAtMs: nowMs - minuteMs,
    lateAfterMs: nowMs + 60 * minuteMs,
    checkInClosesAtMs: nowMs + 90 * minuteMs,
    endsAtMs: nowMs + 90 * minuteMs,
    credit: { onTime: 10, late: 5, dayCap: 1_000_000, rulesVersion: 1 },
    expected: ATTENDANTS,
  });
}
