import type { SpokenClause } from './speech';

/** One row on a small phone. */
const MAX_SIGNS = 18;
/** Clauses further apart than this do not share a cue: the pause between two lines. */
const MAX_PAUSE_SECONDS = 0.4;

interface Cue {
  text: string;
  startSeconds: number;
  endSeconds: number;
}

/** Captions in WebVTT, each cue as long as its words are heard. */
export function captionsOf(clauses: SpokenClause[]): string {
  const cues = clauses.reduce<Cue[]>((sofar, clause) => {
    const last = sofar.at(-1);
    const joins =
      last !== undefined &&
      clause.startSeconds - last.endSeconds <= MAX_PAUSE_SECONDS &&
      last.text.length + clause.shown.length <= MAX_SIGNS;
    if (!joins) return [...sofar, { ...clause, text: clause.shown }];
    const joined = { ...last, text: last.text + clause.shown, endSeconds: clause.endSeconds };
    return [...sofar.slice(0, -1), joined];
  }, []);
  const blocks = cues.map(
    ({ text, startSeconds, endSeconds }) =>
      `${stampOf(startSeconds)} --> ${stampOf(endSeconds + 0.2)}\n${text.replace(/[，。、；：]$/u, '')}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

function stampOf(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  return `00:${pad(Math.floor(ms / 60_000))}:${pad(Math.floor(ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}
