/** Crockford's base32: no I, L, O, U, all of it in QR's alphanumeric alphabet. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The lowest 5·`length` bits of a number, most significant character first. */
export function base32(value: number | bigint, length: number): string {
  let rest = BigInt(value);
  let text = '';
  for (let i = 0; i < length; i += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}

/** The number that a short text spells (at most 10 characters stay exact), or undefined where a character is foreign. */
export function numberOf(text: string): number | undefined {
  let value = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 32 + digit;
  }
  return value;
}

/** The first 65 bits of a digest as 13 characters. */
export function macTextOf(digest: Buffer): string {
  return base32(digest.readBigUInt64BE(0) >> 4n, 12) + base32(BigInt(digest[8] ?? 0) & 31n, 1);
}
