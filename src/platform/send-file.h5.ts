import type { ChosenFile } from './chosen-file.h5';

/** Puts a file into the storage of the server that this page came from. Answers its id, or undefined if it did not arrive. */
export function sendFile(
  { handle }: ChosenFile,
  cloudPath: string,
  onProgress: (share: number) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // fetch says nothing of how much has been sent.
    const request = new XMLHttpRequest();
    request.open('PUT', `/${cloudPath}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const { fileId } = (request.response ?? {}) as { fileId?: string };
      resolve(request.status === 200 ? fileId : undefined);
    });
    request.addEventListener('error', () => resolve(undefined));
    request.send(handle);
  });
}
