import { creditOf, isInvited } from '../../cloudfunctions/shared/domain/session';
import { aSession, minuteMs, startsAtMs } from '../tools/builders';

const at = (minutes: number) => startsAtMs + minutes * minuteMs;
const session = aSession();

describe('what an instant is worth', () => {
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
