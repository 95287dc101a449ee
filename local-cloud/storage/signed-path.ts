import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address allows its holder to do with one file. */
export type Permission = 'read' | 'write';

/** Makes and checks the query part of addresses that stop working after a while. */
export class PathSigner {
  constructor(private readonly key: string) {}

  /** Query of an address that holds until `expiresAtMs`. */
  sign(permission: Permission, cloudPath: string, expiresAtMs: number): string {
    const expires = Math.floor(expiresAtMs / 1000);
    return `sign=${this.mac(permission, cloudPath, expires)}&t=${expires}`;
  }

  verify(
    permission: Permission,
    cloudPath: string,
    query: URLSearchParams,
    nowMs: number,
  ): boolean {
    const expires = Number(query.get('t'));
    if (!Number.isSafeInteger(expires) || expires * 1000 <= nowMs) return false;
    const given = Buffer.from(query.get('sign') ?? '');
    const wanted = Buffer.from(this.mac(permission, cloudPath, expires));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  private mac(permission: Permission, cloudPath: string, expires: number): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([permission, cloudPath, expires]))
      .digest('hex');
  }
}
