import { platform } from './platform';

/** The SDK's limit of one call. */
const mostAtOnce = 50;

/**
 * File ids with temporary URLs that work for `maxAge` seconds (the platform's two hours when left out); those that the storage
 * does not have are left out. One storage call for every 50.
 */
export async function urlsOf(
  fileIds: readonly string[],
  maxAge?: number,
): Promise<(readonly [fileId: string, url: string])[]> {
  const urls: (readonly [string, string])[] = [];
  for (let from = 0; from < fileIds.length; from += mostAtOnce) {
    const ids = fileIds.slice(from, from + mostAtOnce);
    const answer = await platform().getTempFileURL({
      fileList: maxAge === undefined ? ids : ids.map((fileID) => ({ fileID, maxAge })),
    });
    for (const { fileID, tempFileURL } of answer?.fileList ?? [])
      if (tempFileURL) urls.push([fileID, tempFileURL]);
  }
  return urls;
}

/** Stores a file; answers the id that the storage knows it by. */
export async function save(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await platform().uploadFile({ cloudPath, fileContent: content });
  return fileID;
}

/** Something small that always stands there. */
const markPath = 'marks/storage.txt';

/** File ids of places, whether anything stands there or not: only the place tells the ids of one storage apart. */
export async function idsOf(cloudPaths: readonly string[]): Promise<string[]> {
  if (cloudPaths.length === 0) return [];
  const mark = await save(markPath, Buffer.from('-'));
  const root = mark.slice(0, -markPath.length);
  return cloudPaths.map((one) => `${root}${one}`);
}

/** The storage's word for a file that is not there. */
const goneMessage = /non.?exist|not.?exist|not.?found|NoSuchKey/iu;

/** Deletes files, 50 with one call; answers those that are still there. One that is gone already needs no deleting. */
export async function remove(fileIds: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (let from = 0; from < fileIds.length; from += mostAtOnce) {
    const fileList = fileIds.slice(from, from + mostAtOnce);
    const answer = await platform().deleteFile({ fileList });
    for (const { fileID, status, errMsg } of answer?.fileList ?? [])
      if (status !== 0 && !goneMessage.test(errMsg)) kept.push(fileID);
  }
  return kept;
}

/** Size of a file by the storage's own word, bytes; undefined when it is not there. No file is loaded for it. */
export async function bytesOf(fileId: string): Promise<number | undefined> {
  const [found] = await urlsOf([fileId], 60);
  if (!found) return undefined;
  const answer = await fetch(found[1], { method: 'HEAD' });
  const length = Number(answer.headers.get('content-length') ?? Number.NaN);
  return answer.ok && Number.isInteger(length) ? length : undefined;
}

/** A file's whole content. Its size is known by then: an upload is measured before anything reads it. */
export async function read(fileId: string): Promise<Buffer> {
  const { fileContent } = await platform().downloadFile({ fileID: fileId });
  return fileContent;
}
