import { closingLine, runParts, runTool, type FinishedPart, type Part } from '../../config/parts';

const part = (more: Partial<FinishedPart>): FinishedPart => ({
  name: 'some part',
  seconds: 1,
  ok: true,
  output: '',
  ...more,
});

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test.each<[string, FinishedPart[], string]>([
  ['nothing', [], '0 passed, 0 failed'],
  ['a check counts as one', [part({}), part({ ok: false })], '1 passed, 1 failed'],
  ['tests count one by one', [part({ tests: { passed: 41, failed: 2 } })], '41 passed, 2 failed'],
  [
    'both together',
    [part({}), part({ ok: false, tests: { passed: 7, failed: 1 } }), part({ ok: false })],
    '8 passed, 2 failed',
  ],
])('closing line: %s', (_case, parts, line) => {
  expect(closingLine(parts)).toBe(line);
});

test('at most so many parts run at once, and one that throws is a failure like any other', async () => {
  let running = 0;
  let most = 0;
  const step = (name: string, fails = false): Part => ({
    name,
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (fails) throw new Error('broken');
      return { ok: true, output: '' };
    },
  });
  const finished = await runParts([step('a'), step('b', true), step('c'), step('d')], 2);
  expect(most).toBe(2);
  expect(finished.map(({ name, ok }) => [name, ok]).sort()).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
    ['d', true],
  ]);
  expect(finished.find(({ name }) => name === 'b')?.output).toContain('broken');
});

test('a tool that is not there fails with its name', async () => {
  const outcome = await runTool('no-such-tool', []);
  expect(outcome.ok).toBe(false);
  expect(outcome.output).toContain('no-such-tool');
});
