import { ServerClock } from '../../local-cloud';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

describe('identity', () => {
  let probe: ProbeCloud;
  beforeAll(async () => {
    probe = await startProbeCloud({ maxInstances: 3 });
  });
  afterAll(() => probe.close());

  it('keeps 20 callers apart over few instances', async () => {
    const callers = Array.from({ length: 20 }, (_, n) => `oCaller${n}x`);
    const seen = await Promise.all(
      callers.map((openid) =>
        probe.run(
          async ({ cloud, db }) => {
            const before = cloud.getWXContext().OPENID;
            await db.collection('plain').get();
            return [before, cloud.getWXContext().OPENID];
          },
          undefined,
          openid,
        ),
      ),
    );
    expect(seen).toEqual(callers.map((openid) => [openid, openid]));
  });

  it('keeps the caller in nested calls', async () => {
    const nested = await probe.run(
      async ({ cloud }) => {
        const code = '({ cloud }) => cloud.getWXContext()';
        const answer = await cloud.callFunction({ name: 'probe', data: { code } });
        return (answer as { result: { value: Record<string, unknown> } }).result.value;
      },
      undefined,
      'oOuter',
    );
    expect(nested).toMatchObject({ OPENID: 'oOuter', SOURCE: 'wx_client', ENV: 'local-cloud' });
  });

  it('tells a timer apart from a client', async () => {
    await probe.run(({ cloud }) => cloud.getWXContext(), undefined, 'oBefore');
    const code = '({ cloud }) => cloud.getWXContext()';
    const answer = await probe.cloud.invoke('probe', { code }, { source: 'wx_trigger' });
    expect(answer).toMatchObject({ value: { SOURCE: 'wx_trigger' } });
    expect(answer).not.toHaveProperty('value.OPENID');
  });

  it('refuses an openid that would reach the function as a number', async () => {
    await expect(probe.cloud.invoke('probe', {}, { openid: '123' })).rejects.toThrow(/digits/u);
  });
});

describe('failures', () => {
  let probe: ProbeCloud;
  const lines: string[] = [];
  beforeAll(async () => {
    probe = await startProbeCloud({
      maxInstances: 1,
      memoryMegabytes: 64,
      log: (line) => lines.push(line),
      functions: {
        broken: 'throw new Error("does not load")',
        mainless: 'exports.other = 1',
        throws: 'exports.main = async () => { throw new TypeError("no") }',
        big: 'exports.main = async () => "x".repeat(6 * 1024 * 1024)',
      },
    });
  });
  afterAll(() => probe.close());
  const call = (name: string, event: unknown = {}): Promise<unknown> =>
    probe.cloud.invoke(name, event, { openid: 'oCaller' });
  const alive = (): Promise<number> => probe.run(() => 1);

  it.each([
    ['an unknown function', 'nobody', {}, 'FUNCTION_NOT_FOUND', /could not be found/u],
    ['one that does not load', 'broken', {}, 'FUNCTIONS_EXECUTE_FAIL', /does not load/u],
    ['one without main', 'mainless', {}, 'FUNCTIONS_EXECUTE_FAIL', /no function "main"/u],
    ['one that throws', 'throws', {}, 'FUNCTIONS_EXECUTE_FAIL', /TypeError: no/u],
    ['an answer over 6 MB', 'big', {}, 'FUNCTIONS_EXECUTE_FAIL', /6 MB/u],
    ['an event over 6 MB', 'throws', 'x'.repeat(6 * 1024 * 1024), 'INVALID_PARAM', /6 MB/u],
  ])('refuses %s', async (_case, name, event, code, message) => {
    const failed = call(name, event);
    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.toThrow(message);
  });

  it('ends a call at the time limit of its config.json, also one that never waits', async () => {
    const impatient = await startProbeCloud({ config: { timeout: 1 }, maxInstances: 1 });
    const failed = impatient.run(() => new Promise(() => undefined));
    await expect(failed).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' });
    const endless = impatient.run(() => {
      for (;;);
    });
    await expect(endless).rejects.toThrow(/timed out after 1 seconds/u);
    await impatient.close();
  });

  it.each([
    ['exits', '({ process }) => process.exit(3)', 'FUNCTIONS_EXECUTE_FAIL'],
    [
      'throws where nobody catches',
      '() => new Promise(() => setTimeout(() => { throw new Error("lost") }))',
      'FUNCTIONS_EXECUTE_FAIL',
    ],
    [
      'eats the memory',
      '() => { const all = []; for (;;) all.push(new Array(1e5).fill({})) }',
      'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    ],
  ])('never gives a call to an instance that %s', async (_case, code, expected) => {
    const [crashed, next] = await Promise.allSettled([call('probe', { code }), alive()]);
    expect(crashed).toMatchObject({ status: 'rejected', reason: { code: expected } });
    expect(next).toEqual({ status: 'fulfilled', value: 1 });
  });

  it('gives a nested failure to the caller with its code', async () => {
    const thrown = await probe.failure(({ cloud }) => cloud.callFunction({ name: 'throws' }));
    expect(thrown).toMatchObject({ errCode: -1, code: 'FUNCTIONS_EXECUTE_FAIL' });
  });

  it('writes one line a call, with a request id and without the caller', async () => {
    lines.length = 0;
    await alive();
    await expect(call('nobody')).rejects.toThrow();
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(parsed).toEqual([
      {
        call: 'probe',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string,
        outcome: 'ok',
        tookMs: expect.any(Number) as number,
      },
      expect.objectContaining({ call: 'nobody', outcome: 'FUNCTION_NOT_FOUND' }),
    ]);
  });
});

describe('time and randomness', () => {
  const startMs = Date.UTC(2026, 0, 5, 1, 30);
  const clock = new ServerClock(startMs);
  let probe: ProbeCloud;
  beforeAll(async () => {
    clock.freeze();
    probe = await startProbeCloud({ clock, seed: 'one' });
  });
  afterAll(() => probe.close());
  const times = (): Promise<unknown[]> =>
    probe.run(async ({ db }) => {
      class Later extends Date {}
      await db
        .collection('plain')
        .doc('t')
        .set({ data: { at: db.serverDate(), later: db.serverDate({ offset: 1000 }) } });
      const { at, later } = (await db.collection('plain').doc('t').get()).data as {
        at: Date;
        later: Date;
      };
      return [
        Date.now(),
        new Date().getTime(),
        new Later().getTime(),
        new Date(Date()).getTime(),
        at.getTime(),
        later.getTime() - 1000,
      ];
    });

  it('reads the supplied clock everywhere', async () => {
    clock.set(startMs);
    expect(await times()).toEqual(Array(6).fill(startMs));
    clock.advance(86_400_000);
    expect(await times()).toEqual(Array(6).fill(startMs + 86_400_000));
  });

  it('leaves dates what they are', async () => {
    const facts = await probe.run(() => [
      new Date() instanceof Date,
      new Date(2026, 0, 2, 3).getHours(),
      new Date(5).getTime(),
      Date.UTC(1970, 0, 1),
      Date.name,
      new Date().constructor === Date,
      typeof Date(),
      JSON.stringify(new Date(0)),
    ]);
    expect(facts).toEqual([true, 3, 5, 0, 'Date', true, 'string', '"1970-01-01T00:00:00.000Z"']);
  });

  it('runs on from where it is resumed', async () => {
    clock.set(startMs);
    clock.resume();
    const [first] = await times();
    clock.freeze();
    expect(Number(first)).toBeGreaterThanOrEqual(startMs);
    expect(Number(first)).toBeLessThan(startMs + 20_000);
  });

  it('draws the same from the same seed, and never the same twice', async () => {
    const draw = (cloud: ProbeCloud): Promise<unknown[]> =>
      cloud.run(async ({ require, db }) => {
        const crypto = require('node:crypto') as typeof import('node:crypto');
        const { _id: id } = await db.collection('plain').add({ data: {} });
        return [
          crypto.randomBytes(8).toString('hex'),
          crypto.randomUUID(),
          crypto.randomInt(1_000_000),
          Math.random(),
          Buffer.from(crypto.getRandomValues(new Uint8Array(4))).toString('hex'),
          globalThis.crypto.randomUUID(),
          id,
        ];
      });
    const draws: unknown[][] = [];
    for (const seed of ['same', 'same', 'other']) {
      const own = await startProbeCloud({ seed });
      draws.push(await draw(own), await draw(own));
      await own.close();
    }
    expect(draws[0]).toEqual(draws[2]);
    expect(draws[1]).toEqual(draws[3]);
    expect(new Set([draws[0], draws[1], draws[4], draws[5]].flat()).size).toBe(28);
  });

  it('is left alone where nothing is supplied', async () => {
    const plain = await startProbeCloud();
    const { now, native } = await plain.run(() => ({
      now: Date.now(),
      native: String(Math.random).includes('[native code]'),
    }));
    await plain.close();
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(native).toBe(true);
  });
});
