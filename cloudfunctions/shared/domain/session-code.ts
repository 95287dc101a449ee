import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32, macTextOf, numberOf } from './base32';

/**
 * The rotating session code: `<session 8><slot 4><MAC 13>` in Crockford base32, 25 characters of QR's alphanumeric
 * alphabet. A code belongs to one session and one slot of 10 s. Two slots of life keep a scan valid while the picture
 * on the wall changes. The MAC has 65 bits; a guess in 10^6 tries hits with probability 3·10^-14.
 */
export const slotMs = 10_000;
const slotCount = 2 ** 20;
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
  return body + macOf(currentKeyOf(ring), sessionId, ofSlot(slot));
}

/**
 * A printed poster can be withdrawn by raising its session's version; so often at most. Few enough to try them all, so
 * that a code needs no character for it and is verified before anything is read.
 */
export const mostCodeVersions = 9;

/**
 * The code on a printed poster: `<session 8><MAC 13>`, 21 characters. It has no slot, so it says where somebody was and
 * never when. `version` 1 to 9.
 */
export function printedCodeOf(ring: KeyRing, sessionId: string, version: number): string {
  if (!Number.isInteger(version) || version < 1 || version > mostCodeVersions)
    throw new Error('not a version of a printed code');
  return sessionId + macOf(currentKeyOf(ring), sessionId, ofPrinted(version));
}

export type VerifiedPrintedCode =
  { genuine: true; sessionId: string; version: number } | { genuine: false };

/** Verifies a printed code and tells which version of the session's poster it is. */
export function verifyPrintedCode(ring: KeyRing, code: string): VerifiedPrintedCode {
  if (code.length !== sessionLength + macLength) return { genuine: false };
  const sessionId = code.slice(0, sessionLength);
  const mac = code.slice(sessionLength);
  for (let version = 1; version <= mostCodeVersions; version += 1) {
    if (isSigned(ring, sessionId, ofPrinted(version), mac))
      return { genuine: true, sessionId, version };
  }
  return { genuine: false };
}

/** Text of a printed code's QR symbol, under the same rules as a projected one. */
export const printedCodeTextOf = (host: string, code: string) => linkOf(host, 'P', code);

/** Text of the QR symbol. Upper case keeps it in QR's alphanumeric mode: at most 61 characters fit version 3-M. */
export const codeTextOf = (host: string, code: string) => linkOf(host, 'C', code);

function linkOf(host: string, path: 'C' | 'P', code: string): string {
  const text = `HTTPS://${host.toUpperCase()}/${path}/${code}`;
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
  const genuine = isSigned(ring, sessionId, ofSlot(slot), code.slice(sessionLength + slotLength));
  return genuine ? { genuine, sessionId, slotStartsAtMs: slot * slotMs } : { genuine };
}

function nearestSlot(partial: number | undefined, nowSlot: number): number | undefined {
  if (partial === undefined) return undefined;
  const ahead = (((partial - nowSlot) % slotCount) + slotCount) % slotCount;
  return nowSlot + (ahead < slotCount / 2 ? ahead : ahead - slotCount);
}

/** The session's own secret is derived from the server key, so it is stored nowhere and cannot leak by a projection. */
function macOf(key: string, sessionId: string, what: string): string {
  const secret = createHmac('sha256', key).update(`session:${sessionId}`).digest();
  return macTextOf(createHmac('sha256', secret).update(what).digest());
}

const ofSlot = (slot: number) => `slot:${slot}`;
const ofPrinted = (version: number) => `printed:${version}`;

/** Whether any key of the ring has made the MAC. Constant-time in the MAC. */
function isSigned(ring: KeyRing, sessionId: string, what: string, mac: string): boolean {
  const given = Buffer.from(mac);
  return Object.values(ring.keys).some((key) => {
    const expected = Buffer.from(macOf(key, sessionId, what));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

/** The key that signs. Throws where the ring does not hold it: a defect of the deployment. */
export function currentKeyOf(ring: KeyRing): string {
  const key = ring.keys[ring.current];
  if (key === undefined) throw new Error(`no key ${ring.current} in the ring`);
  return key;
}

/** A new session id: 40 random bits. `bytes` are 5 random bytes. */
export function sessionIdFrom(bytes: Uint8Array): string {
  return base32(BigInt(`0x${Buffer.from(bytes).toString('hex')}`), sessionLength);
}
