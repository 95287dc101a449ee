import { ServerClock } from '../../local-cloud';
import type { DeployedFunction } from '../../local-cloud/functions/function-folder';
import { TimersService, type TimerEvent } from '../../local-cloud/timers/service';
import { startProbeCloud } from './support/probe-cloud';

const functionWith = (cron: string): DeployedFunction => ({
  name: 'job',
  file: '',
  triggers: [{ name: 'tick', cron }],
  openapi: [],
  timeoutSeconds: null,
  memoryMegabytes: null,
});
const startMs = Date.UTC(2026, 0, 5, 1, 0, 0); // Monday 09:00 in Shanghai

function timersOn(cron: string, clock: ServerClock) {
  const fired: TimerEvent[] = [];
  const timers = new TimersService(
    [functionWith(cron)],
    clock,
    async (_name, event) => fired.push(event),
    () => undefined,
  );
  return { timers, fired };
}

it.each([
  ['0 */5 * * * * *', '2026-01-05T09:05:00'],
  ['30 0 2 * * * *', '2026-01-06T02:00:30'],
  ['0 0 9 1 * * *', '2026-02-01T09:00:00'],
  ['0 0 10 * * MON *', '2026-01-05T10:00:00'],
  ['0 0 8 * * * 2027', '2027-01-01T08:00:00'],
  ['0 0 8 * * * 2020', null],
  ['*/10 * * * * * *', '2026-01-05T09:00:10'],
  ['0 */30 9-17 * * * *', '2026-01-05T09:30:00'],
  ['0 0 10,14,16 * * * *', '2026-01-05T10:00:00'],
  ['0 15 10 * * MON-FRI *', '2026-01-05T10:15:00'],
  ['0 0 12 * * WED *', '2026-01-07T12:00:00'],
  ['0 0 12 * * SUN *', '2026-01-11T12:00:00'],
  ['0 0 12 * * 0 *', '2026-01-11T12:00:00'],
  ['0 0 2 1 * * *', '2026-02-01T02:00:00'],
  ['0 0 2 1 JAN,JUL * *', '2026-07-01T02:00:00'],
  ['0 0 0 29 2 * *', '2028-02-29T00:00:00'],
  ['0 0 0 31 * * *', '2026-01-31T00:00:00'],
  ['59 59 23 31 12 * *', '2026-12-31T23:59:59'],
  ['0 0 8 * * * 2027-2029', '2027-01-01T08:00:00'],
  // A day of the month and a day of the week together: either will do.
  ['0 0 8 20 * TUE *', '2026-01-06T08:00:00'],
])('reads %s in Beijing time', (cron, expected) => {
  const clock = new ServerClock();
  clock.freeze(startMs);
  const { timers } = timersOn(cron, clock);
  const expectedMs = expected === null ? Infinity : Date.parse(`${expected}+08:00`);
  expect(timers.nextAtMs('job')).toBe(expectedMs);
});

it.each([
  ...[
    '* * * * *',
    '0 0 * * * *',
    'often',
    '',
    '60 * * * * * *',
    '* * 24 * * * *',
    '0 0 0 32 * * *',
  ],
  ...['0 0 0 L * * *', '0 0 0 * * MON#2 *', '0 0 0 ? * * *', '0 0 0 15W * * *', '@daily'],
  ...['0 0 0 * 13 * *', '0 0 0 * * * * *', '0 0 0 * * FOO *'],
])('refuses the pattern %j', (cron) => {
  expect(() => timersOn(cron, new ServerClock())).toThrow(/no cron of seven fields/u);
});

it('fires once for however many times the clock jumped over', () => {
  jest.useFakeTimers({ doNotFake: ['Date', 'performance'] });
  const clock = new ServerClock();
  clock.freeze(startMs);
  const { timers, fired } = timersOn('0 */5 * * * * *', clock);
  timers.start();
  jest.advanceTimersByTime(1000);
  expect(fired).toHaveLength(0);
  clock.advance(3600_000);
  jest.advanceTimersByTime(5000);
  expect(fired).toEqual([
    { Type: 'Timer', TriggerName: 'tick', Time: '2026-01-05T02:00:00.000Z', Message: '' },
  ]);
  timers.stop();
  clock.advance(3600_000);
  jest.advanceTimersByTime(5000);
  expect(fired).toHaveLength(1);
  jest.useRealTimers();
});

it('calls the function by hand, with the event of the platform', async () => {
  const probe = await startProbeCloud({
    functions: { job: 'exports.main = async (event) => event' },
    config: { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }] },
  });
  await expect(probe.cloud.fireTimer('job')).rejects.toThrow(/has no timer/u);
  expect(await probe.cloud.fireTimer('probe')).toEqual({
    event: {
      Type: 'Timer',
      TriggerName: 'nightly',
      Time: expect.stringMatching(/^\d{4}-.*Z$/u) as string,
      Message: '',
    },
  });
  await probe.close();
});

it.each([
  [{ triggers: [{ name: 'a', type: 'timer', config: 'x' }] }, /no cron of seven fields/u],
  [{ triggers: [{ type: 'http', config: 'x' }] }, /only triggers of type "timer"/u],
  [
    {
      triggers: [
        { name: 'a', type: 'timer', config: '0 0 2 * * * *' },
        { name: 'b', type: 'timer', config: '0 0 3 * * * *' },
      ],
    },
    /one trigger only/u,
  ],
])('does not start with config %j', async (config, message) => {
  await expect(startProbeCloud({ config })).rejects.toThrow(message);
});
