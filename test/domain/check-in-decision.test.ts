import fc from 'fast-check';
import type { Place, SessionStatus } from '../../cloudfunctions/shared/contract/vocabulary';
import {
  type CheckInDecision,
  decideCheckIn,
  type Sighting,
} from '../../cloudfunctions/shared/domain/check-in-decision';
import { aSession, minuteMs, startsAtMs } from '../tools/builders';

const at = (minutes: number, seconds = 0) => startsAtMs + minutes * minuteMs + seconds * 1_000;
const fence = { latitude: 32, longitude: 120, radiusMeters: 200 };
const session = aSession();
const fenced = aSession({ fence });
const closedAt1915 = aSession({ status: 'closed', checkInClosesAtMs: at(15) });
const slot = (slotStartsAtMs: number): Sighting => ({ kind: 'projected', slotStartsAtMs });
const wall = (waitedMs = 0): Sighting => ({ kind: 'printed', waitedMs });

function told(decision: CheckInDecision): string {
  if (decision.kind === 'refuse') return decision.code;
  const seen = `seen ${(decision.seenAtMs - startsAtMs) / minuteMs}`;
  return decision.kind === 'credit'
    ? `${decision.status} ${decision.points} ${seen}`
    : `pending ${decision.codeAgeMs} ${seen}`;
}

describe('what a projected code is worth: slot seen, arrival, result', () => {
  it.each([
    ['doors open, fresh', session, at(-30), at(-30, 5), 'present 10 seen -30'],
    ['just before the doors open', session, at(-30, -10), at(-30, -5), 'CHECK_IN_NOT_OPEN'],
    ['at the start', session, at(0), at(0, 3), 'present 10 seen 0'],
    ['in the last slot of punctuality', session, at(10), at(10, 19), 'present 10 seen 10'],
    ['one slot later', session, at(10, 30), at(10, 32), 'late 5 seen 10.5'],
    ['in the next slot, last moment', session, at(5), at(5, 19.999), 'present 10 seen 5'],
    ['two slots old', session, at(5), at(5, 20), 'pending 20000 seen 5'],
    ['an hour old', session, at(5), at(65), 'pending 3600000 seen 5'],
    ['24 h old', session, at(5), at(5 + 1440), 'pending 86400000 seen 5'],
    ['older than 24 h', session, at(5), at(5 + 1440, 1), 'CODE_EXPIRED'],
    ['of a slot to come', session, at(5, 10), at(5, 9), 'CODE_NOT_YET_VALID'],
    ['after the end', session, at(90), at(90, 1), 'CHECK_IN_CLOSED'],
    ['closed by hand before the slot', closedAt1915, at(15), at(15, 5), 'CHECK_IN_CLOSED'],
    ['seen before it was closed by hand', closedAt1915, at(14, 30), at(14, 40), 'late 5 seen 14.5'],
    ['seen before, arriving much later', closedAt1915, at(5), at(40), 'pending 2100000 seen 5'],
  ])('%s', (_case, which, seenAtMs, nowMs, expected) => {
    expect(told(decideCheckIn(which, slot(seenAtMs), undefined, nowMs))).toBe(expected);
  });
});

describe('what a printed code is worth: wait on the phone, arrival, result', () => {
  it.each([
    ['at the start', session, 0, at(0), 'present 10 seen 0'],
    ['late', session, 3_000, at(30), 'late 5 seen 30'],
    ['before the doors open', session, 0, at(-31), 'CHECK_IN_NOT_OPEN'],
    ['after the end', session, 0, at(90), 'CHECK_IN_CLOSED'],
    ['closed by hand', closedAt1915, 0, at(15), 'CHECK_IN_CLOSED'],
    ['waited on the phone, within the window', session, 300_000, at(20), 'pending 300000 seen 15'],
    ['waited and arrived after the end', session, 7_200_000, at(150), 'pending 7200000 seen 30'],
    ['read after the end by its own word', session, 60_000, at(95), 'CHECK_IN_CLOSED'],
    ['a phone that says days', session, 172_800_000, at(20), 'pending 172800000 seen -30'],
    ['arrived a day after the end', session, 86_400_000, at(90 + 1441), 'CODE_EXPIRED'],
  ])('%s', (_case, which, waitedMs, nowMs, expected) => {
    expect(told(decideCheckIn(which, wall(waitedMs), undefined, nowMs))).toBe(expected);
  });
});

describe('a session with a fence', () => {
  const rows: [string, Sighting, Place | undefined, number, string][] = [
    ['projected, not yet asked', slot(at(0)), undefined, at(0, 5), 'POSITION_NEEDED'],
    ['projected, inside', slot(at(0)), 'inside', at(0, 5), 'present 10 seen 0'],
    [
      'projected, outside: for the secretary to see',
      slot(at(0)),
      'outside',
      at(0, 5),
      'present 10 seen 0',
    ],
    ['projected, unknown', slot(at(0)), 'unknown', at(0, 5), 'present 10 seen 0'],
    ['projected and late: nobody is asked', slot(at(0)), undefined, at(5), 'pending 300000 seen 0'],
    ['printed, not yet asked', wall(), undefined, at(0), 'POSITION_NEEDED'],
    ['printed, inside', wall(), 'inside', at(0), 'present 10 seen 0'],
    ['printed, outside', wall(), 'outside', at(0), 'pending 0 seen 0'],
    ['printed, unknown', wall(), 'unknown', at(0), 'pending 0 seen 0'],
    ['printed and waited: nobody is asked', wall(60_000), undefined, at(1), 'pending 60000 seen 0'],
  ];
  it.each(rows)('%s', (_case, sighting, place, nowMs, expected) => {
    expect(told(decideCheckIn(fenced, sighting, place, nowMs))).toBe(expected);
  });
});

it.each<[SessionStatus, string]>([
  ['draft', 'SESSION_NOT_FOUND'],
  ['cancelled', 'SESSION_CANCELLED'],
  ['published', 'CHECK_IN_NOT_OPEN'],
])('a session that is %s takes no code of either kind', (status, code) => {
  for (const sighting of [slot(at(0)), wall(), wall(60_000)])
    expect(told(decideCheckIn(aSession({ status }), sighting, undefined, at(0, 5)))).toBe(code);
});

it('never credits somebody outside the window, nor sees anybody there, whatever a phone says', () => {
  const sightings = fc.oneof(
    fc.integer({ min: -200, max: 200 }).map((minute) => slot(at(minute))),
    fc.integer({ min: 0, max: 700_000_000 }).map(wall),
  );
  fc.assert(
    fc.property(sightings, fc.integer({ min: -120, max: 2_000 }), (sighting, minute) => {
      const decision = decideCheckIn(session, sighting, undefined, at(minute));
      if (decision.kind === 'refuse') return;
      expect(decision.seenAtMs).toBeGreaterThanOrEqual(session.checkInOpensAtMs);
      expect(decision.seenAtMs).toBeLessThan(session.checkInClosesAtMs);
      expect(decision.seenAtMs).toBeLessThanOrEqual(at(minute));
      if (decision.kind === 'credit') expect(at(minute)).toBeLessThan(at(90, 20));
    }),
  );
});
