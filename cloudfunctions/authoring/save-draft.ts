import type { DraftChanges } from '../shared/contract/authoring';
import type { DraftView } from '../shared/contract/authoring-answers';
import type { LectureDraft } from '../shared/domain/lecture-draft';
import { filesOfDraft, leftFilesOf, leftForMs, partsOfDraft } from '../shared/domain/left-files';
import type { DraftFields } from '../shared/repositories/lecture-draft-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { lecturerAfter } from './name-lecturer';
import { ownDraft, standingOf, viewOf } from './own-draft';

/** A draft for its editor, if the caller may change it. */
export async function openDraft(
  { draftId }: { draftId: string },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  return draft instanceof Refused ? draft : viewOf(draft, context);
}

/** Changes what is named. An edit of another version than the standing one is refused, so that nobody's words are lost. */
export async function saveDraft(
  { draftId, version, changes }: { draftId: string; version: number; changes: DraftChanges },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const named = await lecturerAfter(draft, changes, context);
  if (named instanceof Refused) return named;
  return changeDraft(draft, version, { ...fieldsOf(changes), ...named }, context);
}

/** Writes fields of a draft that stands as it was seen; answers it as it is then. */
export async function changeDraft(
  draft: LectureDraft,
  version: number,
  fields: DraftFields,
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const { nowMs, repositories } = context;
  if (draft.version !== version) return refuse('DRAFT_CHANGED');
  const changed = await repositories.lectureDrafts.change(draft, { ...fields, changedAtMs: nowMs });
  if (!changed) return refuse('DRAFT_CHANGED');
  const now = await repositories.lectureDrafts.byId(draft._id);
  return now ? viewOf(now, context) : refuse('DRAFT_NOT_FOUND');
}

/** What was not named stays; null takes away. */
function fieldsOf({ lecturer: _, lecturerId: __, ...changes }: DraftChanges): DraftFields {
  const { dueOn, quiz, ...plain } = changes;
  const given = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  return {
    ...(given as DraftFields),
    ...(dueOn !== undefined ? { dueOn: dueOn ?? undefined } : {}),
    ...(quiz !== undefined ? { quiz: quiz ?? undefined } : {}),
  };
}

/**
 * Removes a draft; its files go within a day, as somebody may publish it at this very moment. What was ever published stays in the plan and
 * is withdrawn instead.
 */
export async function removeDraft(
  { draftId }: { draftId: string },
  context: MemberContext,
): Promise<Outcome<{ removed: boolean }>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const standing = await standingOf(draft, context);
  if (standing?.lecture || draft.published) return refuse('DRAFT_PUBLISHED');
  const { lectureDrafts, leftFiles } = context.repositories;
  const fileIds = [...filesOfDraft(draft), ...partsOfDraft(draft)];
  await leftFiles.note(leftFilesOf(draftId, { fileIds }, context.nowMs + leftForMs));
  if ((await lectureDrafts.removeUnpublished(draftId)) === 0) return refuse('DRAFT_PUBLISHED');
  return { removed: true };
}
