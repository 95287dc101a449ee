import Taro from '@tarojs/taro';
import { fittingPicture } from './fitting-picture';

/** A file that the person has picked, before it is sent. */
export interface ChosenFile {
  name: string;
  bytes: number;
  /** What the platform needs to send it: here the path of WeChat's copy. */
  handle: string;
}

/**
 * Lets the person pick a file from a WeChat chat, where spreadsheets live on phones, or a picture from camera and album. To be called from a tap.
 * Undefined when nothing was picked.
 */
export async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  try {
    return isPicture(extensions) ? await choosePicture() : await chooseMessageFile(extensions);
  } catch (error) {
    if ((error as { errMsg?: string }).errMsg?.includes('cancel')) return undefined;
    throw error;
  }
}

const isPicture = (extensions: readonly string[]) => extensions.includes('png');

async function choosePicture(): Promise<ChosenFile | undefined> {
  const { tempFiles } = await Taro.chooseMedia({
    count: 1,
    mediaType: ['image'],
    sizeType: ['compressed'],
  });
  const [picked] = tempFiles;
  if (!picked) return undefined;
  const { tempFilePath, size } = picked;
  return fittingPicture({
    name: tempFilePath.split('/').pop() ?? 'picture.jpg',
    bytes: size,
    handle: tempFilePath,
  });
}

async function chooseMessageFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  const { tempFiles } = await Taro.chooseMessageFile({
    count: 1,
    type: 'file',
    extension: [...extensions],
  });
  const [picked] = tempFiles;
  return picked && { name: picked.name, bytes: picked.size, handle: picked.path };
}
