import type { PlannedLecture } from '../shared/domain/season';
import type { LearnerRecord } from './lecture-row';

/**
 * What to learn after a lecture: the next of its series that is not completed, else the next of the shelf, which begins anew after
 * its end. Undefined when everything is done.
 */
export function nextLecture(
  lectures: readonly PlannedLecture[],
  present: PlannedLecture,
  record: LearnerRecord | undefined,
): PlannedLecture | undefined {
  const at = lectures.indexOf(present);
  const following = [...lectures.slice(at + 1), ...lectures.slice(0, at)].filter(
    ({ lectureId, open }) =>
      record ? record.watch.lectures[lectureId]?.completedAtMs === undefined : open,
  );
  return following.find(({ series }) => series === present.series) ?? following[0];
}
