import { createHmac } from 'node:crypto';
import type { PhoneMark } from './organisation';

/** A mobile number of the mainland, as WeChat has verified it for whoever taps the button. */
const mobile = /^1[3-9]\d{9}$/u;

/** As a roster that was exported here shows it. */
const masked = /^1[3-9]\d\*{4}\d{4}$/u;

/** A number as people write it down: full-width digits, in groups, with the country in front. Undefined for what is none. */
export function plainPhone(text: string): string | undefined {
  const figures = text
    .normalize('NFKC')
    .replace(/[\s\-–—()]/gu, '')
    .replace(/^(?:\+|00)86/u, '');
  return mobile.test(figures) ? figures : undefined;
}

export const isMaskedPhone = (text: string): boolean => masked.test(text.replace(/\s/gu, ''));

/** 13812345678 → 138****5678 */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/**
 * What stands for a number: an HMAC under a server key, since there are so few numbers that a plain hash could be reversed in minutes. The
 * word in front keeps it apart from every openidKey under the same key. 128 bits, hex.
 */
export const phoneKeyOf = (serverKey: string, phone: string): string =>
  createHmac('sha256', serverKey).update(`phone:${phone}`).digest('hex').slice(0, 32);

export const phoneMarkOf = (serverKey: string, phone: string): PhoneMark => ({
  ...{ phoneKey: phoneKeyOf(serverKey, phone), phoneMasked: maskedPhone(phone) },
});

/** Whether an organisation's members may be known by their numbers: it or one above it has asked for that. */
export const asksPhones = (path: readonly string[], asking: readonly { _id: string }[]): boolean =>
  asking.some(({ _id }) => path.includes(_id));
