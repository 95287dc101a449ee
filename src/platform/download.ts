import Taro from '@tarojs/taro';

/** The text behind an address of the cloud's storage, or undefined if it cannot be had. */
export async function downloadText(url: string): Promise<string | undefined> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({ url, dataType: 'text' });
    return statusCode === 200 && typeof data === 'string' ? data : undefined;
  } catch {
    return undefined;
  }
}
