import {
  actionsFor,
  allows,
  editOf,
  mayOpenFromMs,
  type SessionAction,
  sessionActions,
  transitions,
} from '../../cloudfunctions/shared/domain/session-life';
import { planOf } from '../../cloudfunctions/shared/domain/session-plan';
import type { SessionStatus } from '../../cloudfunctions/shared/contract/vocabulary';
import { aSession, minuteMs, startsAtMs } from '../tools/builders';

const at = (minutes: number) => startsAtMs + minutes * minuteMs;
const statuses: SessionStatus[] = [
  ...(['draft', 'published', 'open', 'closed', 'settled', 'lapsed', 'cancelled'] as const),
];

/** The session of 19:00 to 20:30 at 19:20, by status. */
const during: Record<SessionStatus, SessionAction[]> = {
  draft: ['edit', 'publish', 'delete'],
  published: ['edit', 'open', 'cancel'],
  open: ['edit', 'close', 'cancel', 'countHeads'],
  closed: ['reopen', 'countHeads'],
  settled: ['countHeads'],
  lapsed: ['edit', 'cancel'],
  cancelled: [],
};

describe('what may be done to a session', () => {
  it.each(statuses)('while it runs: %s', (status) => {
    expect(actionsFor(aSession({ status }), at(20))).toEqual(during[status]);
  });

  it.each<[string, SessionAction, SessionStatus, number, boolean]>([
    ['opened on its day', 'open', 'published', -19 * 60, true],
    ['not the evening before', 'open', 'published', -19 * 60 - 1, false],
    ['until it ends', 'open', 'published', 89, true],
    ['not once it has ended', 'open', 'published', 90, false],
    ['reopened until check-in was to close', 'reopen', 'closed', 89, true],
    ['not later', 'reopen', 'closed', 90, false],
    ['settled from then on', 'settle', 'closed', 90, true],
    ['and not before, so that a closing can be undone', 'settle', 'closed', 89, false],
    ['never straight from open', 'settle', 'open', 90, false],
    ['cancelled days later where it was never opened', 'cancel', 'published', 5000, true],
    ['never once settled', 'cancel', 'settled', 5000, false],
    ['said to have lapsed when check-in was to close', 'lapse', 'published', 90, true],
    ['not before', 'lapse', 'published', 89, false],
    ['not once somebody has opened it', 'lapse', 'open', 90, false],
    ['given a new time after it lapsed', 'edit', 'lapsed', 5000, true],
  ])('%s', (_case, action, status, minutes, expected) => {
    expect(allows(aSession({ status }), action, at(minutes))).toBe(expected);
  });

  it('never offers people what the settling job does', () => {
    const offered = statuses.flatMap((status) => actionsFor(aSession({ status }), at(5000)));
    expect(offered).not.toContain('settle');
    expect(offered).not.toContain('lapse');
  });

  it('leads from a draft to settled or cancelled, and out of neither', () => {
    const next = (status: SessionStatus) =>
      sessionActions.flatMap((action) => {
        const { from, to } = transitions[action];
        return to !== undefined && from.includes(status) ? [to] : [];
      });
    expect(Object.fromEntries(statuses.map((status) => [status, next(status)]))).toEqual({
      draft: ['published'],
      published: ['open', 'cancelled', 'lapsed'],
      open: ['closed', 'cancelled'],
      closed: ['open', 'settled'],
      settled: [],
      lapsed: ['cancelled'],
      cancelled: [],
    });
  });

  it('opens from midnight of its day, or when doors open before midnight', () => {
    expect(mayOpenFromMs(aSession())).toBe(at(-19 * 60));
    const afterMidnight = aSession({ startsAtMs: at(310), checkInOpensAtMs: at(280) });
    expect(mayOpenFromMs(afterMidnight)).toBe(at(280));
  });
});

describe('an edit', () => {
  const open = aSession({ checkInOpensAtMs: at(-200), lecturer: '王老师' });
  const plan = planOf(open);
  it.each<[string, Partial<typeof plan>, unknown]>([
    ['nothing', {}, []],
    ['another hall', { venue: '礼堂', title: '改名' }, ['title', 'venue']],
    ['no lecturer', { lecturer: undefined }, ['lecturer']],
    ['half an hour longer', { endsAtMs: at(120) }, ['endsAtMs']],
    ['check-in after the end', { closesAfterMinutes: 30 }, ['closesAfterMinutes']],
    ['an earlier end', { endsAtMs: at(60) }, { fault: 'earlier' }],
    [
      'an earlier end with the same closing',
      { endsAtMs: at(60), closesAfterMinutes: 30 },
      { fault: 'earlier' },
    ],
    ['another start', { startsAtMs: at(5) }, { fault: 'fixed', field: 'startsAtMs' }],
    ['other late minutes', { lateAfterMinutes: 20 }, { fault: 'fixed', field: 'lateAfterMinutes' }],
    ['not required', { required: false }, { fault: 'fixed', field: 'required' }],
    ['a printed code', { codeKind: 'printed' }, { fault: 'fixed', field: 'codeKind' }],
    [
      'other people',
      { audience: { organisationIds: ['committee-1'], segments: [] } },
      { fault: 'fixed', field: 'audience' },
    ],
  ])('of an open session: %s', (_case, more, expected) => {
    expect(editOf(open, { ...plan, ...more })).toEqual(expected);
  });

  it('of a published one changes what it likes', () => {
    const published = aSession({ status: 'published' });
    const edited = { ...planOf(published), startsAtMs: at(-60), required: false, openToAll: true };
    expect(editOf(published, edited)).toEqual(['startsAtMs', 'openToAll', 'required']);
  });
});
