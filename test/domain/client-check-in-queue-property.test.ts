import fc from 'fast-check';
import {
  createCheckInQueue,
  type CheckInQueue,
  type RedeemResult,
} from '@/features/check-in/check-in-queue';
import { waitedMs, type WaitingCheckIn } from '@/features/check-in/waiting-check-in';

const hourMs = 3_600_000;
const codes = ['A', 'B', 'C', 'D', 'E'] as const;

/** What may happen to a phone in a basement. */
type Happening =
  | { what: 'scan'; code: (typeof codes)[number] }
  | { what: 'pass'; ms: number }
  | { what: 'net'; state: 'on' | 'off' | 'answers are lost' | 'busy' }
  | { what: 'kill' }
  | { what: 'resume' }
  | { what: 'clock'; byMs: number }
  | { what: 'storage'; full: boolean };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('scan' as const), code: fc.constantFrom(...codes) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('pass' as const),
      ms: fc.integer({ min: 0, max: 900_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('net' as const),
      state: fc.constantFrom('on', 'off', 'answers are lost', 'busy'),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'kill' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'resume' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('clock' as const),
      byMs: fc.integer({ min: -9 * hourMs, max: 9 * hourMs }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('storage' as const), full: fc.boolean() }),
  },
);

const answer: RedeemResult = {
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

/** A phone that can be killed, whose clock can be set, before a server that credits each code once. */
class World {
  trueMs = 1_000_000;
  skewMs = 0;
  net: 'on' | 'off' | 'answers are lost' | 'busy' = 'off';
  full = false;
  list: WaitingCheckIn[] = [];
  news = new Set<string>();
  /** Codes that the phone said it has kept. */
  promised = new Set<string>();
  /** In the order in which the server credited them. */
  credited: string[] = [];
  private timers: { task: () => void; atMs: number }[] = [];
  private queue: CheckInQueue = this.open();

  private open(): CheckInQueue {
    return createCheckInQueue({
      read: () => this.list,
      write: (list) => {
        // Taking away fits into a full storage; adding does not.
        if (this.full && JSON.stringify(list).length > JSON.stringify(this.list).length)
          return false;
        this.list = JSON.parse(JSON.stringify(list)) as WaitingCheckIn[];
        return true;
      },
      send: ({ code }) => Promise.resolve(this.serve(code)),
      settle: (code) => !this.full && !!this.news.add(code),
      nowMs: () => this.trueMs + this.skewMs,
      serverMs: () => this.trueMs,
      later: (task, ms) => {
        const timer = { task, atMs: this.trueMs + ms };
        this.timers.push(timer);
        return () => (this.timers = this.timers.filter((one) => one !== timer));
      },
    });
  }

  private serve(code: string): RedeemResult {
    if (this.net === 'off') return { ok: false, code: 'NETWORK_FAILED' };
    if (this.net === 'busy') return { ok: false, code: 'BUSY' };
    if (!this.credited.includes(code)) this.credited.push(code);
    return this.net === 'on' ? answer : { ok: false, code: 'TIMED_OUT' };
  }

  async happens(one: Happening): Promise<void> {
    if (one.what === 'scan') {
      const { stored } = this.queue.submit({ code: one.code });
      if (stored) this.promised.add(one.code);
    } else if (one.what === 'pass') await this.pass(one.ms);
    else if (one.what === 'net') this.net = one.state;
    else if (one.what === 'kill') {
      this.timers = [];
      this.queue = this.open();
    } else if (one.what === 'resume') void this.queue.resume();
    else if (one.what === 'clock') this.skewMs += one.byMs;
    else this.full = one.full;
    await settled();
  }

  async pass(ms: number): Promise<void> {
    const endMs = this.trueMs + ms;
    for (;;) {
      const next = this.timers
        .filter((one) => one.atMs <= endMs)
        .sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.trueMs = Math.max(this.trueMs, next.atMs);
      next.task();
      await settled();
    }
    this.trueMs = endMs;
  }
}

async function settled(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await Promise.resolve();
}

test('whatever happens to a phone, each code that it kept is credited once, and its answer is kept to be seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
      const world = new World();
      for (const one of happenings) await world.happens(one);
      world.net = 'on';
      world.full = false;
      // No tap, no restart: the timers that are left must do it, whatever the clock says now.
      await world.pass(30 * 60_000);
      // Whoever was killed last has no timers; the next start sends.
      await world.happens({ what: 'resume' });
      await settled();
      expect(world.list).toEqual([]);
      expect(new Set(world.credited).size).toBe(world.credited.length);
      for (const code of world.promised) {
        expect(world.credited).toContain(code);
        expect(world.news).toContain(code);
      }
    }),
    { numRuns: 300, seed: 20261125 },
  );
});

test('without a kill or a tap, the timers alone bring every code there, whatever the clock is set to', async () => {
  const clocks = fc.array(fc.integer({ min: -9 * hourMs, max: 9 * hourMs }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      clocks,
      fc.shuffledSubarray([...codes], { minLength: 1 }),
      async (jumps, scans) => {
        const world = new World();
        for (const code of scans) await world.happens({ what: 'scan', code });
        for (const byMs of jumps) {
          await world.happens({ what: 'clock', byMs });
          await world.pass(120_000);
        }
        world.net = 'on';
        await world.pass(11 * 60_000);
        expect([world.list, world.credited.sort()]).toEqual([[], [...scans].sort()]);
      },
    ),
    { numRuns: 100, seed: 20261125 },
  );
});

test.each([
  ['right', 0, 300_000, 300_000],
  ['wrong by hours all the time', 5 * hourMs, 300_000, 300_000],
  ['set back in between', 0, -5 * hourMs, 0],
  ['set forward by a year', 0, 365 * 24 * hourMs, 7 * 24 * hourMs],
])(
  'a phone whose clock is %s tells a wait that the server can take',
  (_what, skew, later, told) => {
    const one = { code: 'A', scannedAtMs: 1_000_000 + skew, attempts: 0, notBeforeMs: 0 };
    expect(waitedMs(one, 1_000_000 + skew + later)).toBe(told);
  },
);
