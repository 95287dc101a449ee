import type { Lecturer } from '../domain/lecturer';
import type { CallContext } from './context';

/**
 * Puts another name, or none, below everything that refers to a lecturer: sessions and drafts by one update, lectures one by one, which are few.
 * May be done again. A lecture that was moved within the plan in between keeps its name until then, so the caller of an erasure repeats it.
 */
export async function nameEverywhere(
  lecturer: Pick<Lecturer, '_id' | 'orgPath'>,
  name: string | undefined,
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<void> {
  const { lectureDrafts, lecturers, given } = repositories;
  const merged = await lecturers.mergedInto(lecturer._id);
  const ids = [lecturer._id, ...merged.map(({ _id }) => _id)];
  await given.renameInSessions(lecturer.orgPath[0] ?? '', ids, name);
  await lectureDrafts.renameLecturer(ids, name ?? '');
  for (const season of await given.seasonsWithLectures())
    for (const [place, lecture] of season.lectures.entries())
      if (lecture.lecturerId !== undefined && ids.includes(lecture.lecturerId))
        await given.nameLecture(season._id, place, lecture, { lecturer: name ?? '' });
}
