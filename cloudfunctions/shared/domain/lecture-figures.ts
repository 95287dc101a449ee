import { isFor } from './agenda';
import { type PlannedLecture, type Season, shelfOf } from './season';
import type { StudyRecord } from './study-record';

/**
 * How a branch stands towards the lectures: figures without names, worked out of what the watch proof keeps anyway (the parts that were
 * credited, and the first try of a quiz). Nothing more is kept about anybody for it. Figures of branches add up to those above them.
 */
export interface LectureFigures {
  /** Of whom the plan asks the lecture, and who of them completed it. */
  asked: number;
  done: number;
  /** Who was credited anything of it, and who completed it, asked or not. */
  began: number;
  completed: number;
  /** Of those who began and did not complete it: how far the furthest played part reaches, by stretches of the video. */
  stops: number[];
  /** First tries of the quiz in the version that stands now, by question: right ones and all. */
  tries?: { version: number; questions: Record<string, [right: number, all: number]> };
}

/** Of one branch. Collection `lectureFigures`, id `<seasonId>:<branchId>`. */
export interface BranchLectures {
  _id: string;
  seasonId: string;
  branchId: string;
  orgPath: string[];
  /** The figures count every change that was visible then; server clock, ms. */
  countedAtMs: number;
  /** [asked, done, began, completed] by lecture id: what lists read, without the rest. */
  heads: Record<string, [asked: number, done: number, began: number, completed: number]>;
  /** By lecture id. */
  stops: Record<string, number[]>;
  tries: Record<string, NonNullable<LectureFigures['tries']>>;
}

const branchLecturesIdOf = (seasonId: string, branchId: string) => `${seasonId}:${branchId}`;

/** What is read of a record. */
export const countedFields = ['segments', 'watch.lectures', 'quizzes'] as const;
export type CountedLearner = Pick<StudyRecord, 'segments' | 'quizzes'> & {
  watch?: Pick<StudyRecord['watch'], 'lectures'>;
};

/** A group of fewer people says how somebody in it did, so nothing of it is told but that it is too small. */
export const leastGroup = 5;

const mostStretches = 60;
const leastStretchSeconds = 10;

/** Length of the stretches in which stops are counted, whole seconds: 10 up to ten minutes. */
export const stretchSecondsOf = (durationSeconds: number) =>
  Math.max(leastStretchSeconds, Math.ceil(durationSeconds / mostStretches));

const stretchesOf = (durationSeconds: number) =>
  Math.max(1, Math.ceil(durationSeconds / stretchSecondsOf(durationSeconds)));

/** Counts one lecture over a branch's members. */
export function figuresOf(
  lecture: PlannedLecture,
  learners: readonly CountedLearner[],
): LectureFigures {
  const { lectureId, durationSeconds } = lecture;
  const figures: LectureFigures = {
    ...{ asked: 0, done: 0, began: 0, completed: 0 },
    stops: Array.from({ length: stretchesOf(durationSeconds) }, () => 0),
  };
  for (const { segments, watch } of learners) {
    const progress = watch?.lectures[lectureId];
    const completed = progress?.completedAtMs !== undefined;
    if (isFor(lecture, segments)) {
      figures.asked += 1;
      if (completed) figures.done += 1;
    }
    if (!progress || (progress.coveredSeconds <= 0 && !completed)) continue;
    figures.began += 1;
    if (completed) figures.completed += 1;
    else {
      const reached = progress.covered.at(-1)?.[1] ?? 0;
      const stretch = Math.floor(reached / stretchSecondsOf(durationSeconds));
      const place = Math.min(Math.max(0, stretch), figures.stops.length - 1);
      figures.stops[place] = (figures.stops[place] ?? 0) + 1;
    }
  }
  const tries = triesOf(lecture, learners);
  return tries ? { ...figures, tries } : figures;
}

/** First tries of an earlier version were other questions. */
function triesOf(
  { lectureId, quiz }: PlannedLecture,
  learners: readonly CountedLearner[],
): LectureFigures['tries'] {
  if (!quiz) return undefined;
  const questions: Record<string, [number, number]> = {};
  const add = (id: string, right: number) => {
    const [before, all] = questions[id] ?? [0, 0];
    questions[id] = [before + right, all + 1];
  };
  for (const { quizzes } of learners) {
    const first = quizzes?.[lectureId];
    if (first?.version !== quiz.version) continue;
    for (const id of first.right) add(id, 1);
    for (const id of first.wrong) add(id, 0);
  }
  return { version: quiz.version, questions };
}

/** A branch as it is kept. */
export function branchLecturesOf(
  branch: { seasonId: string; branchId: string; orgPath: string[] },
  season: Pick<Season, 'lectures'>,
  learners: readonly CountedLearner[],
  nowMs: number,
): BranchLectures {
  const kept: BranchLectures = {
    ...{ _id: branchLecturesIdOf(branch.seasonId, branch.branchId), ...branch },
    ...{ countedAtMs: nowMs, heads: {}, stops: {}, tries: {} },
  };
  for (const lecture of season.lectures) {
    const { asked, done, began, completed, stops, tries } = figuresOf(lecture, learners);
    kept.heads[lecture.lectureId] = [asked, done, began, completed];
    if (began > completed) kept.stops[lecture.lectureId] = stops;
    if (tries && Object.keys(tries.questions).length > 0) kept.tries[lecture.lectureId] = tries;
  }
  return kept;
}

/** One lecture over several branches; those that were counted before it was published do not know it. */
export function mergedFigures(
  { lectureId, durationSeconds, quiz }: PlannedLecture,
  branches: readonly Partial<Pick<BranchLectures, 'heads' | 'stops' | 'tries'>>[],
): LectureFigures {
  const sum: LectureFigures = {
    ...{ asked: 0, done: 0, began: 0, completed: 0 },
    stops: Array.from({ length: stretchesOf(durationSeconds) }, () => 0),
  };
  const questions: Record<string, [number, number]> = {};
  for (const { heads, stops, tries } of branches) {
    const [asked, done, began, completed] = heads?.[lectureId] ?? [0, 0, 0, 0];
    sum.asked += asked;
    sum.done += done;
    sum.began += began;
    sum.completed += completed;
    stops?.[lectureId]?.forEach((count, place) => {
      const at = Math.min(place, sum.stops.length - 1);
      sum.stops[at] = (sum.stops[at] ?? 0) + count;
    });
    const own = tries?.[lectureId];
    if (own === undefined || own.version !== quiz?.version) continue;
    for (const [id, [right, all]] of Object.entries(own.questions)) {
      const [before, allBefore] = questions[id] ?? [0, 0];
      questions[id] = [before + right, allBefore + all];
    }
  }
  return quiz ? { ...sum, tries: { version: quiz.version, questions } } : sum;
}

/** How many were still watching where each stretch begins: the first is everybody who began. */
export function watchingAt({ began, stops }: Pick<LectureFigures, 'began' | 'stops'>): number[] {
  let left = began;
  return stops.map((stopped) => {
    const here = left;
    left -= stopped;
    return here;
  });
}

export interface MainStop {
  /** Counted from 1. */
  minute: number;
  /** Who stopped within it, and who stopped anywhere. */
  members: number;
  of: number;
  /** It is the lecture's last one: who is counted here came to the end and left parts out on the way. */
  isLast: boolean;
}

/** The minute in which most of those stopped who did not complete the lecture; the earlier one of two. Undefined where nobody did. */
export function mainStopOf(
  stops: readonly number[],
  durationSeconds: number,
): MainStop | undefined {
  const length = Math.max(1, Math.ceil(durationSeconds / 60));
  const counts = Array.from({ length }, () => 0);
  stops.forEach((count, place) => {
    const minute = Math.floor((place * stretchSecondsOf(durationSeconds)) / 60);
    const at = Math.min(minute, length - 1);
    counts[at] = (counts[at] ?? 0) + count;
  });
  const most = Math.max(0, ...counts);
  if (most === 0) return undefined;
  const at = counts.indexOf(most);
  const of = counts.reduce((sum, count) => sum + count, 0);
  return { minute: at + 1, members: most, of, isLast: at === counts.length - 1 };
}

/** What changes the figures of every branch at once: which lectures stand, of whom they are asked, how long they are and their quizzes. */
export const planMarkOf = (season: Pick<Season, 'lectures'>): string =>
  shelfOf(season)
    .map(({ lectureId, segments, durationSeconds, quiz }) =>
      [lectureId, [...segments].sort().join(), durationSeconds, quiz?.version ?? 0].join(':'),
    )
    .join(' ');
