import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { urlsOf } from './file-repository';
import { platform } from './platform';

/** Long enough for the largest video. */
const urlLifeSeconds = 600;

/**
 * Puts stored files together to one, through the instance's own disk, so that it takes the memory of one part; answers the id of
 * the new file. Throws when a part is not there.
 */
export async function join(fileIds: readonly string[], cloudPath: string): Promise<string> {
  const urls = new Map(await urlsOf(fileIds, urlLifeSeconds));
  const file = path.join(tmpdir(), path.basename(cloudPath));
  try {
    for (const [index, fileId] of fileIds.entries()) {
      const answer = await fetch(urls.get(fileId) ?? '');
      if (!answer.ok) throw new Error(`no part in the storage: ${fileId}`);
      const part = Buffer.from(await answer.arrayBuffer());
      await writeFile(file, part, { flag: index === 0 ? 'w' : 'a' });
    }
    const { fileID } = await platform().uploadFile({
      cloudPath,
      fileContent: createReadStream(file),
    });
    return fileID;
  } finally {
    await rm(file, { force: true });
  }
}

/** Reads parts of a stored file, as mp4.ts asks for them. */
export async function readerOf(
  fileId: string,
): Promise<(from: number, length: number) => Promise<Uint8Array>> {
  const [found] = await urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no video in the storage: ${fileId}`);
  return async (from, length) => {
    if (length <= 0) return new Uint8Array();
    const range = `bytes=${from}-${from + length - 1}`;
    const answer = await fetch(found[1], { headers: { range } });
    if (answer.status === 416) return new Uint8Array();
    if (answer.status !== 206) throw new Error(`the storage answered ${answer.status}, not a part`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}
