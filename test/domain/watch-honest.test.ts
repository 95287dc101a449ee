import type { PlayedInterval } from '../../cloudfunctions/shared/contract/lecture';
import { SeededRandom } from '../../local-cloud/seeded-random';
import { WatchDesk, answered } from '../tools/watch-desk';

/** What can happen to one report on a bad network. */
type Fate = 'arrives' | 'request lost' | 'answer lost' | 'doubled' | 'late copy';

interface Network {
  name: string;
  /** Chances of each fate; the rest arrives. */
  lost: number;
  doubled: number;
  /** How wrong the phone's idea of the server's clock is, at most, seconds. */
  clockSeconds: number;
  /** The app is killed after about so many reports: what was not stored is lost, stored reports stay. */
  killedEvery?: number;
}

const networks: Network[] = [
  { name: 'a perfect network', lost: 0, doubled: 0, clockSeconds: 0 },
  { name: '30 % lost', lost: 0.3, doubled: 0, clockSeconds: 1 },
  { name: '30 % lost, 30 % doubled and reordered', lost: 0.3, doubled: 0.3, clockSeconds: 2 },
  { name: '60 % lost, a clock up to 4 s slow', lost: 0.6, doubled: 0.2, clockSeconds: 4 },
  {
    name: '30 % lost and the app killed',
    lost: 0.3,
    doubled: 0.2,
    clockSeconds: 1,
    killedEvery: 4,
  },
];

/**
 * A viewer who plays a whole lecture without cheating, and a phone that keeps every interval until it is answered,
 * sends again with the newest receipt it knows, and sends what is left an hour later.
 */
class Viewer {
  private readonly pending: PlayedInterval[] = [];
  private readonly copies: { receipt: string; played: PlayedInterval[] }[] = [];
  private receipt: string;
  private reports = 0;

  constructor(
    private readonly desk: WatchDesk,
    private readonly network: Network,
    private readonly random: Pick<SeededRandom, 'fraction'>,
  ) {
    this.receipt = desk.at(0).start();
  }

  async watch(rate: number): Promise<void> {
    const duration = this.desk.durations.l1 ?? 0;
    for (let from = 0; from < duration; from += 60 * rate) {
      const to = Math.min(duration, from + 60 * rate);
      const ended = to / rate;
      const behind = this.random.fraction() * this.network.clockSeconds;
      this.pending.push(this.desk.played([from, to], [from / rate - behind, ended - behind]));
      await this.send(ended, to === duration);
    }
    while (this.pending.length > 0) await this.send(3_600 + this.reports, true);
    for (const copy of this.copies) await this.desk.report(copy.receipt, copy.played);
  }

  private async send(second: number, final: boolean): Promise<void> {
    this.desk.at(second);
    this.reports += 1;
    const played = this.pending.slice(0, 60);
    const fate = this.fate();
    if (fate === 'request lost') return;
    if (fate === 'late copy') this.copies.push({ receipt: this.receipt, played });
    if (fate === 'doubled') await this.desk.report(this.receipt, played, { final });
    const answer = answered(await this.desk.report(this.receipt, played, { final }));
    if (fate === 'answer lost') return;
    const { killedEvery } = this.network;
    if (killedEvery !== undefined && this.reports % killedEvery === 0) return;
    this.receipt = answer.receipt;
    this.pending.splice(0, played.length);
  }

  private fate(): Fate {
    const { lost, doubled } = this.network;
    const drawn = this.random.fraction();
    if (drawn < lost / 2) return 'request lost';
    if (drawn < lost) return 'answer lost';
    if (drawn < lost + doubled / 2) return 'doubled';
    return drawn < lost + doubled ? 'late copy' : 'arrives';
  }
}

const lectures = [90, 300, 600];
const rates = [0.75, 1, 1.25, 1.5];
const seeds = Array.from({ length: 25 }, (_, n) => `viewer ${n}`);

test.each(networks)('$name: at least 99 % and one completion, at every speed', async (network) => {
  for (const duration of lectures) {
    for (const rate of rates) {
      for (const seed of seeds) {
        const desk = new WatchDesk({ l1: duration });
        await new Viewer(desk, network, new SeededRandom(`${seed} ${duration} ${rate}`)).watch(
          rate,
        );
        expect(desk.creditedSeconds).toBeGreaterThanOrEqual(duration * 0.99);
        expect(desk.creditedSeconds).toBeLessThanOrEqual(duration);
        expect(desk.record.entries['lectureDone:l1']?.points).toBe(3);
      }
    }
  }
});

/** At 2× the server's clock leaves no slack, so a clock that wavers by more than a part in a hundred costs as much. */
test('at twice the speed on a perfect clock nothing is lost', async () => {
  for (const seed of seeds) {
    const desk = new WatchDesk({ l1: 600 });
    const network = { name: '', lost: 0.3, doubled: 0.3, clockSeconds: 0 };
    await new Viewer(desk, network, new SeededRandom(seed)).watch(2);
    expect(desk.creditedSeconds).toBe(600);
  }
});

describe('costs, on an ordinary network', () => {
  it.each([
    [60, 1],
    [90, 1],
    [300, 1],
    [600, 3],
  ])('a lecture of %i s is %i writes and no read', async (duration, writes) => {
    const desk = new WatchDesk({ l1: duration });
    const network = { name: '', lost: 0, doubled: 0, clockSeconds: 0 };
    await new Viewer(desk, network, { fraction: () => 0.999 }).watch(1);
    expect(desk.creditedSeconds).toBe(duration);
    expect([desk.writes, desk.reads]).toEqual([writes, 0]);
    expect(writes).toBeLessThanOrEqual(2 + Math.ceil(duration / 300));
  });
});

test('two devices that take turns both count', async () => {
  const desk = new WatchDesk();
  const [phone, tablet] = [desk.at(0).start(), desk.start()];
  desk.at(400);
  await desk.report(phone, [desk.played([0, 200], [0, 200])], { final: true });
  const later = await desk.report(tablet, [desk.played([200, 400], [200, 400])], { final: true });
  expect(answered(later)).toMatchObject({ unprovedSeconds: 0, covered: [[0, 400]] });
  expect(desk.creditedSeconds).toBe(400);
});

test('the last tenth of a lecture earns after its completion, once', async () => {
  const desk = new WatchDesk();
  const receipt = desk.at(0).start();
  const first = answered(await desk.at(540).report(receipt, [desk.played([0, 540], [0, 540])]));
  expect(first).toMatchObject({ completed: true, pointsAdded: 4 + 3, unsavedSeconds: 0 });
  const again = desk.at(700).start();
  const rest = await desk
    .at(760)
    .report(again, [desk.played([540, 600], [700, 760])], { final: true });
  expect(answered(rest)).toMatchObject({ completed: true, pointsAdded: 1, coverage: 1 });
  const more = await desk.at(900).report(desk.start(), [desk.played([0, 60], [840, 900])]);
  expect(answered(more)).toMatchObject({ pointsAdded: 0, unprovedSeconds: 0 });
  expect(desk.creditedSeconds).toBe(600);
});
