import { planSchema, seasonRequests } from '@contract/season';
import type { SessionDetail } from '@contract/season-answers';
import { organisationsToShow, toggledOrganisation } from '@/features/session/organisation-choice';
import {
  copyOf,
  draftOf,
  newDraft,
  planOf,
  type SessionDraft,
} from '@/features/session/session-draft';
import { problemsOf } from '@/features/session/draft-problems';
import { timesFrom } from '@/features/session/session-times';
import { groupSessions, markOf, type DeskSession } from '@/features/session/session-groups';
import { aPlan, startsAtMs } from '../tools/builders';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const nowMs = at('2026-12-05T13:20');

describe('a new session', () => {
  const draft: SessionDraft = {
    ...newDraft(nowMs, () => 0.5),
    title: ' 冬训第一课 ',
    venue: '一楼',
  };

  test('begins at the next full hour in Shanghai and lasts an hour and a half', () => {
    expect(draft).toMatchObject({ day: '2026-12-05', startsAt: '14:00', endsAt: '15:30' });
  });

  test.each([
    ['2026-12-05T20:00', { day: '2026-12-05', startsAt: '20:00', endsAt: '21:30' }],
    ['2026-12-05T20:01', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-05T23:30', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-06T02:10', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-06T07:10', { day: '2026-12-06', startsAt: '08:00', endsAt: '09:30' }],
  ])('is never put into the night: at %s it is for the coming evening', (now, expected) => {
    expect(newDraft(at(now), () => 0)).toMatchObject(expected);
  });

  test.each([
    ['2026-12-05T13:20', { day: '2026-12-05', startsAt: '14:00', endsAt: '15:30' }],
    ['2026-12-05T20:30', { day: '2026-12-05', startsAt: '21:00', endsAt: '22:30' }],
    ['2026-12-05T22:01', { day: '2026-12-05', startsAt: '23:00', endsAt: '23:59' }],
    ['2026-12-05T23:11', { day: '2026-12-05', startsAt: '23:15', endsAt: '23:59' }],
    ['2026-12-05T23:56', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-06T02:10', { day: '2026-12-06', startsAt: '08:00', endsAt: '09:30' }],
  ])('is of today where one is missing, as long as there is any left: at %s', (now, expected) => {
    expect(newDraft(at(now), () => 0, true)).toMatchObject(expected);
  });

  test.each([
    ['later', '14:00', '15:30', '16:15', '17:45'],
    ['earlier', '14:00', '15:30', '09:00', '10:30'],
    ['into the night', '14:00', '15:30', '23:00', '23:59'],
    ['what ended before it began', '14:00', '09:00', '10:00', '11:30'],
  ])('moved, it stays as long as it was: %s', (_what, startsAt, endsAt, to, expected) => {
    const moved = timesFrom({ ...draft, startsAt, endsAt }, to);
    expect(moved).toEqual({ startsAt: to, endsAt: expected });
  });

  test('makes a request that the contract accepts', () => {
    const { requestId } = draft;
    const request = { requestId, plan: planOf(draft), repeatWeeks: 1 };
    const { plan } = seasonRequests.publishSession.parse(request);
    expect(plan).toMatchObject({
      title: '冬训第一课',
      startsAtMs: at('2026-12-05T14:00'),
      endsAtMs: at('2026-12-05T15:30'),
      audience: { organisationIds: [], segments: [] },
    });
    for (const field of ['lecturer', 'stream', 'fence']) expect(plan).not.toHaveProperty(field);
  });

  const fence = { latitude: '31.2', longitude: '121.5', radiusMeters: 200 };
  test.each<[string, Partial<SessionDraft>, object]>([
    ['nothing wrong', {}, {}],
    ['no title', { title: '  ' }, { title: 'titleMissing' }],
    ['no venue', { venue: '' }, { venue: 'venueMissing' }],
    ['no venue, but nobody needs one', { venue: '', mode: 'online' }, {}],
    ['ends when it begins', { endsAt: '14:00' }, { endsAt: 'endBeforeStart' }],
    ['ends before it begins', { endsAt: '09:00' }, { endsAt: 'endBeforeStart' }],
    ['is over already', { startsAt: '09:00', endsAt: '10:00' }, { endsAt: 'past' }],
    ['runs already', { startsAt: '13:00' }, {}],
    ['a stream without https', { mode: 'both', stream: 'live.cn/1' }, { stream: 'streamInvalid' }],
    ['a stream that nobody is asked for', { stream: 'live.cn/1' }, {}],
    ['a fence around a place', { fence }, {}],
    ['a fence around nothing', { fence: { ...fence, latitude: '' } }, { fence: 'positionInvalid' }],
    [
      'a fence off the earth',
      { fence: { ...fence, longitude: '181' } },
      { fence: 'positionInvalid' },
    ],
    ['a fence where nobody is on site', { mode: 'online', fence: { ...fence, latitude: '' } }, {}],
  ])('%s', (_what, change, expected) => {
    expect(problemsOf({ ...draft, ...change }, nowMs)).toEqual(expected);
  });

  test('is held online where nothing else is said', () => {
    expect(planOf({ ...draft, venue: ' ', mode: 'online' }).venue).toBe('线上');
  });
});

describe('a session that stands on the server', () => {
  const plan = aPlan();
  const detail = {
    ...{ sessionId: 'SESS0001', changedAtMs: 7, plan, holderId: 'branch-1' },
  } as SessionDetail;

  test.each([
    ['with a typed name', plan],
    ['with a lecturer of the register', aPlan({ lecturerId: 'zhou' })],
  ])('is the same after it went through the editor: %s', (_case, stands) => {
    const draft = draftOf({ ...detail, plan: stands }, () => 0);
    expect(draft.seen).toEqual({ sessionId: 'SESS0001', changedAtMs: 7 });
    expect(planSchema.parse(planOf(draft))).toEqual(stands);
  });

  const dayMs = 86_400_000;
  test.each([
    ['yesterday’s: in six days', startsAtMs - dayMs, startsAtMs + 6 * dayMs],
    ['three weeks old: today week', startsAtMs - 21 * dayMs, startsAtMs + 7 * dayMs],
    ['one still to come: a week after it', startsAtMs + dayMs, startsAtMs + 8 * dayMs],
  ])('copied, it moves to the same day of a week: %s', (_case, startMs, expected) => {
    const old = {
      ...detail,
      plan: { ...plan, startsAtMs: startMs, endsAtMs: startMs + 3_600_000 },
    };
    const copy = copyOf(old, startsAtMs, () => 0);
    expect(copy.seen).toBeUndefined();
    const { startsAtMs: from, endsAtMs: to } = planOf(copy);
    expect([from, to]).toEqual([expected, expected + 3_600_000]);
  });
});

describe('sessions on the desk', () => {
  const session = (
    sessionId: string,
    starts: string,
    ends: string,
    status: DeskSession['status'],
    pending = 0,
    leaveRequests = 0,
  ) =>
    ({
      ...{ sessionId, startsAtMs: at(starts), endsAtMs: at(ends) },
      ...{ status, pending, leaveRequests },
    }) as DeskSession;
  const sessions = [
    session('old', '2026-12-01T09:00', '2026-12-01T10:00', 'open', 2),
    session('morning', '2026-12-05T09:00', '2026-12-05T10:00', 'closed'),
    session('noon', '2026-12-05T13:10', '2026-12-05T15:00', 'cancelled'),
    session('lapsed', '2026-12-05T08:00', '2026-12-05T08:30', 'lapsed'),
    session('soon', '2026-12-05T14:00', '2026-12-05T15:00', 'published'),
    session('running', '2026-12-05T13:00', '2026-12-05T16:00', 'open'),
    session('tomorrow', '2026-12-06T09:00', '2026-12-06T10:00', 'published', 0, 1),
  ];
  const ids = (list: DeskSession[]) => list.map((one) => one.sessionId);

  test('what runs comes first, what has ended last, and what is off is not what the day is about', () => {
    const groups = groupSessions(sessions, nowMs);
    expect(groups.present?.sessionId).toBe('running');
    expect(ids(groups.coming)).toEqual(['noon', 'soon', 'tomorrow']);
    expect(ids(groups.past)).toEqual(['morning', 'lapsed', 'old']);
    expect(ids(groups.waiting)).toEqual(['old', 'tomorrow']);
    expect(groupSessions(sessions.slice(2, 3), nowMs).present).toBeUndefined();
  });

  test('the day is the Shanghai day', () => {
    expect(groupSessions(sessions, at('2026-12-06T00:10')).present?.sessionId).toBe('tomorrow');
    expect(groupSessions(sessions, at('2026-12-05T23:50')).present).toBeUndefined();
  });

  test.each([
    ['open', 1, 'open'],
    ['cancelled', 1, 'cancelled'],
    ['published', 1, 'expected'],
    ['published', -1, 'lapsed'],
    ['lapsed', -1, 'lapsed'],
    ['closed', -1, 'count'],
    ['settled', -1, 'count'],
  ] as const)('%s, its end %d h away: %s', (status, hours, expected) => {
    expect(markOf({ status, endsAtMs: nowMs + hours * 3_600_000 }, nowMs)).toBe(expected);
  });
});

describe('the organisations of a joint session', () => {
  const choice = (organisationId: string, parentId: string, name = organisationId) => ({
    organisationId,
    name,
    kind: organisationId.startsWith('c') ? ('committee' as const) : ('branch' as const),
    parentId,
    members: 3,
  });
  const below = [
    choice('b1', 'c1', '一路车队'),
    choice('b2', 'c1', '二路车队'),
    choice('c1', 'd', '公交公司'),
    choice('b3', 'c2', '内科'),
    choice('c2', 'd', '医院'),
  ];

  test.each<[string, string[], string, string[]]>([
    ['one', [], 'b1', ['b1']],
    ['another', ['b1'], 'b3', ['b1', 'b3']],
    ['taken away', ['b1', 'b3'], 'b1', ['b3']],
    ['a committee takes the place of its branches', ['b1', 'b3'], 'c1', ['b3', 'c1']],
    ['a branch takes the place of its committee', ['c1', 'b3'], 'b2', ['b3', 'b2']],
  ])('%s', (_case, chosen, id, expected) => {
    expect(toggledOrganisation(chosen, id, below)).toEqual(expected);
  });

  test('stand beneath their committees, and are found by their names; chosen ones stay in sight', () => {
    const names = (words: string, chosen: string[] = []) =>
      organisationsToShow(below, words, chosen).shown.map((one) => one.organisationId);
    expect(names('')).toEqual(['c1', 'b1', 'b2', 'c2', 'b3']);
    expect(names('车队')).toEqual(['b1', 'b2']);
    expect(names('车队', ['b3'])).toEqual(['b1', 'b2', 'b3']);
    expect(names('学校')).toEqual([]);
  });

  test('say how many more there are than a list can hold', () => {
    const many = Array.from({ length: 75 }, (_, index) => choice(`b${index}`, 'd'));
    expect(organisationsToShow(many, '', []).hidden).toBe(15);
  });
});
