import fc from 'fast-check';
import { markStatuses, type Standing } from '../../cloudfunctions/shared/contract/vocabulary';
import {
  changedByHand,
  decideMark,
  type Mark,
  mostCorrections,
  type Origin,
  overcomes,
  seenByHandMs,
} from '../../cloudfunctions/shared/domain/attendance';
import { changeOfAttendance } from '../../cloudfunctions/shared/domain/attendance-change';
import { applyChange, sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { countsAsAttended, creditOf } from '../../cloudfunctions/shared/domain/session';
import type { Attendance, StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { aRecord, aSession, minuteMs, startsAtMs } from '../tools/builders';

const standings: readonly Standing[] = [
  ...(['none', 'absent', 'excused', 'pending', 'declined', 'late', 'present', 'left'] as const),
];

describe('the precedence of news', () => {
  // Columns as in `standings`: does the news of the row replace what stands?
  it.each<[Origin, string]>([
    ['code', 'yes yes yes yes yes no no no'],
    ['memberCode', 'yes yes yes yes yes no no yes'],
    ['online', 'yes yes yes yes yes no no no'],
    ['lateCode', 'yes yes yes no no no no no'],
    ['leave', 'yes yes no no no no no no'],
    ['confirmation', 'no no no yes no no no no'],
    ['settlement', 'yes no no no no no no no'],
  ])('%s: %s', (origin, row) => {
    expect(standings.map((one) => (overcomes(origin, one) ? 'yes' : 'no')).join(' ')).toBe(row);
  });
});

describe('a mark by hand', () => {
  const session = aSession();

  it.each<[string, Mark, Standing, ReturnType<typeof decideMark>]>([
    ['raises whatever came in between', byHand('present', 'none'), 'pending', 'apply'],
    ['raises late to present', byHand('present', 'none'), 'late', 'apply'],
    ['says what stands', { to: 'present', seen: 'none' }, 'present', 'unchanged'],
    ['never lowers what it has not seen', { to: 'late', seen: 'none' }, 'present', 'conflict'],
    ['lowers what was seen, with a reason', byHand('absent', 'present'), 'present', 'apply'],
    ['needs a reason', { to: 'late', seen: 'present' }, 'present', 'reason-needed'],
    ['needs one to note who came', { to: 'present', seen: 'none' }, 'none', 'reason-needed'],
    ['needs one to excuse', { to: 'excused', seen: 'none' }, 'none', 'reason-needed'],
    ['needs one for an absence', { to: 'absent', seen: 'none' }, 'none', 'reason-needed'],
    ['does not undo a check-in', byHand('none', 'present'), 'late', 'conflict'],
    ['leaves a leaving alone', byHand('present', 'none'), 'left', 'conflict'],
    ['takes a leaving back', byHand('present', 'left'), 'left', 'apply'],
    ['lets somebody leave', byHand('left', 'late'), 'late', 'apply'],
    ['lets somebody leave whose code waits', byHand('left', 'pending'), 'pending', 'apply'],
    ['lets nobody leave who never came', byHand('left', 'none'), 'none', 'never-came'],
    ['nor who was excused', byHand('left', 'excused'), 'excused', 'never-came'],
  ])('%s', (_case, mark, stands, decision) => {
    expect(decideMark(mark, stands, session, session.lateAfterMs + 1)).toBe(decision);
  });

  it.each([
    ['before the doors open', -60, 'too-early'],
    ['before the start', -1, 'too-early'],
    ['while who comes is on time', 10, 'too-early'],
    ['from then on', 10.1, 'apply'],
    ['after the end', 200, 'apply'],
  ] as const)('makes nobody late %s', (_case, minute, decision) => {
    const nowMs = startsAtMs + minute * minuteMs;
    expect(decideMark(byHand('late', 'none'), 'none', session, nowMs)).toBe(decision);
  });

  it('keeps the evidence and adds to the trail, up to its end', () => {
    let stood: Attendance | undefined = {
      ...{ status: 'pending', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' },
      ...{ codeAgeMs: 60_000, receipt: 'R' },
    };
    const hand = { by: 'm-secretary', nowMs: startsAtMs + 5 };
    const next = { status: 'absent', seenAtMs: startsAtMs, method: 'by-hand' } as const;
    stood = changedByHand(stood, next, { ...hand, reason: '本人未到' });
    expect(stood).toMatchObject({ receipt: 'R', status: 'absent', reason: '本人未到' });
    expect(stood?.corrections).toEqual([
      {
        ...{ atMs: startsAtMs + 5, by: 'm-secretary', from: 'pending', to: 'absent' },
        reason: '本人未到',
      },
    ]);
    for (let more = 1; more < mostCorrections; more += 1) stood = changedByHand(stood, next, hand);
    expect(stood?.corrections).toHaveLength(mostCorrections);
    expect(stood).not.toHaveProperty('reason');
    expect(changedByHand(stood, next, hand)).toBeUndefined();
  });

  it('is dated so that the rule of the session gives it the same status', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('present', 'late'),
        fc.integer({ min: -100, max: 2_000 }),
        fc.option(fc.integer({ min: -30, max: 90 }), { nil: undefined }),
        fc.constantFrom<Standing>('pending', 'left', 'none', 'excused'),
        (to, nowMinute, seenMinute, status) => {
          const seenAtMs = startsAtMs + (seenMinute ?? 0) * minuteMs;
          const stood = { status, seenAtMs, atMs: seenAtMs, method: 'code' as const };
          const nowMs = startsAtMs + nowMinute * minuteMs;
          const seenMs = seenByHandMs(
            session,
            to,
            seenMinute === undefined ? undefined : stood,
            nowMs,
          );
          expect(creditOf(session, seenMs).status).toBe(to);
          const decision = decideMark(byHand(to, 'none'), 'none', session, nowMs);
          const isBeforeDoors = nowMs < session.checkInOpensAtMs;
          // Who is marked as having come was not seen at an instant that is still to come.
          if (decision === 'apply' && !isBeforeDoors && seenMinute === undefined)
            expect(seenMs).toBeLessThanOrEqual(nowMs);
          expect(seenMs).toBeLessThanOrEqual(session.endsAtMs);
        },
      ),
    );
  });
});

/** Any order of attendances over four sessions of one evening, as the store would write them. */
describe('the ledger under corrections', () => {
  const sessions = ['SESS0001', 'SESS0002', 'SESS0003', 'SESS0004'].map((_id) => aSession({ _id }));
  const step = fc.record({
    place: fc.nat({ max: sessions.length - 1 }),
    status: fc.constantFrom(...markStatuses, 'pending' as const, 'declined' as const),
  });

  it('keeps score = sum, holds the cap, and gives what a full cap withheld once it is freed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let record = aRecord();
        for (const [place, { place: at, status }] of steps.entries()) {
          const session = sessions[at] ?? aSession();
          const nowMs = startsAtMs + place;
          const seenAtMs = seenByHandMs(session, status, record.attendance[session._id], nowMs);
          const next: Attendance = { status, seenAtMs, atMs: nowMs, method: 'by-hand' };
          const changed = changeOfAttendance(session, record, next, nowMs);
          if (!changed) continue;
          const before = record;
          record = applyChange(record, changed.change);
          record.attendance[session._id] = next;
          expect(record.score).toBe(sumOfLedger(record));
          expect(totalsOf(record)).toEqual(Array(4).fill(record.score));
          expect(record.days['20261125']?.checkIn ?? 0).toBeLessThanOrEqual(20);
          expect(record.score).toBeGreaterThanOrEqual(0);
          if (record.score <= before.score) expect(record.reachedAtMs).toBe(before.reachedAtMs);
          const expected = countsAsAttended(status) ? creditOf(session, seenAtMs).points : 0;
          const others = record.score - pointsOf(record, session._id);
          expect(pointsOf(record, session._id)).toBe(Math.min(expected, 20 - others));
        }
      }),
      { numRuns: 300, seed: 20261125 },
    );
  });

  it('ends after nine rounds instead of writing a key twice', () => {
    const [session] = sessions as [(typeof sessions)[0]];
    let record = aRecord();
    for (let round = 1; round <= 10; round += 1) {
      for (const status of ['present', 'absent'] as const) {
        const next: Attendance = { status, seenAtMs: startsAtMs, atMs: 0, method: 'by-hand' };
        const changed = changeOfAttendance(session, record, next, startsAtMs);
        expect(changed === undefined).toBe(round === 10 && status === 'present');
        if (changed) record = applyChange(record, changed.change);
      }
    }
    expect(Object.keys(record.entries)).toHaveLength(18);
    expect(record.score).toBe(0);
  });
});

function byHand(to: Mark['to'], seen: Standing): Mark {
  return { to, seen, reason: '更正' };
}

const pointsOf = (record: StudyRecord, sessionId: string) =>
  Object.values(record.entries)
    .filter(({ source }) => source === sessionId)
    .reduce((sum, { points }) => sum + points, 0);

const sumOf = (totals: Record<string, number>) =>
  Object.values(totals).reduce((sum, points) => sum + points, 0);

const totalsOf = ({ days, weeks, months, byBranch }: StudyRecord) => [
  Object.values(days).reduce((sum, { checkIn = 0 }) => sum + checkIn, 0),
  ...[weeks, months, byBranch].map(sumOf),
];
