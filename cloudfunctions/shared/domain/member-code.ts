import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32, macTextOf, numberOf } from './base32';
import { currentKeyOf, type KeyRing } from './session-code';

/**
 * A member's own code, for whoever came without a usable camera: the secretary scans it from the member's phone.
 * `<minute 4><MAC 13><member id in base32>`. Signed by the server for ten minutes, so that a photograph of it is worth
 * nothing the week after; it can only ever be redeemed by somebody whose roles cover the session.
 */
export const memberCodeLifeMs = 600_000;

const minuteMs = 60_000;
/** Minutes stand in the code modulo 2^20, which is 728 days. */
const minuteCount = 2 ** 20;
const minuteLength = 4;
const macLength = 13;
/** An identifier as the contract has it, in bits of five: 40 characters of 8 bits. */
const longestIdText = 64;
const memberIdPattern = /^[A-Za-z0-9_-]{1,40}$/u;

const minuteOf = (ms: number) => Math.floor(ms / minuteMs);

/** The code of a member, made in the minute of `nowMs`. */
export function memberCodeOf(ring: KeyRing, memberId: string, nowMs: number): string {
  if (!memberIdPattern.test(memberId)) throw new Error('not a member id');
  const minute = minuteOf(nowMs);
  const mac = macOf(currentKeyOf(ring), memberId, minute);
  return base32(minute % minuteCount, minuteLength) + mac + textOfId(memberId);
}

/** Text of the code's QR symbol; upper case for QR's alphanumeric mode. */
export const memberCodeTextOf = (host: string, code: string) =>
  `HTTPS://${host.toUpperCase()}/M/${code}`;

/** Until when a code made at an instant is accepted, ms: ten minutes from the beginning of its minute. */
export const memberCodeEndsAtMs = (madeAtMs: number) =>
  minuteOf(madeAtMs) * minuteMs + memberCodeLifeMs;

export type VerifiedMemberCode =
  { genuine: true; memberId: string; madeAtMs: number; expired: boolean } | { genuine: false };

/**
 * Verifies a member's code at `nowMs` (server clock). A genuine one that is too old says so: the member only has to show
 * it anew. `madeAtMs` is the beginning of its minute. Constant-time in the MAC.
 */
export function verifyMemberCode(ring: KeyRing, code: string, nowMs: number): VerifiedMemberCode {
  const partial = numberOf(code.slice(0, minuteLength));
  const memberId = idOfText(code.slice(minuteLength + macLength));
  if (partial === undefined || memberId === undefined) return { genuine: false };
  const minute = nearestMinute(partial, minuteOf(nowMs));
  const given = Buffer.from(code.slice(minuteLength, minuteLength + macLength));
  const genuine = Object.values(ring.keys).some((key) => {
    const expected = Buffer.from(macOf(key, memberId, minute));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  if (!genuine) return { genuine };
  const madeAtMs = minute * minuteMs;
  const expired = nowMs < madeAtMs || nowMs >= madeAtMs + memberCodeLifeMs;
  return { genuine, memberId, madeAtMs, expired };
}

function nearestMinute(partial: number, nowMinute: number): number {
  const ahead = (((partial - nowMinute) % minuteCount) + minuteCount) % minuteCount;
  return nowMinute + (ahead < minuteCount / 2 ? ahead : ahead - minuteCount);
}

function macOf(key: string, memberId: string, minute: number): string {
  const secret = createHmac('sha256', key).update('member-code').digest();
  return macTextOf(createHmac('sha256', secret).update(`${minute}:${memberId}`).digest());
}

function textOfId(memberId: string): string {
  const bits = memberId.length * 8;
  const length = Math.ceil(bits / 5);
  const value = BigInt(`0x${Buffer.from(memberId, 'ascii').toString('hex')}`);
  return base32(value << BigInt(length * 5 - bits), length);
}

/** The member id in a text, provided that it is spelt in the one way in which we spell it. */
function idOfText(text: string): string | undefined {
  if (text.length < 2 || text.length > longestIdText) return undefined;
  let value = 0n;
  for (const character of text) {
    const digit = numberOf(character);
    if (digit === undefined) return undefined;
    value = value * 32n + BigInt(digit);
  }
  const bits = Math.floor((text.length * 5) / 8) * 8;
  const hex = (value >> BigInt(text.length * 5 - bits)).toString(16).padStart(bits / 4, '0');
  const memberId = Buffer.from(hex, 'hex').toString('ascii');
  return memberIdPattern.test(memberId) && textOfId(memberId) === text ? memberId : undefined;
}
