import Taro from '@tarojs/taro';

/** The text of a stored file. Undefined if it could not be had. */
export async function loadText(url: string): Promise<string | undefined> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({
      ...{ url, dataType: 'text', responseType: 'text' },
    });
    return statusCode === 200 && typeof data === 'string' ? data : undefined;
  } catch {
    return undefined;
  }
}
