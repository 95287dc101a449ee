import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LogSummary, logLinesOf, summaryOf } from './log-lines';

/**
 * `npm run log-summary -- --file log.json [--slow 1000]`: error rates and slow calls of each action from a log that was exported from
 * the platform's console. Exit code 0: no error and no alarm; 1: some; 2: the file cannot be read or has no structured line.
 */
function main(): number {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, slow: { type: 'string', default: '1000' } },
  });
  const slowMs = Number(values.slow);
  if (values.file === undefined || !(slowMs > 0)) {
    console.error('usage: npm run log-summary -- --file <exported log> [--slow <ms>]');
    return 2;
  }
  try {
    const lines = logLinesOf(readFileSync(values.file, 'utf8'));
    if (lines.length === 0) throw new Error(`${values.file} has no line of our functions`);
    const summary = summaryOf(lines, slowMs);
    for (const line of tableOf(summary, slowMs)) console.log(line);
    const isClean = summary.alarms.length === 0 && summary.defects.length === 0;
    return isClean && summary.actions.every(({ errors }) => errors === 0) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function tableOf({ lines, actions, codes, alarms, defects }: LogSummary, slowMs: number): string[] {
  const columns = ['calls', 'errors', '%', 'refused', 'p50 ms', 'p95 ms', 'max ms', 'slow'];
  const rows = actions.map((one) => {
    const share = ((one.errors / one.calls) * 100).toFixed(2);
    const figures = [one.calls, one.errors, share, one.refusals, one.medianMs, one.p95Ms];
    return row(one.action, [...figures, one.slowestMs, one.slow]);
  });
  return [
    `${lines} structured lines; slow: ${slowMs} ms and more`,
    row('function.action', columns),
    ...rows,
    ...listOf('alarms', alarms),
    ...listOf('defects', defects),
    ...listOf('codes', codes),
  ];
}

const row = (first: string, figures: readonly (string | number)[]) =>
  `${first.padEnd(32)}${figures.map((figure) => String(figure).padStart(9)).join('')}`;

const listOf = (title: string, counts: readonly [string, number][]) =>
  counts.length === 0
    ? []
    : ['', title, ...counts.map(([word, count]) => `${String(count).padStart(7)}  ${word}`)];

process.exitCode = main();
