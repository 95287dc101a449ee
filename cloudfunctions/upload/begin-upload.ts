import type { UploadResponses } from '../shared/contract/upload';
import type { UploadPurpose } from '../shared/contract/vocabulary';
import {
  extensionOf,
  mostUploadsAnHour,
  uploadLifeMs,
  uploadPathOf,
  uploadRules,
} from '../shared/domain/upload';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** Gives a file its place, if it is of the kind and size that its purpose takes. */
export async function beginUpload(
  { purpose, fileName, bytes }: { purpose: UploadPurpose; fileName: string; bytes: number },
  { member, nowMs, random, repositories }: MemberContext,
): Promise<Outcome<UploadResponses['begin']>> {
  const rule = uploadRules[purpose];
  // A video comes in parts, by the function authoring.
  if (purpose === 'lecture-video') return refuse('UPLOAD_KIND_WRONG');
  if (rule.by === 'role' && member.roles.length === 0) return refuse('NOT_ALLOWED');
  if (!rule.extensions.includes(extensionOf(fileName))) return refuse('UPLOAD_KIND_WRONG');
  if (bytes > rule.mostBytes)
    return refuse('UPLOAD_TOO_LARGE', { mostMegabytes: rule.mostBytes / 1024 / 1024 });
  const begun = await repositories.uploads.begunSince(member._id, nowMs - 3_600_000);
  if (begun >= mostUploadsAnHour) return refuse('TOO_MANY_UPLOADS');
  const uploadId = Buffer.from(random(16)).toString('hex');
  const cloudPath = uploadPathOf(uploadId, fileName);
  await repositories.uploads.begin({
    _id: uploadId,
    memberId: member._id,
    purpose,
    fileName,
    cloudPath,
    beganAtMs: nowMs,
    expiresAtMs: nowMs + uploadLifeMs,
  });
  return { uploadId, cloudPath };
}
