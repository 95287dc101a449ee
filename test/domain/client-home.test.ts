import type { HomeAnswer, HomeLecture, HomeSession } from '@contract/home';
import { agendaOf, choicesOf, isBare, nowOf } from '@/features/season/now';

const startsAtMs = Date.parse('2026-12-05T14:00:00+08:00');
const minute = 60_000;

const session: HomeSession = {
  sessionId: 'A1B2C3D4',
  title: '冬训第一课',
  startsAtMs,
  endsAtMs: startsAtMs + 90 * minute,
  checkInOpensAtMs: startsAtMs - 20 * minute,
  checkInClosesAtMs: startsAtMs + 30 * minute,
  venue: '二楼会议室',
  required: true,
  recorded: 'none',
};
const lecture: HomeLecture = {
  lectureId: 'lecture-1',
  title: '雪天出行',
  durationSeconds: 90,
  coverage: 0.4,
  posterUrl: '',
};
const member: NonNullable<HomeAnswer['member']> = {
  branchId: 'branch-1',
  branchName: '总装车间支部',
  score: 73,
  weekPoints: 17,
  roles: [],
  tasks: { done: 8, total: 12 },
};
const home = (parts: Partial<HomeAnswer>): HomeAnswer => ({
  season: { seasonId: 's', name: '2026 年冬训', startsAtMs: 0, endsAtMs: startsAtMs * 2 },
  member,
  sessions: [],
  lectures: [],
  ...parts,
});

describe('the now card', () => {
  const atSession = (recorded: HomeSession['recorded']) => [{ ...session, recorded }];
  const cases: [string, HomeAnswer, number, object][] = [
    ['nothing is due', home({}), 0, { kind: 'nothing' }],
    ['31 minutes before', home({ sessions: [session] }), -31, { kind: 'upcoming', session }],
    [
      'a cancelled session',
      home({ sessions: [{ ...session, news: 'cancelled' }] }),
      -10,
      { kind: 'nothing' },
    ],
    ['from 30 minutes before', home({ sessions: [session] }), -30, { kind: 'check-in' }],
    ['before the start', home({ sessions: [session] }), -1, { running: false }],
    ['from the start', home({ sessions: [session] }), 0, { running: true }],
    ['to the end of check-in', home({ sessions: [session] }), 29, { kind: 'check-in' }],
    ['after check-in, not attended', home({ sessions: [session] }), 30, { kind: 'nothing' }],
    ['after check-in, attended', home({ sessions: atSession('late') }), 30, { kind: 'at-session' }],
    ['pending counts', home({ sessions: atSession('pending') }), 5, { kind: 'at-session' }],
    ['attended and over', home({ sessions: atSession('present') }), 90, { kind: 'nothing' }],
    [
      'a lecture before a later session',
      home({ sessions: [session], lectures: [lecture] }),
      -60,
      { kind: 'learn', lecture },
    ],
    [
      'a session before a lecture',
      home({ sessions: [session], lectures: [lecture] }),
      0,
      { kind: 'check-in' },
    ],
  ];

  test.each(cases)('%s', (_name, answer, minutes, expected) => {
    expect(nowOf(answer, startsAtMs + minutes * minute)).toMatchObject([expected]);
  });

  test('a check-in that opens earlier than half an hour before brings the card with it', () => {
    const early = { ...session, checkInOpensAtMs: startsAtMs - 60 * minute };
    const now = nowOf(home({ sessions: [early] }), startsAtMs - 60 * minute);
    expect(now).toMatchObject([{ kind: 'check-in' }]);
  });

  test('sessions at the same time stand in the order of their time, and stay there once checked in to', () => {
    const told = (sessions: HomeSession[]) =>
      nowOf(home({ sessions, lectures: [lecture] }), startsAtMs + 5 * minute).map((one) =>
        'session' in one ? `${one.kind} ${one.session.sessionId}` : one.kind,
      );
    const a = { ...session, sessionId: 'A' };
    const b = { ...session, sessionId: 'B', startsAtMs: startsAtMs + 30 * minute };
    expect(told([a, b])).toEqual(['check-in A', 'check-in B']);
    expect(told([{ ...a, recorded: 'present' }, b])).toEqual(['at-session A', 'check-in B']);
    expect(told([a, { ...b, recorded: 'pending' }])).toEqual(['check-in A', 'at-session B']);
    expect(told([{ ...a, news: 'cancelled' }, b])).toEqual(['check-in B']);
  });

  test('only sessions to check in to are a choice', () => {
    const at = (sessions: HomeSession[]) => choicesOf(nowOf(home({ sessions }), startsAtMs));
    const other = { ...session, sessionId: 'B' };
    expect(at([session, other])).toBe(2);
    expect(at([session, { ...other, recorded: 'present' }])).toBe(1);
    expect(at([session, { ...other, online: 'also' }])).toBe(2);
    expect(at([session, { ...other, online: 'only' }])).toBe(1);
    expect(at([])).toBe(0);
  });
});

describe('a week without sessions and lectures', () => {
  const task = { taskId: 't', title: '写一篇心得', dueOn: '20261206', overdue: false };
  const planned = (toDo: (typeof task)[]) => home({ member: { ...member, toDo } });

  test('is bare where the plan asks nothing of it, and not where a task is due', () => {
    expect(isBare(home({}))).toBe(true);
    expect(isBare(planned([]))).toBe(true);
    expect(isBare(planned([task]))).toBe(false);
    expect(isBare(home({ lectures: [lecture] }))).toBe(false);
  });

  test('does not say that nothing is to do above a task', () => {
    expect(nowOf(planned([]), startsAtMs)).toEqual([{ kind: 'nothing' }]);
    expect(nowOf(planned([task]), startsAtMs)).toEqual([]);
  });
});

describe('what else is due', () => {
  const due = { ...lecture, lectureId: 'lecture-2', dueOn: '20261206' };
  const later = {
    ...session,
    sessionId: 'E5F6G7H8',
    startsAtMs: startsAtMs + 1e8,
    endsAtMs: startsAtMs + 2e8,
    checkInOpensAtMs: startsAtMs + 1e8,
    checkInClosesAtMs: startsAtMs + 2e8,
  };
  const answer = home({ sessions: [session, later], lectures: [lecture, due] });

  test('a week full of sessions leaves room for a lecture that is due, and fills up without one', () => {
    const full = ['1', '2', '3', '4'].map((sessionId) => ({ ...later, sessionId }));
    const ids = (of: HomeAnswer) => {
      const { sessions, lectures } = agendaOf(of, [{ kind: 'nothing' }], startsAtMs, 3);
      return [...sessions.map((one) => one.sessionId), ...lectures.map((one) => one.lectureId)];
    };
    expect(ids(home({ sessions: full, lectures: [due] }))).toEqual(['1', '2', 'lecture-2']);
    expect(ids(home({ sessions: full, lectures: [lecture] }))).toEqual(['1', '2', '3']);
  });

  test('leaves out what the now card shows, and lectures without a day', () => {
    const agenda = agendaOf(answer, nowOf(answer, startsAtMs), startsAtMs, 3);
    expect(agenda).toEqual({ sessions: [later], lectures: [due] });
  });

  test('leaves out every session of the now cards', () => {
    const both = home({ sessions: [session, { ...session, sessionId: 'B' }, later] });
    const agenda = agendaOf(both, nowOf(both, startsAtMs), startsAtMs, 3);
    expect(agenda.sessions).toEqual([later]);
  });

  test('keeps to its limit, sessions first', () => {
    const two = home({ ...answer, lectures: [lecture, due, { ...due, lectureId: 'lecture-3' }] });
    const agenda = agendaOf(two, nowOf(two, startsAtMs), startsAtMs, 2);
    expect(agenda).toEqual({ sessions: [later], lectures: [due] });
  });
});
