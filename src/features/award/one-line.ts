/** What the server takes: one line, without breaks. */
export const asOneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
