import { CallLines, type Detail } from '../../config/call-lines';
import { barOf } from '../../config/progress';

const report = (action: string, code: string) =>
  JSON.stringify({ level: 'info', function: 'f', action, code, durationMs: 3 });
const output = (text: string, requestId: string | null = 'r1') =>
  JSON.stringify({ output: text, function: 'check-in', requestId });
const call = (more: object = {}) =>
  JSON.stringify({ call: 'check-in', requestId: 'r1', outcome: 'ok', tookMs: 12, ...more });
const scan = JSON.stringify({ scan: 'members', examined: 5000 });
const query = JSON.stringify({ query: 'members', filter: ['branchId'], returned: 3 });
const gateway = JSON.stringify({ gateway: 'error', message: 'broken' });
const alarm = JSON.stringify({ level: 'alarm', alarm: 'summary-lag', lagMinutes: 25 });
const defect = output(JSON.stringify({ level: 'error', correlationId: 'c', message: 'no' }));

const AT = new Date(2026, 0, 5, 9, 3, 7);

function printed(detail: Detail, lines: readonly string[]): string[] {
  const seen: string[] = [];
  const calls = new CallLines(
    detail,
    (line) => seen.push(line.replace(/ +/gu, ' ').trim()),
    () => AT,
  );
  for (const line of lines) calls.take(line);
  return seen;
}

const CALL = '09:03:07 check-in.redeem OK 12 ms r1';

it.each<[string, string[], Record<Detail, string[]>]>([
  [
    'an alarm, which nobody may miss',
    [output(alarm, null)],
    {
      quiet: [`check-in logged ${alarm}`],
      calls: [`check-in logged ${alarm}`],
      verbose: [`check-in logged ${alarm}`],
    },
  ],
  [
    'a call',
    [output(report('redeem', 'OK')), call()],
    {
      quiet: [],
      calls: [CALL],
      verbose: [`check-in logged ${report('redeem', 'OK')}`, CALL],
    },
  ],
  [
    'a refusal',
    [output(report('redeem', 'CODE_EXPIRED')), call()],
    {
      quiet: [],
      calls: ['09:03:07 check-in.redeem CODE_EXPIRED 12 ms r1'],
      verbose: [
        `check-in logged ${report('redeem', 'CODE_EXPIRED')}`,
        '09:03:07 check-in.redeem CODE_EXPIRED 12 ms r1',
      ],
    },
  ],
  [
    'a call that failed before it said what it was, on a fresh instance',
    [call({ outcome: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', coldStartMs: 90 })],
    {
      quiet: [],
      calls: ['09:03:07 check-in FUNCTIONS_TIME_LIMIT_EXCEEDED 12 ms r1 cold start 90 ms'],
      verbose: ['09:03:07 check-in FUNCTIONS_TIME_LIMIT_EXCEEDED 12 ms r1 cold start 90 ms'],
    },
  ],
  [
    'a timer that had nothing to do',
    [output(report('timer', 'OK')), call()],
    {
      quiet: [],
      calls: [],
      verbose: [`check-in logged ${report('timer', 'OK')}`, '09:03:07 check-in.timer OK 12 ms r1'],
    },
  ],
  [
    'a timer that failed',
    [output(report('timer', 'BUSY')), call()],
    {
      quiet: [],
      calls: ['09:03:07 check-in.timer BUSY 12 ms r1'],
      verbose: [
        `check-in logged ${report('timer', 'BUSY')}`,
        '09:03:07 check-in.timer BUSY 12 ms r1',
      ],
    },
  ],
  [
    'what a function prints outside its log',
    [output('hello', null)],
    { quiet: [], calls: [], verbose: ['check-in printed hello'] },
  ],
  [
    'a defect of a function',
    [defect],
    {
      quiet: [],
      calls: [
        `check-in logged ${JSON.stringify({ level: 'error', correlationId: 'c', message: 'no' })}`,
      ],
      verbose: [
        `check-in logged ${JSON.stringify({ level: 'error', correlationId: 'c', message: 'no' })}`,
      ],
    },
  ],
  ['an unindexed query', [scan], { quiet: [], calls: [], verbose: [scan] }],
  ['how a query was answered', [query], { quiet: [], calls: [], verbose: [query] }],
  ['a failure below', [gateway], { quiet: [], calls: [gateway], verbose: [gateway] }],
])('prints of %s what was asked for', (_case, lines, expected) => {
  for (const detail of ['quiet', 'calls', 'verbose'] as const) {
    expect([detail, printed(detail, lines)]).toEqual([detail, expected[detail]]);
  }
});

it.each([
  [0, 0, ''],
  [0, 200, `[${'.'.repeat(30)}] 0 % `],
  [100, 200, `[${'#'.repeat(15)}${'.'.repeat(15)}] 50 % `],
  [200, 200, `[${'#'.repeat(30)}] 100 % `],
])('draws %s of %s as a bar', (done, all, bar) => {
  expect(barOf(done, all)).toBe(bar);
});
