import { codePicture } from './code-picture';

type Arguments = Readonly<Record<string, unknown>>;

export interface InterfaceAnswer {
  contentType: string;
  data: Buffer;
}

/** Answers one open interface of WeChat with what it would answer; refusals carry WeChat's own codes. */
export type OpenInterface = (data: Arguments) => InterfaceAnswer;

/** Characters of a scene, from WeChat's documentation; a percent sign is not among them. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const MAX_CHECKED_CHARACTERS = 2500;
const DEFAULT_WIDTH = 430;
const [MIN_WIDTH, MAX_WIDTH] = [280, 1280];
/** A text with this word is judged risky, so that tests can have both answers. */
const RISKY_WORD = /违规/;

function json(body: Arguments): InterfaceAnswer {
  const text = JSON.stringify({ errcode: 0, errmsg: 'ok', ...body });
  return { contentType: 'application/json', data: Buffer.from(text) };
}

const refuse = (errcode: number, errmsg: string): InterfaceAnswer => json({ errcode, errmsg });
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The open interfaces that the local cloud knows. Make them anew for each cloud: some remember what was used. */
export function openInterfaces(): Readonly<Record<string, OpenInterface>> {
  const usedPhoneCodes = new Set<string>();
  let messages = 0;
  return {
    'subscribeMessage.send': ({ touser, template_id: template, data }) => {
      if (!isText(touser)) return refuse(40003, 'invalid openid');
      if (!isText(template)) return refuse(40037, 'invalid template_id');
      if (typeof data !== 'object' || data === null) return refuse(47003, 'argument invalid!');
      messages++;
      return json({ msgid: messages });
    },

    'wxacode.getUnlimited': ({ scene, page, width = DEFAULT_WIDTH }) => {
      if (!isText(scene) || !SCENE.test(scene)) {
        return refuse(40169, 'invalid length for scene, or the data is not json string');
      }
      if (page !== undefined && (!isText(page) || page.startsWith('/'))) {
        return refuse(41030, 'invalid page');
      }
      if (typeof width !== 'number' || width < MIN_WIDTH || width > MAX_WIDTH) {
        return refuse(40097, 'invalid args');
      }
      const text = `${isText(page) ? page : ''}?scene=${encodeURIComponent(scene)}`;
      return { contentType: 'image/png', data: codePicture(text, width) };
    },

    /** The code `local-<eleven digits>` stands for a phone of that number; each works once. */
    'phonenumber.getPhoneNumber': ({ code }) => {
      const number = isText(code) ? /^local-(\d{11})$/.exec(code)?.[1] : undefined;
      if (number === undefined || !isText(code)) return refuse(40029, 'invalid code');
      if (usedPhoneCodes.has(code)) return refuse(40163, 'code been used');
      usedPhoneCodes.add(code);
      return json({
        phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86' },
      });
    },

    'security.msgSecCheck': ({ version, openid, scene, content }) => {
      const isScene = typeof scene === 'number' && [1, 2, 3, 4].includes(scene);
      if (version !== 2 || !isText(openid) || !isScene || !isText(content)) {
        return refuse(47001, 'data format error');
      }
      if ([...content].length > MAX_CHECKED_CHARACTERS)
        return refuse(45002, 'content size out of limit');
      const isRisky = RISKY_WORD.test(content);
      const result = isRisky ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 };
      return json({ result, detail: [], trace_id: 'local' });
    },
  };
}
