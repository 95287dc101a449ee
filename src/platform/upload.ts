import type { UploadPurpose } from '@contract/vocabulary';
import type { ChosenFile } from './chosen-file';
import { type CallResult, type Failure, call } from './cloud';
import { sendFile } from './send-file';

export { type ChosenFile, chooseFile } from './chosen-file';

export interface Uploaded {
  uploadId: string;
  fileName: string;
  bytes: number;
}

/**
 * Brings a file into the cloud for a purpose: asks for a place, sends it there, says that it has arrived. `onProgress` hears the share
 * that has been sent. Never rejects. What comes of the file is up to the function that gets the upload's id.
 */
export async function upload(
  purpose: UploadPurpose,
  file: ChosenFile,
  onProgress: (share: number) => void,
): Promise<CallResult<Uploaded>> {
  const begun = await call('upload', 'begin', { purpose, fileName: file.name, bytes: file.bytes });
  if (!begun.ok) return begun;
  const { uploadId, cloudPath } = begun.data;
  const fileId = await sendFile(file, cloudPath, onProgress);
  if (fileId === undefined) return notSent;
  return call('upload', 'finish', { uploadId, fileId });
}

const notSent: Failure = { ok: false, code: 'NETWORK_FAILED' };
