import {
  branchLecturesOf,
  type CountedLearner,
  figuresOf,
  mainStopOf,
  mergedFigures,
  planMarkOf,
  stretchSecondsOf,
  watchingAt,
} from '../../cloudfunctions/shared/domain/lecture-figures';
import type { LectureProgress } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aSeason } from '../tools/builders';

/** Two minutes: twelve stretches of ten seconds. */
const lecture = aLecture('one', { quiz: { version: 2, questions: 2 } });

const learner = (
  progress: Partial<LectureProgress> | undefined,
  more: Partial<CountedLearner> = {},
): CountedLearner => ({
  segments: ['line'],
  watch: {
    lectures: progress
      ? { one: { covered: [], coveredSeconds: 0, positionSeconds: 0, ...progress } }
      : {},
  },
  ...more,
});

const watched = (...covered: [number, number][]): Partial<LectureProgress> => ({
  covered,
  coveredSeconds: covered.reduce((sum, [from, to]) => sum + to - from, 0),
});

const tried = (version: number, right: string[], wrong: string[]): Partial<CountedLearner> => ({
  quizzes: { one: { attemptId: 'a', version, atMs: 1, points: right.length, right, wrong } },
});

describe('one lecture over the members of a branch', () => {
  it.each([
    ['never opened', undefined, { asked: 1, done: 0, began: 0, completed: 0 }, undefined],
    // A receipt alone is no watching.
    ['opened, nothing credited', {}, { asked: 1, done: 0, began: 0, completed: 0 }, undefined],
    ['watched to 0:25', watched([0, 25]), { asked: 1, done: 0, began: 1, completed: 0 }, 2],
    // What was skipped does not matter for where somebody stopped, only how far the played parts reach.
    [
      'watched two parts',
      watched([0, 10], [60, 71]),
      { asked: 1, done: 0, began: 1, completed: 0 },
      7,
    ],
    ['stopped at the very end', watched([100, 120]), { began: 1, completed: 0 }, 11],
    [
      'completed',
      { ...watched([0, 110]), completedAtMs: 5 },
      { asked: 1, done: 1, began: 1, completed: 1 },
      undefined,
    ],
  ] as const)('%s', (_, progress, counts, stretch) => {
    const { stops, ...figures } = figuresOf(lecture, [learner(progress)]);
    expect(figures).toMatchObject(counts);
    expect(stops).toHaveLength(12);
    const expected = Array.from({ length: 12 }, (__, place) => (place === stretch ? 1 : 0));
    expect(stops).toEqual(expected);
  });

  it('asks only the segments of the plan, and counts the others as watching', () => {
    const forYouth = aLecture('one', { segments: ['youth'] });
    const done = { ...watched([0, 120]), completedAtMs: 5 };
    expect(figuresOf(forYouth, [learner(done), learner(undefined)])).toMatchObject({
      ...{ asked: 0, done: 0, began: 1, completed: 1 },
    });
  });

  it('counts first tries of the version that stands, question by question', () => {
    const figures = figuresOf(lecture, [
      learner(undefined, tried(2, ['q1', 'q2'], [])),
      learner(undefined, tried(2, ['q1'], ['q2'])),
      learner(undefined, tried(1, ['q1'], ['old'])),
      learner(undefined),
    ]);
    expect(figures.tries).toEqual({ version: 2, questions: { q1: [2, 2], q2: [1, 2] } });
  });

  it.each([
    [30, 10, 3],
    [90, 10, 9],
    [600, 10, 60],
    [601, 11, 55],
    [3_600, 60, 60],
    [5, 10, 1],
  ])('%d s are told in stretches of %d s, %d of them', (durationSeconds, seconds, count) => {
    expect(stretchSecondsOf(durationSeconds)).toBe(seconds);
    const { stops } = figuresOf(aLecture('one', { durationSeconds }), []);
    expect(stops).toHaveLength(count);
  });
});

describe('where people stop', () => {
  it.each([
    ['nobody did', [0, 0, 0], 30, undefined],
    ['one minute', [3, 1, 0], 30, { minute: 1, members: 4, of: 4, isLast: true }],
    [
      'the third minute',
      [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      240,
      { minute: 3, members: 5, of: 7, isLast: false },
    ],
    [
      'of two the earlier one',
      [2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
      120,
      { minute: 1, members: 2, of: 4, isLast: false },
    ],
    [
      'the end, with parts left out',
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4],
      120,
      { minute: 2, members: 4, of: 4, isLast: true },
    ],
  ] as const)('%s', (_, stops, durationSeconds, expected) => {
    expect(mainStopOf([...stops], durationSeconds)).toEqual(expected);
  });

  it('the curve begins with everybody and ends with those who came to the last stretch', () => {
    expect(watchingAt({ began: 10, stops: [2, 0, 3, 1] })).toEqual([10, 8, 8, 5]);
  });
});

describe('branches add up', () => {
  const season = aSeason({ lectures: [lecture, aLecture('two')] });
  const people = [
    [learner(watched([0, 25]), tried(2, ['q1'], ['q2'])), learner(undefined)],
    [learner({ ...watched([0, 120]), completedAtMs: 5 }, tried(2, ['q1', 'q2'], []))],
    [],
  ];
  const branches = people.map((learners, place) =>
    branchLecturesOf(
      { seasonId: 's2026', branchId: `b${place}`, orgPath: ['district', `b${place}`] },
      season,
      learners,
      7,
    ),
  );

  it('to the same figures as all their people counted together', () => {
    const together = figuresOf(lecture, people.flat());
    expect(mergedFigures(lecture, branches)).toEqual(together);
    expect(together).toMatchObject({ asked: 3, done: 1, began: 2, completed: 1 });
  });

  it('without a branch that was counted before the lecture, and without tries of an older quiz', () => {
    const published = aLecture('three', { quiz: { version: 1, questions: 1 } });
    expect(mergedFigures(published, branches)).toMatchObject({ asked: 0, began: 0 });
    const renewed = { ...lecture, quiz: { version: 3, questions: 2 } };
    expect(mergedFigures(renewed, branches).tries).toEqual({ version: 3, questions: {} });
  });

  it('keeps nothing that names a person', () => {
    expect(Object.keys(branches[0] ?? {}).sort()).toEqual(
      ['_id', 'branchId', 'countedAtMs', 'heads', 'orgPath', 'seasonId', 'stops', 'tries'].sort(),
    );
  });
});

it('another plan of lectures has another mark: then every branch is counted anew', () => {
  const mark = (...lectures: Parameters<typeof aLecture>[1][]) =>
    planMarkOf(aSeason({ lectures: lectures.map((more) => aLecture('one', more)) }));
  const plain = mark({});
  expect(mark({ title: '另一个标题', lecturer: '李老师' })).toBe(plain);
  for (const more of [
    { segments: ['youth' as const] },
    { durationSeconds: 90 },
    { quiz: { version: 1, questions: 2 } },
    { withdrawnAtMs: 5 },
  ])
    expect(mark(more)).not.toBe(plain);
});
