import { LOCAL_APP_ID } from '../functions/caller';
import { codePicture } from './code-picture';
import { unfitValueOf } from './message-values';
import type { PhoneCodes } from './phone-codes';

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
/** Profile, comment, forum, social log. */
const CHECKED_SCENES: ReadonlySet<number> = new Set([1, 2, 3, 4]);
/** Texts are checked only of people who used the mini-program lately. */
const VISIT_COUNTS_MS = 2 * 3600_000;
const DEFAULT_WIDTH = 430;
const [MIN_WIDTH, MAX_WIDTH] = [280, 1280];
const MAX_PICTURE_BYTES = 1024 * 1024;
/** First bytes of JPEG, PNG and GIF. */
const PICTURE_START = /^(?:ffd8ff|89504e47|47494638)/;
/** A text with this word, or a picture that has it among its bytes, is judged risky, so that tests can have both answers. */
const RISKY_WORD = /违规/;
/** With this one WeChat gives no answer: its "system error, try later". */
const UNANSWERED_WORD = /检查无应答/;
/** Who has such an openid has turned messages off, for the same reason. */
const MESSAGES_OFF = /^o-off-/;

function json(body: Arguments): InterfaceAnswer {
  const text = JSON.stringify({ errcode: 0, errmsg: 'ok', ...body });
  return { contentType: 'application/json', data: Buffer.from(text) };
}

const refuse = (errcode: number, errmsg: string): InterfaceAnswer => json({ errcode, errmsg });
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the interfaces know of the world beside what they are told. */
export interface Surroundings {
  nowMs: () => number;
  /** When a person last used the mini-program; null for never. */
  lastVisitMs: (openid: string) => number | null;
  phoneCodes: PhoneCodes;
}

/** The open interfaces that the local cloud knows. */
export function openInterfaces(around: Surroundings): Readonly<Record<string, OpenInterface>> {
  let messages = 0;
  return {
    'subscribeMessage.send': ({ touser, template_id: template, data }) => {
      if (!isText(touser)) return refuse(40003, 'invalid openid');
      if (!isText(template)) return refuse(40037, 'invalid template_id');
      const unfit = unfitValueOf(data);
      if (unfit !== null) return refuse(47003, `argument invalid! data.${unfit}.value invalid`);
      if (MESSAGES_OFF.test(touser)) return refuse(43101, 'user refuse to accept the msg');
      messages++;
      return json({ msgid: messages });
    },

    'wxacode.getUnlimited': ({ scene, page, width = DEFAULT_WIDTH }) => {
      if (!isText(scene) || !SCENE.test(scene)) {
        return refuse(40169, 'invalid length for scene, or the data is not json string');
      }
      if (page !== undefined && (!isText(page) || page.startsWith('/') || page.includes('?'))) {
        return refuse(41030, 'invalid page');
      }
      if (typeof width !== 'number' || width < MIN_WIDTH || width > MAX_WIDTH) {
        return refuse(40097, 'invalid args');
      }
      const text = `${isText(page) ? page : ''}?scene=${encodeURIComponent(scene)}`;
      return { contentType: 'image/png', data: codePicture(text, width) };
    },

    'phonenumber.getPhoneNumber': ({ code }) => {
      const nowMs = around.nowMs();
      const found = isText(code) ? around.phoneCodes.use(code, nowMs) : 'invalid';
      if (found === 'invalid') return refuse(40029, 'invalid code');
      if (found === 'used') return refuse(40163, 'code been used');
      const { phoneNumber } = found;
      const watermark = { timestamp: Math.floor(nowMs / 1000), appid: LOCAL_APP_ID };
      return json({
        phone_info: { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86', watermark },
      });
    },

    'security.msgSecCheck': ({ version, openid, scene, content }) => {
      if (version !== 2) return refuse(47001, 'data format error');
      if (!isText(openid)) return refuse(40003, 'invalid openid');
      if (typeof scene !== 'number' || !CHECKED_SCENES.has(scene)) {
        return refuse(40129, 'invalid scene');
      }
      if (content === undefined || content === '') return refuse(44002, 'empty post data');
      if (!isText(content)) return refuse(47001, 'data format error');
      if ([...content].length > MAX_CHECKED_CHARACTERS) {
        return refuse(45002, 'content size out of limit');
      }
      const visitedMs = around.lastVisitMs(openid);
      if (visitedMs === null || around.nowMs() - visitedMs > VISIT_COUNTS_MS) {
        return refuse(61010, 'code is expired');
      }
      if (UNANSWERED_WORD.test(content)) return refuse(-1, 'system error');
      const isRisky = RISKY_WORD.test(content);
      const result = isRisky ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 };
      return json({ result, detail: [], trace_id: 'local' });
    },

    'security.imgSecCheck': ({ media }) => {
      if (!Buffer.isBuffer(media) || media.length === 0) return refuse(41005, 'media data missing');
      if (media.length > MAX_PICTURE_BYTES) return refuse(40006, 'invalid media size');
      if (!PICTURE_START.test(media.toString('hex', 0, 4))) {
        return refuse(40137, 'invalid image format');
      }
      const words = media.toString();
      if (UNANSWERED_WORD.test(words)) return refuse(-1, 'system error');
      return RISKY_WORD.test(words) ? refuse(87014, 'risky content') : json({});
    },
  };
}
