import type { AuthoringResponses } from '../shared/contract/authoring';
import type { DraftView } from '../shared/contract/authoring-answers';
import { readCaptions, vttOf } from '../shared/domain/captions';
import { isSound } from '../shared/domain/file-signature';
import type { LectureDraft } from '../shared/domain/lecture-draft';
import { leftFilesOf, leftForMs } from '../shared/domain/left-files';
import { extensionOf } from '../shared/domain/upload';
import { checkTexts } from '../shared/runtime/check-texts';
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

/** Takes an uploaded file over, once what it holds is what its name says. What it replaces is noted before it is let go of. */
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
  // A picture was looked at when it arrived.
  if (as === 'sound') {
    const start = await (await context.repositories.videos.readerOf(upload.fileId))(0, 16);
    if (!isSound(start)) return refuse('FILE_CONTENT_WRONG');
  }
  const field = as === 'poster' ? 'posterFileId' : 'audioFileId';
  await context.repositories.uploads.meanFor(uploadId, draftId);
  await letGo(draft, [draft[field]], context);
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
  const against = await checkTexts(
    read.cues.map((cue) => cue.text),
    context,
  );
  if (against) return against;
  const name = Buffer.from(context.random(16)).toString('hex');
  const place = `lectures/${name}.vtt`;
  await letGo(draft, [draft.captions?.fileId], context, [place]);
  const fileId = await files.save(place, Buffer.from(vttOf(read.cues)));
  const captions = { fileId, cues: read.cues.length };
  const changed = await changeDraft(draft, draft.version, { captions }, context);
  if (changed instanceof Refused) return changed;
  return { kind: 'attached', draft: changed, cues: read.cues.slice(0, shownCues) };
}

const fields = { sound: 'audioFileId', captions: 'captions', lowVideo: 'lowVideo' } as const;

/** Takes the sound, the captions or the low film away again. The file stays where it is published. */
export async function detachFile(
  { draftId, version, what }: { draftId: string; version: number; what: keyof typeof fields },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const stands = draft[fields[what]];
  await letGo(draft, [typeof stands === 'string' ? stands : stands?.fileId], context);
  return changeDraft(draft, version, { [fields[what]]: undefined }, context);
}

/** Notes files that the draft names no more in a moment, and places where one is put for it. */
const letGo = (
  { _id }: LectureDraft,
  fileIds: readonly (string | undefined)[],
  { nowMs, repositories }: MemberContext,
  paths: readonly string[] = [],
) => repositories.leftFiles.note(leftFilesOf(_id, { fileIds, paths }, nowMs + leftForMs));
