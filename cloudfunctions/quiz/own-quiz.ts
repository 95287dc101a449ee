import { isQuizClosed, type Quiz } from '../shared/domain/quiz';
import { isShownTo, type PlannedLecture, type Season } from '../shared/domain/season';
import type { StudyRecord } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';

export const quizFields = ['memberId', 'branchId', 'orgPath', 'quizzes'] as const;
export type QuizRecord = Pick<StudyRecord, (typeof quizFields)[number]>;

export interface OwnQuiz {
  season: Season;
  lecture: PlannedLecture;
  quiz: Quiz;
  /** Undefined for a guest. */
  record: QuizRecord | undefined;
  /** By whom the questions are drawn: the member, also from another phone; of a guest the phone. */
  drawnBy: string;
}

/**
 * A lecture's quiz as the caller may answer it, in the version asked for or the one that stands now: three reads cold, two
 * warm. A guest may answer that of an open lecture, and nothing is kept about it. After the season's end the same holds for whoever has
 * answered before; a first try can only have been on its way.
 */
export async function ownQuiz(
  { lectureId, version }: { lectureId: string; version?: number },
  { nowMs, caller, repositories }: CallContext,
): Promise<Outcome<OwnQuiz>> {
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const lecture = season.lectures.find((one) => one.lectureId === lectureId);
  if (!lecture) return refuse('LECTURE_NOT_FOUND');
  const isClosed = (endedAtMs: number) => isQuizClosed(endedAtMs, version !== undefined, nowMs);
  if (lecture.withdrawnAtMs !== undefined && isClosed(lecture.withdrawnAtMs))
    return refuse('LECTURE_WITHDRAWN');
  const wanted = version ?? lecture.quiz?.version;
  if (wanted === undefined) return refuse('QUIZ_NOT_FOUND');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const [record, quiz] = await Promise.all([
    repositories.studyRecords.fieldsOfCaller(who, quizFields),
    repositories.quizzes.version(season._id, lectureId, wanted),
  ]);
  if (!record && !lecture.open) return refuse('NOT_JOINED');
  if (record && !lecture.open && !isShownTo(lecture, record.orgPath))
    return refuse('LECTURE_NOT_FOUND');
  if (!quiz) return refuse('QUIZ_NOT_FOUND');
  if (record && !record.quizzes?.[lectureId] && isClosed(season.endsAtMs))
    return refuse('SEASON_OVER');
  const drawnBy = record?.memberId ?? caller.openidKey;
  return { season, lecture, quiz, record, drawnBy };
}
