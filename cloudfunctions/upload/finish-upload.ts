import type { UploadResponses } from '../shared/contract/upload';
import { uploadRules } from '../shared/domain/upload';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** Notes a file that has arrived at its place, as large as the storage says it is. One too large is deleted at once. */
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
  await repositories.uploads.finish(uploadId, fileId, bytes);
  return { uploadId, fileName, bytes };
}
