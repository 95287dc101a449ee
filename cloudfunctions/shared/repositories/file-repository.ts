import { platform } from './platform';

/** The SDK's limit of one call. */
const mostAtOnce = 50;

/** File ids with temporary URLs; those that the storage does not have are left out. One storage call for every 50. */
export async function urlsOf(
  fileIds: readonly string[],
): Promise<(readonly [fileId: string, url: string])[]> {
  const urls: (readonly [string, string])[] = [];
  for (let from = 0; from < fileIds.length; from += mostAtOnce) {
    const answer = await platform().getTempFileURL({
      fileList: fileIds.slice(from, from + mostAtOnce),
    });
    for (const { fileID, tempFileURL } of answer?.fileList ?? [])
      if (tempFileURL) urls.push([fileID, tempFileURL]);
  }
  return urls;
}
