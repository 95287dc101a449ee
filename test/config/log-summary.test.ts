import { logLinesOf, summaryOf } from '../../config/log-lines';
import { logAlarm, logCall, logDefect } from '../../cloudfunctions/shared/runtime/log';

/** What the functions really print, so that a change of their lines is a change here. */
function printed(write: () => void): string[] {
  const lines: string[] = [];
  const note = (line: unknown) => {
    lines.push(String(line));
  };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(note),
    jest.spyOn(console, 'error').mockImplementation(note),
  ];
  write();
  for (const spy of spies) spy.mockRestore();
  return lines;
}

const nowMs = 0;
const ok = { ok: true as const, data: null, serverNowMs: nowMs };
const refusal = { ok: false as const, code: 'CODE_EXPIRED' as const, serverNowMs: nowMs };
const internal = { ...refusal, code: 'INTERNAL' as const, correlationId: 'c1' };
const busy = { ...refusal, code: 'BUSY' as const };

const call = (reply: Parameters<typeof logCall>[0]['reply'], durationMs: number) =>
  logCall({ name: 'check-in', action: 'redeem', reply, durationMs });

const lines = printed(() => {
  for (let ms = 1; ms <= 96; ms += 1) call(ok, ms);
  call(refusal, 97);
  call(internal, 1500);
  call(busy, 2500);
  call(ok, 1000);
  logCall({ name: 'summarise', action: 'timer', reply: ok, durationMs: 7 });
  logAlarm('summary-lag', { seasonId: 's', lagMinutes: 25 });
  logDefect(new Error('store, said "no"'), { correlationId: 'c1' });
});

const csvField = (text: string) => `"${text.replaceAll('"', '""')}"`;

it.each<[string, (line: string) => string]>([
  ['bare', (line) => line],
  ['with a time before it', (line) => `2026-12-01 19:00:00 ${line}`],
  ['as a text in a line of JSON', (line) => JSON.stringify({ time: 1, message: `${line}\n` })],
  ['as a record in a line of JSON', (line) => JSON.stringify({ log: JSON.parse(line) as object })],
  ['as a field of a CSV', (line) => `1700000000,${csvField(line)},check-in`],
])('finds every structured line: %s', (_, around) => {
  const text = ['START RequestId: 1', ...lines.map(around), '', '{"level":"debug"}', '{"'].join(
    '\n',
  );
  expect(logLinesOf(text)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
});

it('adds up errors, refusals and times of each action', () => {
  const summary = summaryOf(logLinesOf(lines.join('\n')), 1000);
  expect(summary.actions).toEqual([
    {
      ...{ action: 'check-in.redeem', calls: 100, errors: 2, refusals: 1 },
      ...{ medianMs: 50, p95Ms: 95, slowestMs: 2500, slow: 3 },
    },
    {
      ...{ action: 'summarise.timer', calls: 1, errors: 0, refusals: 0 },
      ...{ medianMs: 7, p95Ms: 7, slowestMs: 7, slow: 0 },
    },
  ]);
  expect(summary.codes.map(([code]) => code).sort()).toEqual(['BUSY', 'CODE_EXPIRED', 'INTERNAL']);
  expect(summary.alarms).toEqual([['summary-lag', 1]]);
  expect(summary.defects).toEqual([['store, said "no"', 1]]);
});
