import type { LectureRow } from '../shared/contract/lecture';
import { isFor } from '../shared/domain/agenda';
import { isShownTo, type PlannedLecture } from '../shared/domain/season';
import type { StudyRecord } from '../shared/domain/study-record';
import { shareOf } from '../shared/domain/watch-progress';

/** What a list or a player needs of the member's record. */
export const learnerFields = [
  ...(['branchId', 'orgPath', 'segments', 'watch', 'days', 'quizzes', 'card'] as const),
] as const;
export type LearnerRecord = Pick<StudyRecord, (typeof learnerFields)[number]>;

/** A lecture as the shelf shows it. It is due only for those of whom the plan asks it, and for nobody once the season is over. */
export function lectureRowOf(
  lecture: PlannedLecture,
  record: LearnerRecord | undefined,
  posterUrl: string,
  isOver: boolean,
): LectureRow {
  const { lectureId, title, series, lecturer, durationSeconds, dueOn } = lecture;
  const progress = record?.watch.lectures[lectureId];
  const isAsked = record && isFor(lecture, record.segments) && isShownTo(lecture, record.orgPath);
  const due = dueOn !== undefined && isAsked && !isOver;
  return {
    lectureId,
    title,
    series,
    lecturer,
    ...(lecture.lecturerId === undefined ? {} : { lecturerId: lecture.lecturerId }),
    durationSeconds,
    posterUrl,
    ...(lecture.segments.length > 0 ? { segments: lecture.segments } : {}),
    ...(lecture.initials === undefined ? {} : { initials: lecture.initials }),
    ...(due ? { dueOn } : {}),
    coverage: shareOf(progress?.coveredSeconds ?? 0, durationSeconds),
    completed: progress?.completedAtMs !== undefined,
  };
}
