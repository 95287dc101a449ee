import {
  creditOf,
  decideCheckIn,
  isInvited,
  timesFault,
} from '../../cloudfunctions/shared/domain/session';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';

const slotMs = 10_000;
const at = (minutes: number, seconds = 0) => startsAtMs + minutes * minuteMs + seconds * 1_000;
const session = aSession();
const closedAt1915 = aSession({ status: 'closed', checkInClosesAtMs: at(15) });

describe('what a genuine code is worth: slot seen, arrival, result', () => {
  it.each([
    ['doors open, fresh', session, at(-30), at(-30, 5), 'present 10'],
    ['just before the doors open', session, at(-30, -10), at(-30, -5), 'CHECK_IN_NOT_OPEN'],
    ['at the start', session, at(0), at(0, 3), 'present 10'],
    ['in the last slot of punctuality', session, at(10), at(10, 19), 'present 10'],
    ['one slot later', session, at(10, 10), at(10, 12), 'late 5'],
    ['in the next slot, last moment', session, at(5), at(5, 19.999), 'present 10'],
    ['two slots old', session, at(5), at(5, 20), 'pending 20000'],
    ['an hour old', session, at(5), at(65), 'pending 3600000'],
    ['24 h old', session, at(5), at(5 + 1440), 'pending 86400000'],
    ['older than 24 h', session, at(5), at(5 + 1440, 1), 'CODE_EXPIRED'],
    ['of a slot to come', session, at(5, 10), at(5, 9), 'CODE_NOT_YET_VALID'],
    ['after the end', session, at(90), at(90, 1), 'CHECK_IN_CLOSED'],
    ['closed by hand before the slot', closedAt1915, at(15), at(15, 5), 'CHECK_IN_CLOSED'],
    ['seen before it was closed by hand', closedAt1915, at(14, 50), at(15, 5), 'late 5'],
    ['seen before, arriving much later', closedAt1915, at(5), at(40), 'pending 2100000'],
    ['not opened yet', aSession({ status: 'published' }), at(0), at(0, 2), 'CHECK_IN_NOT_OPEN'],
  ])('%s', (_case, which, slotStartsAtMs, nowMs, expected) => {
    const decision = decideCheckIn(which, slotStartsAtMs, slotMs, nowMs);
    const told =
      decision.kind === 'credit'
        ? `${decision.status} ${decision.points}`
        : decision.kind === 'pending'
          ? `pending ${decision.codeAgeMs}`
          : decision.code;
    expect(told).toBe(expected);
  });

  it('gives a confirmed member what the slot was worth', () => {
    expect(creditOf(session, at(0))).toEqual({ status: 'present', points: 10 });
    expect(creditOf(session, at(30))).toEqual({ status: 'late', points: 5 });
  });
});

describe('who is invited', () => {
  const path = ['district', 'committee-1', 'branch-1'];
  it.each([
    ['the own branch', ['branch-1'], [], true],
    ['the committee above', ['committee-1'], [], true],
    ['another branch', ['branch-2'], [], false],
    ['one of two branches', ['branch-2', 'branch-1'], [], true],
    ['the own segment', ['district'], ['line' as const], true],
    ['one of two segments', ['district'], ['youth' as const, 'line' as const], true],
    ['another segment', ['district'], ['youth' as const], false],
    ['nobody', [], [], false],
  ])('%s', (_case, organisationIds, segments, expected) => {
    expect(isInvited({ organisationIds, segments }, path, ['line', 'new'])).toBe(expected);
  });
});

describe('times of a session that is to be published', () => {
  const season = aSeason();
  it.each([
    [at(0), at(90), undefined],
    [at(0), at(0), 'end-before-start'],
    [at(0), at(-1), 'end-before-start'],
    [at(0), at(721), 'too-long'],
    [at(-200), at(-100), 'past'],
    [season.startsAtMs - 1, at(0), 'too-long'],
    [season.endsAtMs - minuteMs, season.endsAtMs + minuteMs, 'outside-season'],
  ])('%d to %d: %s', (startsMs, endsMs, expected) => {
    expect(timesFault({ startsAtMs: startsMs, endsAtMs: endsMs }, season, at(-10))).toBe(expected);
  });
});
