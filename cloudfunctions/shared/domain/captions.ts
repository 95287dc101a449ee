import type { CaptionFault, Cue } from '../contract/authoring-answers';

/** Captions as people bring them (WebVTT or SubRip), read strictly, and as they are kept (WebVTT). */
export type ReadCaptions =
  | { kind: 'captions'; cues: Cue[] }
  /** Line of the file, from 1. */
  | { kind: 'refused'; line: number; fault: CaptionFault };

export type CaptionFormat = 'vtt' | 'srt';

const mostCues = 2_000;
const longestText = 120;
/** Editors round the last one up. */
const beyondSeconds = 2;

interface Block {
  /** Number of its first line. */
  line: number;
  lines: string[];
}

const clock = String.raw`(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)`;
const times = {
  vtt: new RegExp(
    String.raw`^${clock}\.(\d{3})[ \t]+-->[ \t]+${clock}\.(\d{3})(?:[ \t]+\S.*)?$`,
    'u',
  ),
  srt: new RegExp(String.raw`^${clock}[,.](\d{3})[ \t]*-->[ \t]*${clock}[,.](\d{3})[ \t]*$`, 'u'),
};

/** Captions of a text; `durationSeconds` of the video where it is known. */
export function readCaptions(
  text: string,
  format: CaptionFormat,
  durationSeconds = Infinity,
): ReadCaptions {
  const blocks = blocksOf(text.replace(/^\ufeff/u, ''));
  const isVtt = format === 'vtt';
  if (isVtt && !/^WEBVTT(?:[ \t]|$)/u.test(blocks[0]?.lines[0] ?? ''))
    return { kind: 'refused', line: 1, fault: 'header' };
  const told = isVtt ? blocks.slice(1).filter(isSpoken) : blocks;
  const cues: Cue[] = [];
  for (const block of told) {
    const cue = cueOf(block, format, cues.at(-1), durationSeconds);
    if ('fault' in cue) return { kind: 'refused', ...cue };
    cues.push(cue);
    if (cues.length > mostCues) return { kind: 'refused', line: block.line, fault: 'many' };
  }
  return cues.length > 0
    ? { kind: 'captions', cues }
    : { kind: 'refused', line: 1, fault: 'empty' };
}

/** Notes and styles of WebVTT say nothing to anybody. */
const isSpoken = ({ lines }: Block) => !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/u.test(lines[0] ?? '');

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === '') open = undefined;
    else if (open) open.lines.push(line);
    else blocks.push((open = { line: index + 1, lines: [line] }));
  }
  return blocks;
}

type Fault = { line: number; fault: CaptionFault };

function cueOf(
  { line, lines }: Block,
  format: CaptionFormat,
  before: Cue | undefined,
  durationSeconds: number,
): Cue | Fault {
  const isNamed = format === 'srt' || !(lines[0] ?? '').includes('-->');
  const timesAt = isNamed ? 1 : 0;
  if (format === 'srt' && !/^\d+$/u.test((lines[0] ?? '').trim())) return { line, fault: 'number' };
  const at = line + timesAt;
  const timing = lines[timesAt];
  if (timing === undefined) return { line, fault: isNamed ? 'number' : 'time' };
  const found = times[format].exec(timing.trim());
  if (!found) return { line: at, fault: 'time' };
  const [fromSeconds, toSeconds] = [secondsOf(found.slice(1, 5)), secondsOf(found.slice(5, 9))];
  if (toSeconds <= fromSeconds) return { line: at, fault: 'reversed' };
  if (before && fromSeconds < before.fromSeconds) return { line: at, fault: 'order' };
  if (toSeconds > durationSeconds + beyondSeconds) return { line: at, fault: 'beyond' };
  const told = lines.slice(timesAt + 1);
  const text = plainText(told.join(' '));
  // A line of times among the words: the empty line before it is missing.
  const isMixed = told.findIndex((one) => one.includes('-->'));
  if (isMixed >= 0) return { line: at + 1 + isMixed, fault: 'text' };
  if (text === '' || [...text].length > longestText) return { line: at + 1, fault: 'text' };
  return { fromSeconds, toSeconds, text };
}

const secondsOf = ([hours = '0', minutes = '0', seconds = '0', ms = '0']: string[]) =>
  (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(ms)) /
  1000;

/** Words without the marks of styles, and without what could be taken for one. */
const plainText = (text: string) =>
  text
    .replace(/<[^>]*>|\{\\[^}]*\}/gu, '')
    .replace(/&lt;|&gt;|[<>]/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ')
    .trim();

/** As it is kept and played. */
export const vttOf = (cues: readonly Cue[]): string =>
  [
    'WEBVTT',
    ...cues.map(
      ({ fromSeconds, toSeconds, text }) =>
        `${clockOf(fromSeconds)} --> ${clockOf(toSeconds)}\n${text}`,
    ),
    '',
  ].join('\n\n');

function clockOf(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clockText = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(two).join(':');
  return `${clockText}.${String(ms % 1000).padStart(3, '0')}`;
}
