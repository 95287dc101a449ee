import { createHmac } from 'node:crypto';

/**
 * What stands for an openid outside `bindings`: an HMAC under a server key, so that the records of a season name nobody
 * and the key can be found from the caller's openid without reading anything. 128 bits, hex.
 */
export function openidKeyOf(serverKey: string, openid: string): string {
  return createHmac('sha256', serverKey).update(`openid:${openid}`).digest('hex').slice(0, 32);
}

/** Stands in a record whose member has not bound a phone; the colon keeps it apart from every real key. */
export const unboundKeyOf = (memberId: string) => `unbound:${memberId}`;
