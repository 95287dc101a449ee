/** One caption, in seconds of the lecture. */
export interface Caption {
  fromSeconds: number;
  toSeconds: number;
  text: string;
}

const timing = /^\s*([\d:.]+)\s+-->\s+([\d:.]+)/u;

/** The captions of a WebVTT file in order. Styling is dropped; a block that makes no sense is left out. */
export function captionsOf(webVtt: string): Caption[] {
  const blocks = webVtt.replace(/\r\n?/gu, '\n').split(/\n{2,}/u);
  return blocks.flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const [, from, to] = timing.exec(lines[at] ?? '') ?? [];
    const text = lines
      .slice(at + 1)
      .join(' ')
      .replace(/<[^>]*>/gu, '')
      .trim();
    if (from === undefined || to === undefined || text === '') return [];
    return [{ fromSeconds: secondsOf(from), toSeconds: secondsOf(to), text }];
  });
}

/** What is said at a position; undefined where nobody speaks. */
export function captionAt(
  captions: readonly Caption[],
  positionSeconds: number,
): string | undefined {
  return captions.find(
    (one) => positionSeconds >= one.fromSeconds && positionSeconds < one.toSeconds,
  )?.text;
}

/** 01:02.500 and 00:01:02.500 */
function secondsOf(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
