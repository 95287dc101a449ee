import { platform } from './platform';

/** WeChat's number for "this person has not asked for such a message, or not again". */
const notAsked = 43101;

/** One message of WeChat by a template of the deployment. `data` names the template's fields. */
export interface Message {
  openid: string;
  templateId: string;
  /** Page that a tap on it opens. */
  page: string;
  data: Readonly<Record<string, { value: string }>>;
}

/** Sends one message. A refusal by WeChat is an answer: the sender has something else to say to the person who asked for it. */
export async function send({
  openid,
  templateId,
  page,
  data,
}: Message): Promise<'sent' | 'no-consent' | { refusedWith: number }> {
  try {
    const { subscribeMessage } = platform().openapi as {
      subscribeMessage: { send: (request: object) => Promise<unknown> };
    };
    await subscribeMessage.send({ touser: openid, templateId, page, data });
    return 'sent';
  } catch (error) {
    const { errCode } = error as { errCode?: unknown };
    if (errCode === notAsked) return 'no-consent';
    if (typeof errCode !== 'number') throw error;
    return { refusedWith: errCode };
  }
}
