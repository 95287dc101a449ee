import type { LectureListAnswer } from '../shared/contract/lecture';
import { isSeasonOver, shelfOf } from '../shared/domain/season';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf, runningSeason } from '../shared/runtime/shared-reads';
import { learnerFields, lectureRowOf } from './lecture-row';

/**
 * The shelf of the season with the member's progress: two reads cold, one warm. Whoever is not on the roster sees the
 * open lectures, and nothing is recorded about them.
 */
export async function listLectures(
  _input: unknown,
  context: CallContext,
): Promise<Outcome<LectureListAnswer>> {
  const { nowMs, caller, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const record = await repositories.studyRecords.fieldsOfCaller(who, learnerFields);
  const shelf = shelfOf(season, record?.orgPath);
  const shown = record ? shelf : shelf.filter((lecture) => lecture.open);
  const posters = await fileUrlsOf(
    shown.map((lecture) => lecture.posterFileId),
    nowMs,
  );
  const isOver = isSeasonOver(season, nowMs);
  return {
    lectures: shown.map((lecture) =>
      lectureRowOf(lecture, record, posters.get(lecture.posterFileId) ?? '', isOver),
    ),
    recorded: record !== undefined,
    ...(isOver ? { seasonOver: true as const } : {}),
  };
}
