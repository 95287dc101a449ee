import type { UploadResponses } from '../shared/contract/upload';
import { isPicture } from '../shared/domain/file-signature';
import { isShownPicture, picturePathOf, type Upload, uploadRules } from '../shared/domain/upload';
import type { CallContext, MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';

/** Notes a file that has arrived at its place, as large as the storage says it is. One too large and a picture that may not be shown are deleted at once. */
export async function finishUpload(
  { uploadId, fileId }: { uploadId: string; fileId: string },
  { member, repositories }: MemberContext,
): Promise<Outcome<UploadResponses['finish']>> {
  const upload = await repositories.uploads.ownOf(member._id, uploadId);
  if (!upload || !fileId.endsWith(`/${upload.cloudPath}`)) return refuse('UPLOAD_NOT_FOUND');
  const { fileName } = upload;
  if (upload.bytes !== undefined) return { uploadId, fileName, bytes: upload.bytes };
  const bytes = await repositories.files.bytesOf(fileId);
  if (bytes === undefined) return refuse('UPLOAD_NOT_FOUND');
  const { mostBytes } = uploadRules[upload.purpose];
  if (bytes > mostBytes) {
    await repositories.files.remove([fileId]);
    return refuse('UPLOAD_TOO_LARGE', { mostMegabytes: mostBytes / 1024 / 1024 });
  }
  const kept = isShownPicture(upload.purpose)
    ? await checkedPicture(upload, fileId, repositories)
    : fileId;
  if (kept instanceof Refused) return kept;
  await repositories.uploads.finish(uploadId, kept, bytes);
  if (kept !== fileId) await repositories.files.remove([fileId]);
  return { uploadId, fileName, bytes };
}

/** Puts a picture that others may see where its sender cannot change it any more; answers its id there. */
async function checkedPicture(
  upload: Upload,
  fileId: string,
  { files, contentChecks }: CallContext['repositories'],
): Promise<Outcome<string>> {
  const picture = await files.read(fileId);
  const said = isPicture(picture) ? await contentChecks.checkPicture(picture) : 'none';
  if (said === 'unavailable') return refuse('CONTENT_CHECK_UNAVAILABLE');
  if (said === 'pass') return files.save(picturePathOf(upload), picture);
  await files.remove([fileId]);
  return refuse(said === 'none' ? 'FILE_CONTENT_WRONG' : 'PICTURE_REFUSED');
}
