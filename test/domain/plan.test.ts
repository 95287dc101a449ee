import type { TaskWant } from '../../cloudfunctions/shared/contract/task';
import { sumOfLedger, applyChange } from '../../cloudfunctions/shared/domain/ledger';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { faultOfTask, taskAllows } from '../../cloudfunctions/shared/domain/task';
import { copiedTasks, movedDay } from '../../cloudfunctions/shared/domain/task-copy';
import { creditOfTasks, tasksToCredit } from '../../cloudfunctions/shared/domain/task-credit';
import {
  countsEverybody,
  firstTaskRun,
  taskCountsOf,
  withCounted,
  withNoticed,
} from '../../cloudfunctions/shared/domain/task-run';
import {
  isAsked,
  progressOf,
  stateOf,
  type TaskFacts,
} from '../../cloudfunctions/shared/domain/task-standing';
import { aLecture, aRecord, aSeason, startsAtMs } from '../tools/builders';
import { aTask } from '../tools/plan-builders';

const seen = (status: 'present' | 'late' | 'pending' | 'absent' | 'excused') => ({
  ...{ status, method: 'code' as const, seenAtMs: startsAtMs, atMs: startsAtMs },
});
const watched = (completedAtMs?: number) => ({
  ...{ covered: [] as [number, number][], coveredSeconds: 60, positionSeconds: 0 },
  ...(completedAtMs === undefined ? {} : { completedAtMs }),
});
const tried = (right: number, wrong: number) => ({
  ...{ attemptId: 'a', version: 1, atMs: 1, points: right },
  right: Array.from({ length: right }, (_, at) => `r${at}`),
  wrong: Array.from({ length: wrong }, (_, at) => `w${at}`),
});
const hours = (count: number) => ({ rule: 'service' as const, points: 5, atMs: 1, hours: count });

const facts = (record: Partial<StudyRecord>, more: Partial<TaskFacts> = {}): TaskFacts => ({
  record: aRecord('m1', record),
  categoriesOf: new Map([
    ['S1', ['party-lecture', 'three-meetings']],
    ['S2', ['party-lecture', 'party-lecture']],
    ['S3', ['visit']],
  ]),
  lectures: [aLecture('a'), aLecture('b'), aLecture('c', { series: '另一系列' })],
  ...more,
});
const watch = (lectures: StudyRecord['watch']['lectures']) => ({
  watch: { version: 0, creditedSeconds: 0, spent: [], lectures },
});

describe('how far a member has come with a task', () => {
  const lectureTask = (times: number): TaskWant => ({
    kind: 'series',
    series: '冬训微课堂',
    times,
  });
  it.each<[string, TaskWant, Partial<StudyRecord>, string]>([
    [
      'one session, present',
      { kind: 'session', sessionId: 'S1' },
      { attendance: { S1: seen('present') } },
      '1/1',
    ],
    [
      'late counts',
      { kind: 'session', sessionId: 'S1' },
      { attendance: { S1: seen('late') } },
      '1/1',
    ],
    [
      'pending does not yet',
      { kind: 'session', sessionId: 'S1' },
      { attendance: { S1: seen('pending') } },
      '0/1',
    ],
    [
      'excused does not',
      { kind: 'session', sessionId: 'S1' },
      { attendance: { S1: seen('excused') } },
      '0/1',
    ],
    [
      'a category by tag too, and each session once whatever tags it carries',
      { kind: 'category', category: 'party-lecture', times: 3 },
      { attendance: { S1: seen('present'), S2: seen('late'), S3: seen('present') } },
      '2/3',
    ],
    [
      'a session that nobody knows any more counts for no category',
      { kind: 'category', category: 'visit', times: 1 },
      { attendance: { GONE: seen('present') } },
      '0/1',
    ],
    ['a lecture completed', { kind: 'lecture', lectureId: 'a' }, watch({ a: watched(1) }), '1/1'],
    ['a lecture begun', { kind: 'lecture', lectureId: 'a' }, watch({ a: watched() }), '0/1'],
    ['of a series its own alone', lectureTask(2), watch({ a: watched(1), c: watched(1) }), '1/2'],
    ['never beyond what is asked', lectureTask(1), watch({ a: watched(1), b: watched(2) }), '1/1'],
    [
      'a quiz answered',
      { kind: 'quiz', lectureId: 'a', pass: false },
      { quizzes: { a: tried(0, 5) } },
      '1/1',
    ],
    [
      'not passed by half',
      { kind: 'quiz', lectureId: 'a', pass: true },
      { quizzes: { a: tried(1, 1) } },
      '0/1',
    ],
    [
      'passed by three of five',
      { kind: 'quiz', lectureId: 'a', pass: true },
      { quizzes: { a: tried(3, 2) } },
      '1/1',
    ],
    [
      'hours that stand: what was taken back is none, what came again counts once',
      { kind: 'service', hours: 8 },
      {
        entries: {
          'service:act:1': hours(2),
          'service:act:2': hours(3),
          'service:act:2:reversed:1': { ...hours(3), points: -5 },
          'service:act:2:2': hours(4),
          'manual:x': { rule: 'manual', points: 5, atMs: 1 },
        },
      },
      '6/8',
    ],
    ['evidence without a word', { kind: 'evidence', picture: true }, {}, '0/1'],
  ])('%s', (_, want, record, expected) => {
    const { done, of } = progressOf({ _id: 't', want }, facts(record));
    expect(`${done}/${of}`).toBe(expected);
  });

  it('has evidence by the word of the secretary, and what was credited for good', () => {
    const want: TaskWant = { kind: 'evidence', picture: false };
    expect(progressOf({ _id: 't', want }, facts({}, { confirmed: new Set(['t']) })).done).toBe(1);
    const harder: TaskWant = { kind: 'category', category: 'visit', times: 9 };
    expect(progressOf({ _id: 't', want: harder }, facts({ tasks: { t: 1 } }))).toEqual({
      done: 9,
      of: 9,
    });
  });
});

it.each([
  [['branch-1'], [], true],
  [['committee-1'], ['line'], true],
  [['district'], ['youth'], false],
  [['branch-2'], [], false],
] as const)('asks members of %s with segments %s: %s', (organisationIds, segments, expected) => {
  const audience = { organisationIds: [...organisationIds], segments: [...segments] };
  expect(isAsked({ audience }, aRecord())).toBe(expected);
});

// A Wednesday, 19:00 in Shanghai.
it.each([
  ['20261124', false, startsAtMs, 'overdue'],
  ['20261125', false, startsAtMs, 'week'],
  ['20261125', false, startsAtMs + 5 * 3_600_000 - 1, 'week'],
  ['20261125', false, startsAtMs + 5 * 3_600_000, 'overdue'],
  ['20261129', false, startsAtMs, 'week'],
  ['20261130', false, startsAtMs, 'ahead'],
  ['20261124', true, startsAtMs, 'done'],
] as const)('due on %s, done %s: %#', (dueOn, done, nowMs, expected) => {
  expect(stateOf({ dueOn }, done, nowMs)).toBe(expected);
});

describe('crediting', () => {
  const done = aTask({ want: { kind: 'lecture', lectureId: 'a' } });
  const record = aRecord('m1', watch({ a: watched(1) }));
  it.each([
    ['a done one', done, record, 1],
    ['a draft', { ...done, status: 'draft' as const }, record, 0],
    ['a withdrawn one', { ...done, status: 'withdrawn' as const }, record, 0],
    [
      'one of others',
      { ...done, audience: { organisationIds: ['branch-2'], segments: [] } },
      record,
      0,
    ],
    ['one credited before', done, { ...record, tasks: { 'task-1': 1 } }, 0],
  ])('%s', (_, task, of, expected) => {
    expect(tasksToCredit([task], { ...facts({}), record: of })).toHaveLength(expected);
  });

  it('moves the ledger, every total and the mark of the task together', () => {
    const { change, keys } = creditOfTasks([done], record, defaultRules, startsAtMs);
    const next = applyChange(record, change);
    expect(keys).toEqual(['task:task-1']);
    expect(next).toMatchObject({
      score: 20,
      tasks: { 'task-1': startsAtMs },
      byBranch: { 'branch-1': 20 },
    });
    expect(sumOfLedger(next)).toBe(20);
  });
});

describe('a plan in its season', () => {
  const season = aSeason({
    lectures: [
      aLecture('a', { quiz: { version: 1, questions: 3 } }),
      aLecture('b'),
      aLecture('gone', { series: '旧系列', withdrawnAtMs: 1 }),
    ],
  });
  it.each<[TaskWant, string, string | undefined]>([
    [{ kind: 'evidence', picture: true }, '20261130', undefined],
    [{ kind: 'evidence', picture: true }, '20261011', 'due-outside'],
    [{ kind: 'evidence', picture: true }, '20270401', 'due-outside'],
    [{ kind: 'lecture', lectureId: 'b' }, '20261130', undefined],
    [{ kind: 'lecture', lectureId: 'gone' }, '20261130', 'no-lecture'],
    [{ kind: 'quiz', lectureId: 'a', pass: true }, '20261130', undefined],
    [{ kind: 'quiz', lectureId: 'b', pass: true }, '20261130', 'no-quiz'],
    [{ kind: 'series', series: '旧系列', times: 1 }, '20261130', 'no-series'],
  ])('%j due on %s: %s', (want, dueOn, expected) => {
    expect(faultOfTask({ want, dueOn }, season)).toBe(expected);
  });

  it.each([
    ['edit', 'published', true],
    ['edit', 'withdrawn', false],
    ['publish', 'published', false],
    ['withdraw', 'draft', false],
    ['remove', 'published', false],
    ['remove', 'draft', true],
  ] as const)('%s of a %s one: %s', (action, status, expected) => {
    expect(taskAllows(action, status)).toBe(expected);
  });
});

describe('copying a past plan', () => {
  const from = { startsAtMs: startsAtMs - 371 * dayMs };
  const to = aSeason({ lectures: [aLecture('a')] });

  it.each([
    ['20251119', '20261125'],
    ['20251231', '20270106'],
    ['20260228', '20270306'],
  ])('moves %s as far as the season moved', (day, expected) => {
    expect(movedDay(day, from.startsAtMs, startsAtMs)).toBe(expected);
  });

  it('keeps what still can be had, asks for a kind where a session is over, and leaves the rest out', () => {
    const past = (taskId: string, want: TaskWant, dueOn: string, organisationId = 'branch-1') =>
      aTask({
        _id: taskId,
        want,
        dueOn,
        audience: { organisationIds: [organisationId], segments: ['line'] },
      });
    const copied = copiedTasks({
      ...{ from, to, organisationIds: new Set(['branch-1']) },
      tasks: [
        past('t3', { kind: 'lecture', lectureId: 'gone' }, '20251122'),
        past('t1', { kind: 'lecture', lectureId: 'a' }, '20251120', 'branch-gone'),
        past('t2', { kind: 'session', sessionId: 'S1' }, '20251121'),
        past('t4', { kind: 'session', sessionId: 'UNKNOWN' }, '20251123'),
      ],
      sessions: new Map([['S1', { category: 'visit' }]]),
    });
    expect(
      copied.map(({ fromTaskId, outcome, plan }) => [fromTaskId, outcome, plan?.dueOn]),
    ).toEqual([
      ['t1', 'kept', '20261112'],
      ['t2', 'any-of-category', '20261113'],
      ['t3', 'left-out', undefined],
      ['t4', 'left-out', undefined],
    ]);
    // The organisation that is gone is asked through the one whose plan it is.
    expect(copied[0]?.plan?.audience).toEqual({
      organisationIds: ['branch-1'],
      segments: ['line'],
    });
    expect(copied[1]?.plan?.want).toEqual({ kind: 'category', category: 'visit', times: 1 });
  });
});

describe('counting', () => {
  it('counts who is asked and who has done it, and leaves out what asks nobody here', () => {
    const member = (
      memberId: string,
      segments: StudyRecord['segments'],
      tasks?: Record<string, number>,
    ) => aRecord(memberId, { segments, ...(tasks ? { tasks } : {}) });
    const line = aTask({
      _id: 'line',
      audience: { organisationIds: ['district'], segments: ['line'] },
    });
    const other = aTask({
      _id: 'other',
      audience: { organisationIds: ['branch-2'], segments: [] },
    });
    const members = [
      member('a', ['line'], { line: 1 }),
      member('b', ['line', 'youth']),
      member('c', ['office'], { line: 1 }),
    ];
    expect(taskCountsOf([line, other], members)).toEqual({
      line: { asked: 2, done: 1, dueOn: line.dueOn },
    });
  });

  it('lets a branch wait since the earliest change, and whole where a task is new', () => {
    const first = { ...firstTaskRun({ _id: 's', startsAtMs: 7 }), fromMs: 1_000 };
    const none = { changed: [], asked: [], tasksAtMs: 0, seasonAtMs: 7 };
    const one = withNoticed(first, { ...none, changed: ['b1', 'b2'] }, 100_000);
    const more = { ...none, changed: ['b1'], asked: ['b2', 'b3'], tasksAtMs: 7 };
    const two = withNoticed(one, more, 200_000);
    expect(two).toMatchObject({
      pending: { b1: 1_000, b2: 0, b3: 0 },
      fromMs: 140_000,
      tasksAtMs: 7,
      asOfMs: 0,
    });
    expect(withCounted(two, ['b1', 'b2'], 200_000)).toMatchObject({
      pending: { b3: 0 },
      asOfMs: 0,
    });
    expect(withCounted(two, ['b1', 'b2', 'b3'], 200_000)).toMatchObject({
      pending: {},
      asOfMs: 200_000,
    });
  });

  it('counts everybody at first and once the season’s start was corrected, since weeks follow it', () => {
    const first = firstTaskRun({ _id: 's', startsAtMs: 7 });
    const noticed = { changed: [], asked: [], tasksAtMs: 0 };
    const later = withNoticed(first, { ...noticed, seasonAtMs: 7 }, 100_000);
    const corrected = withNoticed(later, { ...noticed, seasonAtMs: 8 }, 200_000);
    const asks = (run: typeof first, startsAtMs: number) => countsEverybody(run, { startsAtMs });
    expect([asks(first, 7), asks(later, 7), asks(later, 8)]).toEqual([true, false, true]);
    expect(asks(corrected, 8)).toBe(false);
  });
});
