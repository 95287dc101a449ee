import { withoutPercentEncoding } from '@/platform/percent-encoding';

const codeLength = 25;
/** Crockford base32: no I, L, O, U. The shape of the `code` field of `check-in.redeem`. */
const codePattern = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${codeLength}}$`, 'u');
const linkPattern = new RegExp(`^HTTPS?://[^/?#]+/C/([0-9A-Z]{${codeLength}})(?:[/?#].*)?$`, 'u');

/** Percent-encoding is undone at most this often: WeChat encodes `q` once, some launchers once more. */
const greatestEncodingDepth = 2;

/**
 * The 25 characters of a session code in a scanned text, or undefined if it is not a code of ours. Understands the
 * projected link in either case, the bare code, and the `q` with which WeChat's own scanner opens the mini-program,
 * alone or inside a page path. Whether the code is genuine only the server knows.
 */
export function codeOfScannedText(text: string): string | undefined {
  for (const candidate of spellingsOf(text)) {
    const upper = candidate.trim().toUpperCase();
    const code = linkPattern.exec(upper)?.[1] ?? upper;
    if (codePattern.test(code)) return code;
  }
  return undefined;
}

/** The text itself, its `q` parameter, and both without percent-encoding. */
function spellingsOf(text: string): string[] {
  const spellings = [text];
  const parameter = /[?&]q=([^&#]*)/u.exec(text)?.[1] ?? /^q=([^&#]*)/u.exec(text)?.[1];
  if (parameter !== undefined) spellings.push(parameter);
  for (let depth = 0, latest = spellings; depth < greatestEncodingDepth; depth += 1) {
    latest = latest.map(withoutPercentEncoding).filter((one) => !spellings.includes(one));
    spellings.push(...latest);
  }
  return spellings;
}
