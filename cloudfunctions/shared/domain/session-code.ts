import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The rotating session code: `<session 8><slot 4><MAC 13>` in Crockford base32, 25 characters of QR's alphanumeric
 * alphabet. A code belongs to one session and one slot of 10 s. Two slots of life keep a scan valid while the picture
 * on the wall changes. The MAC has 65 bits; a guess in 10^6 tries hits with probability 3·10^-14.
 */
export const slotMs = 10_000;
const slotCount = 2 ** 20;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sessionLength = 8;
const slotLength = 4;
const macLength = 13;

/** Signing keys by id; `current` signs, the others are accepted while they are listed. */
export interface KeyRing {
  current: string;
  keys: Readonly<Record<string, string>>;
}

/** Number of the slot that contains an instant. Absolute; in the code it stands modulo 2^20 (121 days). */
export const slotOf = (ms: number) => Math.floor(ms / slotMs);

/** The code of a session in an absolute slot, under the ring's current key. */
export function sessionCodeOf(ring: KeyRing, sessionId: string, slot: number): string {
  const body = sessionId + base32(slot % slotCount, slotLength);
  return body + macOf(keyOf(ring, ring.current), sessionId, slot);
}

/** Text of the QR symbol. Upper case keeps it in QR's alphanumeric mode: at most 61 characters fit version 3-M. */
export function codeTextOf(host: string, code: string): string {
  const text = `HTTPS://${host.toUpperCase()}/C/${code}`;
  if (!/^[0-9A-Z $%*+\-./:]{1,61}$/u.test(text))
    throw new Error(
      'the host of session codes is too long or has characters that QR alphanumeric mode lacks',
    );
  return text;
}

export type VerifiedCode =
  { genuine: true; sessionId: string; slotStartsAtMs: number } | { genuine: false };

/**
 * Verifies a code at `nowMs`. The slot number in it is completed to the absolute slot nearest to now, so a code is
 * genuine for the one 121-day period in which it was signed. Constant-time in the MAC.
 */
export function verifySessionCode(ring: KeyRing, code: string, nowMs: number): VerifiedCode {
  if (code.length !== sessionLength + slotLength + macLength) return { genuine: false };
  const sessionId = code.slice(0, sessionLength);
  const slot = nearestSlot(
    numberOf(code.slice(sessionLength, sessionLength + slotLength)),
    slotOf(nowMs),
  );
  if (slot === undefined) return { genuine: false };
  const given = Buffer.from(code.slice(sessionLength + slotLength));
  const genuine = Object.values(ring.keys).some((key) => {
    const expected = Buffer.from(macOf(key, sessionId, slot));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return genuine ? { genuine, sessionId, slotStartsAtMs: slot * slotMs } : { genuine };
}

function nearestSlot(partial: number | undefined, nowSlot: number): number | undefined {
  if (partial === undefined) return undefined;
  const ahead = (((partial - nowSlot) % slotCount) + slotCount) % slotCount;
  return nowSlot + (ahead < slotCount / 2 ? ahead : ahead - slotCount);
}

/** The session's own secret is derived from the server key, so it is stored nowhere and cannot leak by a projection. */
function macOf(key: string, sessionId: string, slot: number): string {
  const secret = createHmac('sha256', key).update(`session:${sessionId}`).digest();
  const digest = createHmac('sha256', secret).update(`slot:${slot}`).digest();
  return base32(digest.readBigUInt64BE(0) >> 4n, 12) + base32(BigInt(digest[8] ?? 0) & 31n, 1);
}

function keyOf(ring: KeyRing, id: string): string {
  const key = ring.keys[id];
  if (key === undefined) throw new Error(`no key ${id} in the ring`);
  return key;
}

function base32(value: number | bigint, length: number): string {
  let rest = BigInt(value);
  let text = '';
  for (let i = 0; i < length; i += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}

function numberOf(text: string): number | undefined {
  let value = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 32 + digit;
  }
  return value;
}

/** A new session id: 40 random bits. `bytes` are 5 random bytes. */
export function sessionIdFrom(bytes: Uint8Array): string {
  return base32(BigInt(`0x${Buffer.from(bytes).toString('hex')}`), sessionLength);
}
