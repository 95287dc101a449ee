import Taro from '@tarojs/taro';

/** WeChat's own menu for a picture: to a friend, to favourites, to the album. */
export const canSharePicture = () => Taro.canIUse('showShareImageMenu');

/** Opens the menu for a picture of the phone's files. Closing it without a choice is no failure; false where it did not open. */
export async function sharePicture(filePath: string, _name: string): Promise<boolean> {
  try {
    await Taro.showShareImageMenu({ path: filePath });
    return true;
  } catch (error) {
    return /cancel/u.test((error as { errMsg?: string }).errMsg ?? '');
  }
}
