import type { LecturePosterAnswer, LecturePosterForm } from '../shared/contract/lecture';
import { lectureLinkOf } from '../shared/domain/lecture-link';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';

const playerPage = 'study/lecture-player/index';
/** Wide enough for a sheet of A4 at 15 cm and 200 dots an inch. */
const pictureWidthPx = 1280;

/** The printed code of one lecture, for whoever runs sessions: a link for any scanner, or WeChat's own code with the lecture as its scene. */
export async function showPoster(
  { lectureId, form }: { lectureId: string; form: LecturePosterForm },
  { nowMs, settings, repositories }: MemberContext,
): Promise<Outcome<LecturePosterAnswer>> {
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const lecture = season.lectures.find((one) => one.lectureId === lectureId);
  if (!lecture) return refuse('LECTURE_NOT_FOUND');
  if (lecture.withdrawnAtMs !== undefined) return refuse('LECTURE_WITHDRAWN');
  const { title, series, lecturer, durationSeconds, open } = lecture;
  const answer: LecturePosterAnswer = {
    lecture: { title, series, lecturer, durationSeconds, open },
    seasonName: season.name,
  };
  if (form === 'link') return { ...answer, text: lectureLinkOf(settings.codeHost, lectureId) };
  const { codePictures } = repositories;
  const drawn = await codePictures.miniProgramCode(lectureId, playerPage, pictureWidthPx);
  return 'picture' in drawn
    ? { ...answer, picture: drawn.picture }
    : refuse('CODE_PICTURE_FAILED', { errCode: drawn.refusedWith });
}
