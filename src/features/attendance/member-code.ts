const linkPattern = /^HTTPS?:\/\/[^/?#]+\/M\/([0-9A-HJKMNP-TV-Z]{19,81})(?:[/?#].*)?$/u;
const codePattern = /^[0-9A-HJKMNP-TV-Z]{19,81}$/u;

/** The characters of a member's own code in a scanned text, or undefined if it is none. Only the server knows if it is genuine. */
export function memberCodeOf(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  return linkPattern.exec(upper)?.[1] ?? (codePattern.test(upper) ? upper : undefined);
}
