import Taro from '@tarojs/taro';
import type { ChosenFile } from './chosen-file';

export interface ChosenVideo extends ChosenFile {
  /** A picture of its beginning, where the platform gives one. */
  frame?: ChosenFile;
}

/** Lets the person pick a video from the album, as it was filmed. To be called from a tap. Undefined when nothing was picked. */
export async function chooseVideo(): Promise<ChosenVideo | undefined> {
  try {
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
  } catch (error) {
    if ((error as { errMsg?: string }).errMsg?.includes('cancel')) return undefined;
    throw error;
  }
}

/** Bytes of a chosen file. */
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
