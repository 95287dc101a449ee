import type { UploadPurpose } from '../contract/vocabulary';
import type { Upload } from '../domain/upload';
import type { MemberContext } from './context';
import { type Outcome, refuse } from './outcome';

/** An upload that has arrived. */
export type ArrivedUpload = Upload & Required<Pick<Upload, 'fileId' | 'bytes'>>;

/** Nothing is taken over that is deleted while the call still runs. */
const longestCallMs = 120_000;

/** The caller's own upload for this purpose, once its file has arrived. */
export async function ownUpload(
  uploadId: string,
  purpose: UploadPurpose,
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<ArrivedUpload>> {
  const upload = await repositories.uploads.ownOf(member._id, uploadId);
  if (!upload || upload.purpose !== purpose || upload.expiresAtMs - longestCallMs <= nowMs)
    return refuse('UPLOAD_NOT_FOUND');
  const { fileId, bytes } = upload;
  if (fileId === undefined || bytes === undefined) return refuse('UPLOAD_NOT_FOUND');
  return { ...upload, fileId, bytes };
}
