import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

type Line = Record<string, unknown>;

/** A probe cloud whose log is kept. */
async function startLogged(
  options: Parameters<typeof startProbeCloud>[0] = {},
): Promise<{ probe: ProbeCloud; lines: Line[] }> {
  const lines: Line[] = [];
  const log = (line: string): void => {
    lines.push(JSON.parse(line) as Line);
  };
  return { probe: await startProbeCloud({ ...options, log }), lines };
}

describe('memory', () => {
  let probe: ProbeCloud;
  beforeAll(async () => {
    probe = await startProbeCloud({ config: { memorySize: 64 }, memoryMegabytes: 1024 });
  });
  afterAll(() => probe.close());

  it('is what config.json says, and the function is told', async () => {
    const told = await probe.run(({ context }) => context['memory_limit_in_mb']);
    expect(told).toBe(64);
  });

  it.each([
    ['a heap', '() => { const all = []; for (;;) all.push(new Array(1e5).fill({})) }'],
    [
      'buffers while it waits',
      '() => { globalThis.kept = Buffer.alloc(80e6, 1); return new Promise(() => undefined) }',
    ],
    ['buffers when it answers', '() => { globalThis.kept = Buffer.alloc(80e6, 1) }'],
  ])('ends an instance for %s beyond it, and no other call', async (_case, code) => {
    const failed = probe.cloud.invoke('probe', { code }, { openid: 'oCaller' });
    const other = probe.run(() => 1);
    await expect(failed).rejects.toMatchObject({
      code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
      message: expect.stringContaining('64 MB') as string,
    });
    await expect(other).resolves.toBe(1);
  });
});

it.each([
  [{ memorySize: 63 }, /"memorySize" must be a whole number from 64 to 3072/u],
  [{ memorySize: 4096 }, /"memorySize"/u],
  [{ memorySize: '256' }, /"memorySize"/u],
  [{ timeout: 0 }, /"timeout" must be a whole number from 1 to 60/u],
  [{ timeout: 61 }, /"timeout"/u],
  [{ timeout: 2.5 }, /"timeout"/u],
])('does not start with config %j', async (config, message) => {
  await expect(startProbeCloud({ config })).rejects.toThrow(message);
});

describe('instances', () => {
  const HOLD = `async () => {
    const from = performance.timeOrigin + performance.now();
    await new Promise((done) => setTimeout(done, 400));
    return [from, performance.timeOrigin + performance.now()];
  }`;
  const hold = async (probe: ProbeCloud): Promise<[number, number]> => {
    const answer = await probe.cloud.invoke('probe', { code: HOLD }, { openid: 'oCaller' });
    return (answer as { value: [number, number] }).value;
  };

  it.each([
    [2, true],
    [1, false],
  ])('up to %s: two calls at once overlap is %s', async (maxInstances, overlap) => {
    const probe = await startProbeCloud({ maxInstances });
    const warmed = Array.from({ length: maxInstances }, () => hold(probe));
    await Promise.all(warmed);
    const [first, second] = await Promise.all([hold(probe), hold(probe)]);
    expect(Math.max(first[0], second[0]) < Math.min(first[1], second[1])).toBe(overlap);
    await probe.close();
  });

  it('of nested calls may be more: nobody waits for an instance that waits for the call', async () => {
    const probe = await startProbeCloud({ maxInstances: 1 });
    const answer = await probe.run(async ({ cloud }) => {
      const inner = `async ({ cloud }) => cloud.callFunction({ name: 'probe', data: { code: '() => 7' } })`;
      return await cloud.callFunction({ name: 'probe', data: { code: inner } });
    });
    expect(JSON.stringify(answer)).toContain('"value":7');
    await probe.close();
  });

  it('that end on their own between two calls take none with them', async () => {
    const probe = await startProbeCloud({ maxInstances: 1 });
    for (let round = 0; round < 5; round++) {
      await probe.run(({ process }) => {
        setImmediate(() => process.exit(1));
      });
      await expect(probe.run(() => 'alive')).resolves.toBe('alive');
    }
    await probe.close();
  });

  it('that always end before a call are not started for ever', async () => {
    const { probe, lines } = await startLogged({
      functions: {
        doomed: 'exports.main = () => 1; setImmediate(() => process.exit(1))',
      },
    });
    await expect(probe.cloud.invoke('doomed', {}, { openid: 'oCaller' })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
    });
    expect(lines).toMatchObject([{ call: 'doomed', outcome: 'FUNCTIONS_EXECUTE_FAIL' }]);
    await probe.close();
  });

  it('get an environment for each call, beside the one of the deployment', async () => {
    const probe = await startProbeCloud({ environment: { KEY: 'kept' }, maxInstances: 1 });
    const code =
      '({ process }) => [process.env.KEY, process.env.WX_OPENID, process.env.TCB_SOURCE]';
    const asked = async (caller: Parameters<typeof probe.cloud.invoke>[2]): Promise<unknown> =>
      ((await probe.cloud.invoke('probe', { code }, caller)) as { value: unknown }).value;
    expect(await asked({ openid: 'oOne' })).toEqual(['kept', 'oOne', 'wx_client']);
    expect(await asked({ source: 'wx_trigger' })).toEqual(['kept', null, 'wx_trigger']);
    expect(await asked({ openid: 'oTwo' })).toEqual(['kept', 'oTwo', 'wx_client']);
    await probe.close();
  });
});

describe('the log', () => {
  it('has what a call printed before its own line, under its request id', async () => {
    const { probe, lines } = await startLogged({ maxInstances: 2 });
    const say = (text: string): Promise<unknown> =>
      probe.cloud.invoke(
        'probe',
        {
          code: `async () => { console.log('${text} 一'); await null; console.error('${text} 二') }`,
        },
        { openid: 'oCaller' },
      );
    await Promise.all([say('left'), say('right')]);
    for (const text of ['left', 'right']) {
      const first = lines.findIndex(({ output }) => output === `${text} 一`);
      const { requestId } = lines[first] ?? {};
      const own = lines.filter((line) => line['requestId'] === requestId);
      expect(own).toMatchObject([
        { output: `${text} 一`, function: 'probe' },
        { output: `${text} 二`, function: 'probe' },
        { call: 'probe', outcome: 'ok' },
      ]);
    }
    await probe.close();
  });

  it('keeps what a call printed that then crashed', async () => {
    const { probe, lines } = await startLogged();
    await expect(
      probe.run(({ process }) => {
        console.log('last words');
        process.exit(3);
      }),
    ).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
    expect(lines).toMatchObject([
      { output: 'last words' },
      { call: 'probe', outcome: 'FUNCTIONS_EXECUTE_FAIL' },
    ]);
    expect(lines[0]?.['requestId']).toBe(lines[1]?.['requestId']);
    await probe.close();
  });

  it('tells how long the start of an instance took, and only of its first call', async () => {
    const { probe, lines } = await startLogged();
    await probe.run(() => 1);
    await probe.run(() => 2);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.['coldStartMs']).toBeGreaterThan(0);
    expect(lines[0]?.['coldStartMs']).toBeLessThanOrEqual(Number(lines[0]?.['tookMs']));
    expect(lines[1]).not.toHaveProperty('coldStartMs');
    await probe.close();
  });
});
