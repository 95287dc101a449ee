/** Zero-width and direction marks, control characters: nobody types them, and two names that differ by one look the same. */
const invisible = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Full-width digits and Latin letters lie this far above the common ones. */
const fullWidthShift = 0xfee0;

/**
 * The text of a cell as it is compared and kept: full-width digits and letters as common ones, every kind of space as one space,
 * none at the ends. Chinese punctuation stays as it is.
 */
export function cellText(raw: string): string {
  return raw
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (one) =>
      String.fromCharCode(one.charCodeAt(0) - fullWidthShift),
    )
    .replace(/[\s\u00a0\u3000]+/gu, ' ')
    .replace(invisible, '')
    .trim();
}

/**
 * A number as somebody typed it: a spreadsheet keeps a telephone number as 1.3800000000E10. Beyond 15 digits it has already lost
 * some, and stays as it is written.
 */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value.toFixed(0) : raw;
  // 0.1 + 0.2 stands in the file as 0.30000000000000004.
  return String(Number(value.toPrecision(15)));
}
