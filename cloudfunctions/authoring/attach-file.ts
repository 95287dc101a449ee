import type { AuthoringResponses, DraftView } from '../shared/contract/authoring';
import { readCaptions, vttOf } from '../shared/domain/captions';
import { isPicture, isSound } from '../shared/domain/file-signature';
import type { LectureDraft } from '../shared/domain/lecture-draft';
import { extensionOf } from '../shared/domain/upload';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { type ArrivedUpload, ownUpload } from '../shared/runtime/own-upload';
import { decodedText } from '../shared/spreadsheet/read-csv';
import { ownDraft } from './own-draft';
import { changeDraft } from './save-draft';

const purposes = {
  poster: 'lecture-picture',
  sound: 'lecture-sound',
  captions: 'lecture-captions',
} as const;
/** So many captions are shown to look at. */
const shownCues = 300;

interface Attached {
  draftId: string;
  version: number;
  uploadId: string;
  as: keyof typeof purposes;
}

/** Takes an uploaded file over, once what it holds is what its name says. */
export async function attachFile(
  { draftId, version, uploadId, as }: Attached,
  context: MemberContext,
): Promise<Outcome<AuthoringResponses['attach']>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  if (draft.version !== version) return refuse('DRAFT_CHANGED');
  const upload = await ownUpload(uploadId, purposes[as], context);
  if (upload instanceof Refused) return upload;
  if (as === 'captions') return attachCaptions(draft, upload, context);
  const start = await (await context.repositories.videos.readerOf(upload.fileId))(0, 16);
  if (!(as === 'poster' ? isPicture(start) : isSound(start))) return refuse('FILE_CONTENT_WRONG');
  const field = as === 'poster' ? 'posterFileId' : 'audioFileId';
  const changed = await changeDraft(draft, version, { [field]: upload.fileId }, context);
  if (changed instanceof Refused) return changed;
  await context.repositories.uploads.takeOver(uploadId);
  return { kind: 'attached', draft: changed };
}

/** Captions are kept as WebVTT, whatever they came as. */
async function attachCaptions(
  draft: LectureDraft,
  upload: ArrivedUpload,
  context: MemberContext,
): Promise<Outcome<AuthoringResponses['attach']>> {
  const { files } = context.repositories;
  const text = decodedText(await files.read(upload.fileId));
  if (text === undefined) return refuse('FILE_CONTENT_WRONG');
  const format = extensionOf(upload.fileName) === 'srt' ? 'srt' : 'vtt';
  const read = readCaptions(text, format, draft.video?.durationSeconds);
  if (read.kind === 'refused') return read;
  const name = Buffer.from(context.random(16)).toString('hex');
  const fileId = await files.save(`lectures/${name}.vtt`, Buffer.from(vttOf(read.cues)));
  const captions = { fileId, cues: read.cues.length };
  const changed = await changeDraft(draft, draft.version, { captions }, context);
  if (changed instanceof Refused) {
    await files.remove([fileId]);
    return changed;
  }
  return { kind: 'attached', draft: changed, cues: read.cues.slice(0, shownCues) };
}

/** Takes the sound or the captions away again. The file stays where it is published. */
export async function detachFile(
  { draftId, version, what }: { draftId: string; version: number; what: 'sound' | 'captions' },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const field = what === 'sound' ? 'audioFileId' : 'captions';
  return changeDraft(draft, version, { [field]: undefined }, context);
}
