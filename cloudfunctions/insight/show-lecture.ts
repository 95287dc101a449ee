import type {
  LectureInsight,
  QuestionStanding,
  UnfinishedMember,
} from '../shared/contract/insight';
import { isFor } from '../shared/domain/agenda';
import {
  figuresOf,
  type LectureFigures,
  leastGroup,
  mainStopOf,
  mergedFigures,
  stretchSecondsOf,
  watchingAt,
} from '../shared/domain/lecture-figures';
import { may } from '../shared/domain/permissions';
import { type PlannedLecture, shelfOf } from '../shared/domain/season';
import { seasonWeekOf } from '../shared/domain/season-time';
import type { LearnerRow } from '../shared/repositories/lecture-figures-repository';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { countedOf, type Place, placeFactsOf, placeOf } from './place';
import { standingOf } from './show-lectures';

/**
 * One lecture in an organisation. The reads of `lectures`, one more of the quiz, and for the own branch's secretary the names of those
 * who have not completed it.
 */
export async function showLecture(
  input: { lectureId: string; organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<LectureInsight>> {
  const place = await placeOf(input.organisationId, context);
  if (place instanceof Refused) return place;
  const lecture = shelfOf(place.season).find(({ lectureId }) => lectureId === input.lectureId);
  if (!lecture) return refuse('LECTURE_NOT_FOUND');
  return place.organisation.kind === 'branch'
    ? ofBranch(place, lecture, context)
    : ofBranches(place, lecture, context);
}

async function ofBranch(
  place: Place,
  lecture: PlannedLecture,
  context: MemberContext,
): Promise<LectureInsight> {
  const { season, organisation } = place;
  const { lectureFigures } = context.repositories;
  const learners = await lectureFigures.learnersOf(season._id, organisation._id);
  const names = may(context.member.roles, 'nameUnfinished', organisation.path)
    ? { unfinished: await unfinishedOf(lecture, learners, context) }
    : {};
  return {
    ...placeFactsOf(organisation),
    countedAtMs: context.nowMs,
    ...(await factsOf(place, lecture, figuresOf(lecture, learners), context)),
    ...names,
  };
}

async function ofBranches(
  place: Place,
  lecture: PlannedLecture,
  context: MemberContext,
): Promise<LectureInsight> {
  const { season, organisation } = place;
  const { lectureFigures, organisations } = context.repositories;
  const [rows, below] = await Promise.all([
    lectureFigures.lectureBelow(season._id, organisation._id, lecture.lectureId),
    organisations.below(organisation._id),
  ]);
  return {
    ...placeFactsOf(organisation),
    ...countedOf(rows, below.filter(({ kind }) => kind === 'branch').length),
    ...(await factsOf(place, lecture, mergedFigures(lecture, rows), context)),
  };
}

async function factsOf(
  { season }: Place,
  lecture: PlannedLecture,
  figures: LectureFigures,
  { repositories }: MemberContext,
) {
  const { durationSeconds, lectureId } = lecture;
  const { began, completed, stops, tries } = figures;
  const stop = mainStopOf(stops, durationSeconds);
  const dropOff = {
    ...{ stretchSeconds: stretchSecondsOf(durationSeconds), watching: watchingAt(figures) },
    ...(stop ? { stop } : {}),
  };
  const quiz = tries && (await repositories.quizzes.version(season._id, lectureId, tries.version));
  return {
    ...standingOf(lecture, figures),
    ...{ durationSeconds, began, completed, leastGroup },
    ...(began >= leastGroup ? { dropOff } : {}),
    ...(quiz ? { questions: questionsOf(quiz.pool, tries.questions) } : {}),
  };
}

/** The hardest first: by the share of right first tries. */
function questionsOf(
  pool: readonly { questionId: string; text: string }[],
  counts: Readonly<Record<string, [number, number]>>,
): { rows: QuestionStanding[]; hidden: number } {
  const all = pool.map(({ questionId, text }) => {
    const [right, tries] = counts[questionId] ?? [0, 0];
    return { questionId, text, right, tries };
  });
  const rows = all.filter(({ tries }) => tries >= leastGroup);
  return {
    rows: rows.sort((a, b) => a.right / a.tries - b.right / b.tries),
    hidden: all.length - rows.length,
  };
}

async function unfinishedOf(
  lecture: PlannedLecture,
  learners: readonly LearnerRow[],
  context: MemberContext,
): Promise<UnfinishedMember[]> {
  const week = seasonWeekOf(context.nowMs);
  const left = learners.filter(
    ({ segments, watch }) =>
      isFor(lecture, segments) && watch?.lectures[lecture.lectureId]?.completedAtMs === undefined,
  );
  const names = await namesOf(
    left.map(({ memberId }) => memberId),
    context,
  );
  return left
    .flatMap(({ memberId, watch, nudge }): UnfinishedMember[] => {
      const name = names.get(memberId);
      if (name === undefined) return [];
      const begun = (watch?.lectures[lecture.lectureId]?.coveredSeconds ?? 0) > 0;
      const nudged = nudge?.week === week ? { nudgedAtMs: nudge.atMs } : {};
      return [{ memberId, name, begun, ...nudged }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
}
