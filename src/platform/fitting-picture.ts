import Taro from '@tarojs/taro';
import type { ChosenFile } from './chosen-file';
import { fittingSize } from './picture-size';

/** Per cent; what a photograph of a form needs to stay readable. */
const quality = 80;

/** A picture as small as WeChat's check of contents wants it; as it is where the phone cannot make it so. */
export async function fittingPicture(picture: ChosenFile): Promise<ChosenFile> {
  try {
    const { handle: src } = picture;
    const { width, height } = await Taro.getImageInfo({ src });
    const size = fittingSize({ width, height });
    if (!size) return picture;
    const [compressedWidth, compressedHeight] = [size.width, size.height];
    const wanted = { src, quality, compressedWidth, compressedHeight };
    const { tempFilePath } = await Taro.compressImage(wanted);
    const bytes = await bytesOf(tempFilePath);
    return bytes === undefined ? picture : { ...picture, bytes, handle: tempFilePath };
  } catch {
    // Too old a WeChat: the server says whether it can be looked at.
    return picture;
  }
}

const bytesOf = (filePath: string) =>
  new Promise<number | undefined>((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: ({ size }) => resolve(size),
      fail: () => resolve(undefined),
    });
  });
