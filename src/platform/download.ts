import Taro from '@tarojs/taro';

/** The text behind an address of the cloud's storage, or undefined if it cannot be had. */
export async function downloadText(url: string): Promise<string | undefined> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({ url, dataType: 'text' });
    return statusCode === 200 && typeof data === 'string' ? data : undefined;
  } catch {
    // No network, or an address that has had its time: who asked says what is missing without it.
    return undefined;
  }
}
