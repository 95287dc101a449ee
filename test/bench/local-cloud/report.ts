import { medianOf, type Block } from './blocks';
import type { Stage } from './dataset';

/** What is asked of the store. */
export const KINDS = ['read', 'top20', 'count', 'update', 'insert'];

/** Every block of every measurement, in the order of the rounds. */
export type Results = ReadonlyMap<string, readonly Block[]>;

export interface Row {
  title: string;
  /** Names of measurements; the engine cannot be asked everything. */
  cloud: string;
  engine?: string;
}

/** Median over the rounds. */
export function perSecond(results: Results, name: string): number {
  return medianOf((results.get(name) ?? []).map((block) => block.perSecond));
}

export function medianMs(results: Results, name: string): number {
  return medianOf((results.get(name) ?? []).map((block) => block.medianMs));
}

/** Median of the rounds' own ratios: both sides of each were measured within the same second or two. */
export function ratio(
  results: Results,
  name: string,
  to: string,
  of: keyof Block = 'perSecond',
): number {
  const others = results.get(to) ?? [];
  return medianOf(
    (results.get(name) ?? []).map((block, round) => block[of] / (others[round]?.[of] ?? NaN)),
  );
}

const columns = [30, 12, 10, 12, 12, 10] as const;

function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[at] ?? 10)))
    .join('');
}

/** One line a measurement: what the local cloud does a second, and its share of the engine's and of the echo's rate. */
export function tableOf(results: Results, rows: readonly Row[]): string {
  const head = line(['', 'ops/s', 'p50 ms', 'engine/s', '× engine', '× echo']);
  const body = rows.map(({ title, cloud, engine }) =>
    line([
      title,
      perSecond(results, cloud).toFixed(0),
      medianMs(results, cloud).toFixed(2),
      engine === undefined ? '–' : perSecond(results, engine).toFixed(0),
      engine === undefined ? '–' : ratio(results, cloud, engine).toFixed(2),
      ratio(results, cloud, 'echo start').toFixed(3),
    ]),
  );
  return [head, ...body].join('\n');
}

/** A goal with its figure, and whether it holds in this run. */
export function goalLine(text: string, figure: number, goal: number, atMost = false): string {
  const holds = atMost ? figure <= goal : figure >= goal;
  const sign = atMost ? '≤' : '≥';
  return `${holds ? 'holds ' : 'MISSED'}  ${text}: ${figure.toFixed(2)} (goal ${sign} ${goal})`;
}

const TITLES: Readonly<Record<string, string>> = {
  read: 'point read',
  top20: 'indexed top-20',
  count: 'count of 800',
  update: 'conditional update',
  insert: 'durable insert',
};

/** Rows of the table of a stage. */
export function rowsOf(stage: Stage): Row[] {
  return [
    ...KINDS.map((kind) => ({
      title: TITLES[kind] ?? kind,
      cloud: `${kind} ${stage}`,
      engine: `engine ${kind} ${stage}`,
    })),
    { title: 'point read, 1 client', cloud: `read ${stage} alone` },
    { title: 'board poll (4 requests), 1 client', cloud: `poll ${stage} alone` },
    { title: 'call: check-in', cloud: `check-in ${stage}` },
    { title: 'call: board poll, 1 client', cloud: `board ${stage}` },
  ];
}
