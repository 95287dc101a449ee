import type { LectureStartAnswer } from '../shared/contract/lecture';
import { permits } from '../shared/domain/permissions';
import { isSeasonOver, isShownTo, type PlannedLecture, shelfOf } from '../shared/domain/season';
import { newReceipt } from '../shared/domain/watch-credit';
import { sealReceipt } from '../shared/domain/watch-receipt';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf, runningSeason } from '../shared/runtime/shared-reads';
import { learnerFields, lectureRowOf, type LearnerRecord } from './lecture-row';
import { nextLecture } from './next-lecture';

/** This close to its end a lecture starts over instead of ending at once. */
const restartSeconds = 5;

/**
 * Opens a lecture: two reads cold, one warm. A member gets the receipt that every report carries; a guest may watch an
 * open lecture and gets none; nor does anybody after the season's end, when lectures can still be watched.
 */
export async function startLecture(
  input: { lectureId: string },
  context: CallContext,
): Promise<Outcome<LectureStartAnswer>> {
  const { nowMs, caller, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const lecture = season.lectures.find((one) => one.lectureId === input.lectureId);
  if (!lecture) return refuse('LECTURE_NOT_FOUND');
  if (lecture.withdrawnAtMs !== undefined) return refuse('LECTURE_WITHDRAWN');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const record = await repositories.studyRecords.fieldsOfCaller(who, learnerFields);
  if (!record && !lecture.open) return refuse('NOT_JOINED');
  if (record && !lecture.open && !isShownTo(lecture, record.orgPath))
    return refuse('LECTURE_NOT_FOUND');
  const isOver = isSeasonOver(season, nowMs);
  const shown = {
    lecture: await playableOf(lecture, record, isOver, context),
    ...(mayPost(record) ? { postable: true as const } : {}),
    ...nextOf(nextLecture(shelfOf(season, record?.orgPath), lecture, record)),
  };
  const ending = isOver ? { seasonOver: true as const } : {};
  if (!record) return { ...shown, ...ending, covered: [], resumeSeconds: 0 };
  const receipt = newReceipt({ openidKey: caller.openidKey, season, lecture, record, nowMs });
  return {
    ...shown,
    ...(isOver ? ending : { receipt: sealReceipt(context.settings.signingKeys, receipt) }),
    covered: receipt.standing.covered,
    resumeSeconds:
      receipt.positionSeconds > lecture.durationSeconds - restartSeconds
        ? 0
        : receipt.positionSeconds,
  };
}

const mayPost = (record: LearnerRecord | undefined) =>
  record?.card.roles.some((role) => permits(role, 'runSessions', 'own')) ?? false;

const nextOf = (lecture: PlannedLecture | undefined): Pick<LectureStartAnswer, 'next'> => {
  if (!lecture) return {};
  const { lectureId, title, durationSeconds } = lecture;
  return { next: { lectureId, title, durationSeconds } };
};

async function playableOf(
  lecture: PlannedLecture,
  record: LearnerRecord | undefined,
  isOver: boolean,
  { nowMs }: CallContext,
): Promise<LectureStartAnswer['lecture']> {
  const { posterFileId, videoFileId, lowVideoFileId, captionsFileId, audioFileId } = lecture;
  const files = [posterFileId, videoFileId, lowVideoFileId, captionsFileId, audioFileId];
  const urls = await fileUrlsOf(
    files.filter((id) => id !== undefined),
    nowMs,
  );
  const videoUrl = urls.get(videoFileId);
  if (videoUrl === undefined) throw new Error(`no video in the storage: ${videoFileId}`);
  const lowVideoUrl = urls.get(lowVideoFileId ?? '');
  const captionsUrl = urls.get(captionsFileId ?? '');
  const audioUrl = urls.get(audioFileId ?? '');
  return {
    ...lectureRowOf(lecture, record, urls.get(posterFileId) ?? '', isOver),
    videoUrl,
    ...(lowVideoUrl === undefined ? {} : { lowVideoUrl }),
    ...(captionsUrl === undefined ? {} : { captionsUrl }),
    ...(audioUrl === undefined ? {} : { audioUrl }),
    ...(lecture.description ? { description: lecture.description } : {}),
    chapters: lecture.chapters ?? [],
    ...quizOf(lecture, record, isOver),
  };
}

/** After the season's end questions are for whoever has answered them before, and for guests, of whom nothing is kept. */
function quizOf(
  { lectureId, quiz }: PlannedLecture,
  record: LearnerRecord | undefined,
  isOver: boolean,
): Pick<LectureStartAnswer['lecture'], 'quiz'> {
  if (!quiz) return {};
  const first = record?.quizzes?.[lectureId];
  if (isOver && record && !first) return {};
  return {
    quiz: { questions: quiz.questions, ...(first ? { right: first.right.length } : {}) },
  };
}
