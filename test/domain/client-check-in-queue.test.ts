import { createCheckInQueue, type RedeemResult } from '@/features/check-in/check-in-queue';
import {
  isFinal,
  withAttempt,
  withScanned,
  type WaitingCheckIn,
} from '@/features/check-in/waiting-check-in';
import { errorCodes, type ErrorCode } from '@contract/error-codes';

const success: RedeemResult = {
  ok: true,
  serverNowMs: 1,
  data: {
    outcome: 'present',
    recorded: 'present',
    points: 10,
    capped: false,
    seenAtMs: 1,
    session: { sessionId: 'AAAAAAAA', title: '第一课', startsAtMs: 1, venue: '一楼' },
  },
};
const offline: RedeemResult = { ok: false, code: 'NETWORK_FAILED' };

/** A phone whose storage outlives the queue, whose clock stands still unless moved, and a scripted server. */
function phone(script: (code: string) => RedeemResult) {
  const world = {
    list: [] as WaitingCheckIn[],
    nowMs: 1_000_000,
    sent: [] as string[],
    full: false,
    news: [] as string[],
    script,
  };
  const timers: { task: () => void; atMs: number }[] = [];
  const open = () =>
    createCheckInQueue({
      read: () => world.list,
      write: (list) => {
        if (world.full) return false;
        world.list = JSON.parse(JSON.stringify(list)) as WaitingCheckIn[];
        return true;
      },
      send: ({ code }) => {
        world.sent.push(code);
        return Promise.resolve(world.script(code));
      },
      settle: (code) => {
        if (world.full) return false;
        world.news.push(code);
        return true;
      },
      serverMs: () => world.nowMs,
      nowMs: () => world.nowMs,
      later: (task, ms) => {
        const timer = { task, atMs: world.nowMs + ms };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    });
  const settle = async () => {
    for (let round = 0; round < 20; round += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    const endMs = world.nowMs + ms;
    for (;;) {
      const next = timers.filter((one) => one.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      timers.splice(timers.indexOf(next), 1);
      world.nowMs = Math.max(world.nowMs, next.atMs);
      next.task();
      await settle();
    }
    world.nowMs = endMs;
  };
  return { world, open, pass, settle };
}

describe('which answers settle a check-in', () => {
  const passing: ErrorCode[] = [
    'BUSY',
    'CONTENT_CHECK_UNAVAILABLE',
    'INTERNAL',
    'NOT_IDENTIFIED',
    'UNKNOWN_ACTION',
    'CLIENT_OUTDATED',
    'FUNCTIONS_OUTDATED',
    'TOO_MANY_WRONG_CODES',
  ];
  test.each(Object.keys(errorCodes) as ErrorCode[])('%s', (code) => {
    expect(isFinal({ ok: false, code })).toBe(!passing.includes(code));
  });
  test.each(['NETWORK_FAILED', 'TIMED_OUT'] as const)('%s settles nothing', (code) => {
    expect(isFinal({ ok: false, code })).toBe(false);
  });
});

describe('rests between attempts', () => {
  test('double from 5 s to 5 min', () => {
    let list = withScanned([], { code: 'A' }, 0);
    const rests = Array.from({ length: 8 }, () => {
      list = withAttempt(list, 'A', 0, { code: 'NETWORK_FAILED' }, 0);
      return list[0]!.notBeforeMs / 1000;
    });
    expect(rests).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
  });
  test('a span that the server names is kept by a wrong clock too', () => {
    const list = withAttempt(
      withScanned([], { code: 'A' }, 0),
      'A',
      0,
      {
        code: 'TOO_MANY_WRONG_CODES',
        details: { retryAtMs: 7_060_000 },
      },
      7_000_000,
    );
    expect(list[0]!.notBeforeMs).toBe(60_000);
  });
});

describe('the queue', () => {
  test('stores before it sends and forgets after a final answer', async () => {
    const { world, open } = phone(() => success);
    const { stored, attempt } = open().submit({ code: 'A' });
    expect(stored).toBe(true);
    expect(world.list).toHaveLength(1);
    expect(await attempt).toBe(success);
    expect(world.list).toEqual([]);
  });

  test('keeps a code without an answer and sends it with growing rests', async () => {
    const { world, open, pass } = phone(() => offline);
    await open().submit({ code: 'A' }).attempt;
    await pass(36_000);
    expect(world.sent).toEqual(['A', 'A', 'A', 'A']);
    expect(world.list).toMatchObject([{ code: 'A', attempts: 4, scannedAtMs: 1_000_000 }]);
    world.script = () => success;
    await pass(40_000);
    expect(world.list).toEqual([]);
  });

  test('sends in the order of scanning after a restart', async () => {
    const { world, open, settle } = phone(() => offline);
    const before = open();
    await before.submit({ code: 'A' }).attempt;
    await before.submit({ code: 'B' }).attempt;
    world.sent = [];
    world.script = () => success;
    const after = open();
    const answered: string[] = [];
    after.onAnswer((code, _result, final) => final && answered.push(code));
    await after.resume();
    await settle();
    expect(world.sent).toEqual(['A', 'B']);
    expect(answered).toEqual(['A', 'B']);
    expect(world.list).toEqual([]);
  });

  test('tries no others while no server is reached, but goes on past one that the server cannot take now', async () => {
    const { world, open } = phone(() => offline);
    const queue = open();
    await queue.submit({ code: 'A' }).attempt;
    await queue.submit({ code: 'B' }).attempt;
    world.sent = [];
    await queue.resume();
    expect(world.sent).toEqual(['A']);
    world.sent = [];
    world.script = (code) => (code === 'A' ? { ok: false, code: 'BUSY' } : success);
    await queue.resume();
    expect(world.sent).toEqual(['A', 'B']);
    expect(world.list.map((one) => one.code)).toEqual(['A']);
  });

  test('an attempt that breaks off ends neither the waiting nor the trying, and rests', async () => {
    const { world, open, pass } = phone(() => offline);
    await open().submit({ code: 'A' }).attempt;
    const queue = open();
    world.sent = [];
    world.script = () => {
      throw new Error('broken off');
    };
    await expect(queue.resume()).rejects.toThrow('broken off');
    world.script = () => success;
    await pass(4_999);
    expect(world.sent).toEqual(['A']);
    await pass(1);
    expect([world.sent, world.list]).toEqual([['A', 'A'], []]);
  });

  test('a refusal for good ends the waiting', async () => {
    const { world, open } = phone(() => ({ ok: false, code: 'CODE_EXPIRED' }));
    const { attempt } = open().submit({ code: 'A' });
    expect(await attempt).toMatchObject({ code: 'CODE_EXPIRED' });
    expect(world.list).toEqual([]);
  });

  test('an answer that the phone cannot keep is asked for again', async () => {
    const { world, open } = phone(() => ({ ok: false, code: 'CODE_EXPIRED' }));
    const queue = open();
    const { attempt } = queue.submit({ code: 'A' });
    world.full = true;
    await attempt;
    expect(world.list).toMatchObject([{ code: 'A' }]);
    world.full = false;
    await queue.resume();
    expect([world.list, world.news]).toEqual([[], ['A']]);
  });

  test('a code scanned twice is sent once at a time and waits once', async () => {
    const { world, open } = phone(() => offline);
    const queue = open();
    const [first, second] = [queue.submit({ code: 'A' }), queue.submit({ code: 'A' })];
    await Promise.all([first.attempt, second.attempt]);
    expect(world.sent).toEqual(['A']);
    expect(world.list).toHaveLength(1);
  });

  test('says so when the phone cannot keep the code', async () => {
    const { world, open } = phone(() => offline);
    world.full = true;
    const { stored, attempt } = open().submit({ code: 'A' });
    expect(stored).toBe(false);
    expect(await attempt).toBe(offline);
  });
});
