import {
  lecturesToShow,
  newsOf,
  sessionsToShow,
  tasksOf,
} from '../../cloudfunctions/shared/domain/agenda';
import type { LectureProgress } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aRecord, aSession, minuteMs, startsAtMs } from '../tools/builders';

const nowMs = startsAtMs;
const dayMs = 86_400_000;
const past = (id: string, more = {}) =>
  aSession({
    _id: id,
    startsAtMs: nowMs - 3 * dayMs,
    endsAtMs: nowMs - 3 * dayMs + 1,
    checkInClosesAtMs: nowMs - 3 * dayMs + 1,
    ...more,
  });
const progress = (coveredSeconds: number, completed = false): LectureProgress => ({
  covered: [[0, coveredSeconds]],
  coveredSeconds,
  positionSeconds: coveredSeconds,
  ...(completed ? { completedAtMs: nowMs } : {}),
});

function recordWith(attended: string[], lectures: Record<string, LectureProgress>) {
  const record = aRecord();
  for (const id of attended) {
    record.attendance[id] = { status: 'present', seenAtMs: nowMs, atMs: nowMs, method: 'code' };
  }
  record.watch.lectures = lectures;
  return record;
}

describe('tasks done of tasks due', () => {
  const sessions = [
    past('PASSED01'),
    past('PASSED02'),
    past('FREE0001', { required: false }),
    past('YOUTH001', { audience: { organisationIds: ['district'], segments: ['youth'] } }),
    aSession({ _id: 'TONIGHT1' }),
    // Nobody has missed what was called off, never opened, or not announced.
    past('CANCE001', { status: 'cancelled' }),
    past('NEVER001', { status: 'published' }),
    past('DRAFT001', { status: 'draft' }),
  ];
  const lectures = [
    aLecture('a', { dueOn: '20261120' }),
    aLecture('b', { dueOn: '20261129' }), // Sunday of this week
    aLecture('c', { dueOn: '20261130' }),
    aLecture('d'),
    aLecture('e', { dueOn: '20261120', segments: ['youth'] }),
  ];
  it.each([
    ['nothing yet', [], {}, 0, 4],
    ['one past session', ['PASSED01'], {}, 1, 4],
    ['tonight already attended: it counts as due and done', ['PASSED01', 'TONIGHT1'], {}, 2, 5],
    ['a lecture begun is not done', [], { a: progress(60) }, 0, 4],
    ['a lecture completed', [], { a: progress(120, true) }, 1, 4],
  ])('%s', (_case, attended, watched, done, total) => {
    const record = recordWith(attended, watched);
    expect(tasksOf({ sessions, lectures, record, nowMs })).toEqual({ done, total });
  });
});

describe('sessions to show', () => {
  it('are those that run or come, invite the member, soonest first, five at most', () => {
    const coming = [5, 3, 1, 2, 4, 6].map((day) =>
      aSession({
        _id: `DAY0000${day}`,
        startsAtMs: nowMs + day * dayMs,
        endsAtMs: nowMs + day * dayMs + minuteMs,
        checkInClosesAtMs: nowMs + day * dayMs + minuteMs,
      }),
    );
    const others = [
      past('PASSED01'),
      aSession({ _id: 'CLOSED01', status: 'closed', checkInClosesAtMs: nowMs - 1 }),
      aSession({
        _id: 'YOUTH001',
        audience: { organisationIds: ['district'], segments: ['youth'] },
      }),
    ];
    const shown = sessionsToShow(
      [...coming, ...others, aSession({ _id: 'TONIGHT1' })],
      aRecord(),
      nowMs,
    );
    expect(shown.map((one) => one._id)).toEqual([
      'TONIGHT1',
      'DAY00001',
      'DAY00002',
      'DAY00003',
      'DAY00004',
    ]);
  });
});

describe('a change of plan', () => {
  const edited = (hoursAgo: number, ...fields: string[]) =>
    aSession({
      changes: [{ atMs: nowMs - hoursAgo * 3_600_000, what: 'edited', by: 'm1', fields }],
    });
  it.each([
    ['nothing', aSession(), undefined],
    ['called off', aSession({ status: 'cancelled' }), 'cancelled'],
    ['at another time', edited(1, 'startsAtMs'), 'moved'],
    ['in another place', edited(70, 'title', 'venue'), 'moved'],
    ['days ago', edited(73, 'venue'), undefined],
    ['only another title', edited(1, 'title'), undefined],
  ])('%s', (_case, session, expected) => {
    expect(newsOf(session, nowMs)).toBe(expected);
  });

  it('hides no cancelled session, and shows no draft', () => {
    const shown = sessionsToShow(
      [aSession({ status: 'draft' }), aSession({ _id: 'CANCE001', status: 'cancelled' })],
      aRecord(),
      nowMs,
    );
    expect(shown.map((one) => one._id)).toEqual(['CANCE001']);
  });

  it('owes nothing where somebody was excused', () => {
    const record = aRecord('m1', {
      attendance: {
        PASSED01: { status: 'excused', seenAtMs: nowMs, atMs: nowMs, method: 'leave' },
      },
    });
    const sessions = [past('PASSED01'), past('PASSED02')];
    expect(tasksOf({ sessions, lectures: [], record, nowMs })).toEqual({ done: 0, total: 1 });
  });
});

describe('lectures to show', () => {
  const lectures = [
    aLecture('free', { open: true }),
    aLecture('overdue', { dueOn: '20261101' }),
    aLecture('later', { dueOn: '20261210' }),
    aLecture('soon', { dueOn: '20261126' }),
    aLecture('begun'),
    aLecture('done', { dueOn: '20261126' }),
    aLecture('youth', { segments: ['youth'], dueOn: '20261126' }),
  ];
  it('are the begun ones, then what is due next, then what is overdue, then the shelf', () => {
    const record = recordWith([], { begun: progress(30), done: progress(120, true) });
    expect(lecturesToShow(lectures, record, nowMs).map((one) => one.lectureId)).toEqual([
      'begun',
      'soon',
      'later',
      'overdue',
      'free',
    ]);
  });
  it('are the open ones for a guest', () => {
    expect(lecturesToShow(lectures, undefined, nowMs).map((one) => one.lectureId)).toEqual([
      'free',
    ]);
  });
});
