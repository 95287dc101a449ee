import { withoutPercentEncoding } from '@/platform/percent-encoding';

/** Crockford base32: no I, L, O, U. The shape of the `code` field of `check-in.redeem`: projected 25, printed 21 characters. */
const codePattern = /^(?:[0-9A-HJKMNP-TV-Z]{25}|[0-9A-HJKMNP-TV-Z]{21})$/u;
const linkPattern = /^HTTPS?:\/\/[^/?#]+\/(?:C\/([0-9A-Z]{25})|P\/([0-9A-Z]{21}))(?:[/?#].*)?$/u;
/** The scene of a mini-program code on a poster. */
const scenePattern = /^P([0-9A-HJKMNP-TV-Z]{21})$/u;

/** Percent-encoding is undone at most this often: WeChat encodes `q` once, some launchers once more. */
const greatestEncodingDepth = 2;

/**
 * The characters of a session code in a scanned text, or undefined if it is not a code of ours. Understands the links that
 * are projected and printed in either case, the bare code, and the `q` or `scene` with which WeChat's own scanner opens the
 * mini-program, alone or inside a page path. Whether the code is genuine only the server knows.
 */
export function codeOfScannedText(text: string): string | undefined {
  for (const candidate of spellingsOf(text)) {
    const upper = candidate.trim().toUpperCase();
    const [, projected, printed] = linkPattern.exec(upper) ?? [];
    const code = projected ?? printed ?? scenePattern.exec(upper)?.[1] ?? upper;
    if (codePattern.test(code)) return code;
  }
  return undefined;
}

/** The text itself, its `q` or `scene` parameter, and both without percent-encoding. */
function spellingsOf(text: string): string[] {
  const spellings = [text];
  const parameter = /(?:^|[?&])(?:q|scene)=([^&#]*)/u.exec(text)?.[1];
  if (parameter !== undefined) spellings.push(parameter);
  for (let depth = 0, latest = spellings; depth < greatestEncodingDepth; depth += 1) {
    latest = latest.map(withoutPercentEncoding).filter((one) => !spellings.includes(one));
    spellings.push(...latest);
  }
  return spellings;
}
