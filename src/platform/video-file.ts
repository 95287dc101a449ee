import Taro from '@tarojs/taro';
import type { ChosenFile } from './chosen-file';

export interface ChosenVideo extends ChosenFile {
  /** A picture of its beginning, where the platform gives one. */
  frame?: ChosenFile;
}

/** Where a video may be picked from: what was filmed lies in the album, what was cut on a computer mostly in a chat. */
export const videoSources = ['album', 'chat'] as const;
export type VideoSource = (typeof videoSources)[number] | 'files';

/** Lets the person pick a video as it is. To be called from a tap. Undefined when nothing was picked. */
export async function chooseVideo(source: VideoSource): Promise<ChosenVideo | undefined> {
  try {
    return source === 'album' ? await fromAlbum() : await fromChat();
  } catch (error) {
    if ((error as { errMsg?: string }).errMsg?.includes('cancel')) return undefined;
    throw error;
  }
}

async function fromAlbum(): Promise<ChosenVideo | undefined> {
  const { tempFiles } = await Taro.chooseMedia({
    count: 1,
    mediaType: ['video'],
    sourceType: ['album'],
    sizeType: ['original'],
  });
  const [picked] = tempFiles;
  if (!picked) return undefined;
  const chosen = {
    name: picked.tempFilePath.split('/').pop() ?? 'video.mp4',
    bytes: picked.size,
    handle: picked.tempFilePath,
  };
  const frame = picked.thumbTempFilePath && (await frameOf(picked.thumbTempFilePath));
  return frame ? { ...chosen, frame } : chosen;
}

/** Of all kinds: what is too large for a film in a chat is sent as a file. What is none the server refuses by its name. */
async function fromChat(): Promise<ChosenVideo | undefined> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all' });
  const [picked] = tempFiles;
  return picked && { name: picked.name, bytes: picked.size, handle: picked.path };
}

/** Bytes of a chosen file. WeChat reads files of up to 100 MB, a part of them from base library 2.10.0 on. */
export function readBytes({ handle }: ChosenFile, from: number, length: number) {
  return new Promise<Uint8Array>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: handle,
      position: from,
      length,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

let parts = 0;

/** A part of a chosen file, to be sent like a file. */
export async function partOf(file: ChosenFile, from: number, length: number): Promise<ChosenFile> {
  const bytes = await readBytes(file, from, length);
  // WeChat sends files, not bytes.
  const handle = `${Taro.env.USER_DATA_PATH ?? ''}/part-${(parts += 1)}.mp4`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath: handle,
      data: bytes.buffer as ArrayBuffer,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
  return { name: file.name, bytes: length, handle };
}

/** Gives back what a part took of the phone's room. */
export function releasePart({ handle }: ChosenFile): Promise<void> {
  return new Promise((resolve) => {
    // What stays is overwritten by the part of that number next time.
    Taro.getFileSystemManager().unlink({ filePath: handle, complete: () => resolve() });
  });
}

function frameOf(path: string): Promise<ChosenFile | undefined> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: ({ size }) => resolve({ name: 'frame.jpg', bytes: size, handle: path }),
      fail: () => resolve(undefined),
    });
  });
}
