/** The text with its percent-encoding undone once; a text that is not properly encoded stays as it is. */
export function withoutPercentEncoding(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign, in a link that somebody typed or cut off.
    return text;
  }
}
