import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { PlayedInterval } from '../../cloudfunctions/shared/contract/lecture';
import { measureOf } from '../../cloudfunctions/shared/domain/intervals';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { startsAtMs } from '../tools/builders';
import { WatchDesk } from '../tools/watch-desk';

/**
 * Whatever is opened, claimed, repeated, mixed up and raced, in whatever order: the invariants of a member's watching
 * hold after every step. More traces: WATCH_TRACES=100000 npx jest test/domain/watch-adversary
 */
const traces = Number(process.env.WATCH_TRACES ?? 400);
/** About 3 ms each on a quiet machine. */
const millisecondsFor = (runs: number) => 30_000 + runs * 50;

const durations = { l1: 600, l2: 90, l3: 45.5 };
type LectureId = keyof typeof durations;
const lectureIds = Object.keys(durations) as LectureId[];

type Step =
  | { kind: 'open'; lecture: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'report'; receipt: number; claims: Claim[]; final: boolean }
  | { kind: 'race'; receipts: number[]; claims: Claim[] };

interface Claim {
  from: number;
  length: number;
  /** Seconds before now at which the window ends, and its length; both may lie. */
  endedAgo: number;
  lasted: number;
}

const claim: fc.Arbitrary<Claim> = fc.record({
  from: fc.oneof(fc.nat(620), fc.double({ min: 0, max: 620, noNaN: true })),
  length: fc.oneof(fc.nat(700), fc.double({ min: -10, max: 300, noNaN: true })),
  endedAgo: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -100, max: 900 })),
  lasted: fc.oneof(fc.nat(400), fc.double({ min: -5, max: 5_000, noNaN: true })),
});
const claims = fc.array(claim, { maxLength: 5 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), lecture: fc.nat(2) }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.oneof(fc.nat(90), fc.nat(900)) }),
  fc.record({
    kind: fc.constant('report' as const),
    receipt: fc.nat(),
    claims,
    final: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('race' as const),
    receipts: fc.array(fc.nat(), { minLength: 2, maxLength: 3 }),
    claims,
  }),
);

const playedOf = (desk: WatchDesk, { from, length, endedAgo, lasted }: Claim): PlayedInterval => {
  const ended = (desk.nowMs - startsAtMs) / 1000 - endedAgo;
  return desk.played([from, from + length], [ended - lasted, ended]);
};

/** A person with every receipt ever answered at hand. */
class Adversary {
  readonly receipts: string[] = [];

  constructor(
    readonly desk: WatchDesk,
    readonly scheduler: fc.Scheduler,
  ) {}

  async take(step: Step): Promise<void> {
    const { desk } = this;
    if (step.kind === 'wait') desk.nowMs += Math.round(step.seconds * 1000);
    else if (step.kind === 'open') this.receipts.push(desk.start(lectureIds[step.lecture] ?? 'l1'));
    else if (this.receipts.length > 0) {
      const racing = step.kind === 'race' ? step.receipts : [step.receipt];
      const played = step.claims.map((one) => playedOf(desk, one));
      const final = step.kind === 'race' || step.final;
      await this.scheduler.waitFor(
        Promise.all(racing.map((index) => this.report(index, played, final))),
      );
    }
  }

  private async report(index: number, played: PlayedInterval[], final: boolean): Promise<void> {
    const receipt = this.receipts[index % this.receipts.length] ?? '';
    const before = this.desk.creditedSeconds;
    const answer = await this.desk.report(receipt, played, { final });
    if (typeof answer !== 'string') this.receipts.push(answer.receipt);
    else if (answer !== 'BUSY') throw new Error(`refused a genuine receipt: ${answer}`);
    ok(this.desk.creditedSeconds >= before, 'credited seconds were taken back');
  }
}

/** Plain comparisons: a hundred thousand traces ask some twenty million times, and `expect` costs more than the proof. */
function holds(desk: WatchDesk): void {
  const { watch, entries, score, days } = desk.record;
  const elapsed = (desk.nowMs - startsAtMs) / 1000;
  const { creditedSeconds } = watch;
  const { spentSeconds } = desk;
  let covered = 0;
  for (const [lectureId, progress] of Object.entries(watch.lectures)) {
    const seconds = measureOf(progress.covered);
    covered += seconds;
    ok(seconds <= durations[lectureId as LectureId] + 1e-9, `${seconds} s of ${lectureId}`);
  }
  ok(Math.abs(creditedSeconds - covered) < 1e-6, `${creditedSeconds} s, and ${covered} s covered`);
  ok(creditedSeconds <= 2 * spentSeconds + 1e-9, `${creditedSeconds} s in ${spentSeconds} s`);
  ok(spentSeconds <= elapsed, `${spentSeconds} s spent of ${elapsed} s`);
  ok(score === sumOfLedger(desk.record), `a score of ${score}`);
  const units = Object.keys(entries).filter((key) => key.startsWith('watch:')).length;
  ok(units === Math.floor(creditedSeconds / defaultRules.watch.everySeconds), `${units} units`);
  for (const day of Object.values(days))
    ok((day.watch ?? 0) <= defaultRules.watch.dayCap, `${day.watch ?? 0} points in a day`);
}

test(
  'no trace earns more than the clock, the lecture or the cap allows, and no second is spent twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.scheduler(),
        async (steps, scheduler) => {
          const desk = new WatchDesk(durations);
          desk.turn = () => scheduler.schedule(Promise.resolve());
          const adversary = new Adversary(desk, scheduler);
          await adversary.take({ kind: 'open', lecture: 0 });
          for (const one of steps) {
            await adversary.take(one);
            holds(desk);
          }
        },
      ),
      { numRuns: traces },
    );
  },
  millisecondsFor(traces),
);

test('every credit spends at least half a second of the clock for each second of the video', async () => {
  const fresh = { from: 0, length: 600, endedAgo: 0, lasted: 300 };
  const desk = new WatchDesk(durations);
  const receipt = desk.start();
  desk.at(200);
  await desk.report(receipt, [playedOf(desk, fresh)], { final: true });
  expect(desk.creditedSeconds).toBe(400);
  expect(desk.spentSeconds).toBe(200);
  expect(desk.record.days[seasonDayOf(desk.nowMs)]).toEqual({ watch: 3 });
});
