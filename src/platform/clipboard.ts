import Taro from '@tarojs/taro';

/** Puts a text where it can be pasted from. False where the phone or the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    // Whatever kept it: the text still stands on the screen to be read.
    return false;
  }
}
