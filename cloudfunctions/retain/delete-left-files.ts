import { filesOfDraft, filesOfLecture, partsOfDraft } from '../shared/domain/left-files';
import type { TimerContext } from '../shared/runtime/context';

/** Notes of one run; each is a draft to read. */
const notesARun = 20;

/**
 * Deletes files of lectures that neither their draft nor any published lecture names. Safe under a crash and twice at once: a note goes
 * only after its files. What is still named needs no note: whoever lets go of it makes another one.
 */
export async function deleteLeftFiles({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  const { leftFiles, files } = repositories;
  const notes = await leftFiles.due(nowMs, notesARun);
  if (notes.length === 0) return { leftFilesDeleted: 0 };
  const named = await filesNamed([...new Set(notes.map(({ draftId }) => draftId))], repositories);
  let leftFilesDeleted = 0;
  for (const { _id, fileIds, paths } of notes) {
    const all = [...fileIds, ...(await files.idsOf(paths))];
    const left = all.filter((id) => !named.has(id));
    if ((await files.remove(left)).length > 0) continue;
    await leftFiles.forget([_id]);
    leftFilesDeleted += left.length;
  }
  return { leftFilesDeleted };
}

/** What these drafts and all lectures of all seasons name: a lecture may stand in another season's plan than its draft. */
export async function filesNamed(
  draftIds: readonly string[],
  { given, lectureDrafts }: TimerContext['repositories'],
): Promise<Set<string>> {
  const seasons = await given.seasonsWithLectures();
  const named = new Set(seasons.flatMap(({ lectures }) => lectures.flatMap(filesOfLecture)));
  for (const draftId of draftIds) {
    const draft = await lectureDrafts.byId(draftId);
    if (draft) for (const id of [...filesOfDraft(draft), ...partsOfDraft(draft)]) named.add(id);
  }
  return named;
}
