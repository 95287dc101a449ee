import Taro from '@tarojs/taro';

/**
 * Asks in WeChat's own dialog whether one message by a template may be sent; only right within a tap. `off`: messages are turned off for
 * this mini-program, and the dialog does not open.
 */
export async function askForMessage(
  templateId: string,
): Promise<'accepted' | 'declined' | 'off' | 'failed'> {
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: [templateId],
      entityIds: [],
    })) as unknown as Record<string, string>;
    return answer[templateId] === 'accept' ? 'accepted' : 'declined';
  } catch (error) {
    return (error as { errCode?: number }).errCode === 20004 ? 'off' : 'failed';
  }
}
