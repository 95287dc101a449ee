import { gradientOf, mergedIntervals, playedSoFar, shareOf } from '@/features/lecture/coverage';
import {
  decideReport,
  scheduleFrom,
  type ReportOccasion,
} from '@/features/lecture/report-schedule';
import type { Interval } from '@contract/lecture';

describe('coverage as the screen estimates it', () => {
  test.each<[string, Interval[], Interval[]]>([
    ['nothing', [], []],
    [
      'apart',
      [
        [50, 60],
        [0, 10],
      ],
      [
        [0, 10],
        [50, 60],
      ],
    ],
    [
      'overlapping',
      [
        [0, 10],
        [5, 20],
      ],
      [[0, 20]],
    ],
    [
      'inside one another',
      [
        [0, 100],
        [5, 20],
      ],
      [[0, 100]],
    ],
    [
      'touching',
      [
        [0, 10],
        [10, 20],
      ],
      [[0, 20]],
    ],
    [
      'a seam between two reports',
      [
        [0, 10],
        [10.2, 20],
      ],
      [[0, 20]],
    ],
    [
      'a real gap',
      [
        [0, 10],
        [11, 20],
      ],
      [
        [0, 10],
        [11, 20],
      ],
    ],
  ])('%s', (_what, intervals, expected) => {
    expect(mergedIntervals(intervals)).toEqual(expected);
  });

  test('a part watched twice counts once', () => {
    const played = [{ fromSeconds: 0, toSeconds: 30, beganAtMs: 1, endedAtMs: 2 }];
    expect(shareOf(playedSoFar([[0, 40]], played), 100)).toBeCloseTo(0.4);
  });

  test.each<[Interval[], number, number]>([
    [[[0, 100]], 100, 1],
    [[[0, 104]], 100, 1],
    [[], 100, 0],
    [[[0, 10]], 0, 0],
  ])('share of %j in %d s is %d', (intervals, duration, expected) => {
    expect(shareOf(intervals, duration)).toBe(expected);
  });

  test('the bar shows holes where something was skipped', () => {
    expect(
      gradientOf(
        [
          [0, 25],
          [50, 75],
        ],
        100,
        'red',
        'grey',
      ),
    ).toBe(
      'linear-gradient(to right, grey 0%, grey 0.00%, red 0.00%, red 25.00%, grey 25.00%, ' +
        'grey 50.00%, red 50.00%, red 75.00%, grey 75.00%, grey 100%)',
    );
  });
});

describe('when to report', () => {
  /** Seconds at which a report goes out, with f for those that ask for the credit. */
  function reports(occasions: [atSeconds: number, occasion: ReportOccasion][]): string[] {
    let schedule = scheduleFrom(0);
    const sent: string[] = [];
    for (const [atSeconds, occasion] of occasions) {
      const decision = decideReport(schedule, occasion, atSeconds * 1000);
      schedule = decision.schedule;
      if (decision.send) sent.push(`${atSeconds}${decision.final ? 'f' : ''}`);
    }
    return sent;
  }
  const ticks = (toSeconds: number, fromSeconds = 1): [number, ReportOccasion][] =>
    Array.from({ length: toSeconds - fromSeconds + 1 }, (_, i) => [fromSeconds + i, 'tick']);

  test.each<[string, [number, ReportOccasion][], string[]]>([
    ['every 60 s', ticks(190), ['60', '120', '180']],
    ['at a pause', [[20, 'pause']], ['20']],
    [
      'pauses coalesced to one per 10 s',
      [[20, 'pause'], [22, 'pause'], [25, 'pause'], ...ticks(40, 26)],
      ['20', '30'],
    ],
    [
      'at the end and when left, with the credit',
      [
        [5, 'hide'],
        [7, 'end'],
      ],
      ['5f', '7f'],
    ],
    [
      'a whole lecture of six minutes',
      [...ticks(359), [360, 'end']],
      ['60', '120', '180', '240', '300', '360f'],
    ],
  ])('%s', (_what, occasions, expected) => {
    expect(reports(occasions)).toEqual(expected);
  });
});
