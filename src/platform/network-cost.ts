import Taro from '@tarojs/taro';

/** Whether data should be saved: a mobile network, which is paid for by its use, or a weak one. */
export async function isNetworkDear(): Promise<boolean> {
  try {
    const answer = await Taro.getNetworkType();
    // Since base library 2.20.1; the types do not know it.
    const { weakNet } = answer as { weakNet?: boolean };
    return weakNet === true || /^[2-5]g$/u.test(answer.networkType);
  } catch {
    // A phone that does not say how it is connected gets the better picture.
    return false;
  }
}
