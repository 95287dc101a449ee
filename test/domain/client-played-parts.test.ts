import {
  allParts,
  nothingPlayed,
  observe,
  takeFinished,
  type PlayedParts,
  type PlayerEvent,
} from '@/features/lecture/played-parts';

const serverAtStartMs = 1_790_000_000_000;
type Step = [atSeconds: number, kind: PlayerEvent['kind'], positionSeconds: number, rate?: number];

function play(steps: readonly Step[], from: PlayedParts = nothingPlayed): PlayedParts {
  return steps.reduce((parts, [atSeconds, kind, positionSeconds, rate]) => {
    const event = (
      kind === 'rate' ? { kind, positionSeconds, rate } : { kind, positionSeconds }
    ) as PlayerEvent;
    const monotonicMs = atSeconds * 1000;
    return observe(parts, event, { monotonicMs, serverMs: serverAtStartMs + monotonicMs });
  }, from);
}

/** Progress four times a second from one position on, at a rate, after the given second. */
function run(atSeconds: number, positionSeconds: number, forSeconds: number, rate = 1): Step[] {
  return Array.from({ length: forSeconds * 4 }, (_, i): Step => {
    const passed = (i + 1) / 4;
    return [atSeconds + passed, 'progress', positionSeconds + passed * rate];
  });
}

const spans = (parts: PlayedParts) =>
  allParts(parts).map((one) => [one.fromSeconds, one.toSeconds]);

describe('played parts', () => {
  const cases: [string, Step[], number[][]][] = [
    ['nothing', [], []],
    ['play and pause', [[0, 'play', 0], ...run(0, 0, 10), [10, 'pause', 10]], [[0, 10]]],
    ['a part still being played', [[0, 'play', 5], ...run(0, 5, 4)], [[5, 9]]],
    [
      'an announced seek does not count',
      [[0, 'play', 0], ...run(0, 0, 5), [5, 'seek', 80], ...run(5, 80, 5), [10, 'pause', 85]],
      [
        [0, 5],
        [80, 85],
      ],
    ],
    [
      'an unannounced jump does not count',
      [[0, 'play', 0], ...run(0, 0, 5), [5.25, 'progress', 80], ...run(5.25, 80, 5)],
      [
        [0, 5],
        [80, 85],
      ],
    ],
    [
      'going back does not count twice as one part',
      [[0, 'play', 0], ...run(0, 0, 20), [20, 'seek', 10], ...run(20, 10, 5)],
      [
        [0, 20],
        [10, 15],
      ],
    ],
    [
      'at double speed twice as much counts',
      [[0, 'rate', 0, 2], [0, 'play', 0], ...run(0, 0, 10, 2), [10, 'pause', 20]],
      [[0, 20]],
    ],
    [
      'a changed speed begins a new part',
      [[0, 'play', 0], ...run(0, 0, 4), [4, 'rate', 4, 2], ...run(4, 4, 4, 2)],
      [
        [0, 4],
        [4, 12],
      ],
    ],
    [
      'double speed of the picture that was never set is a chain of jumps',
      [[0, 'play', 0], ...run(0, 0, 8, 8)],
      [],
    ],
    ['progress without play', run(0, 0, 5), []],
    ['a seek while paused', [[0, 'seek', 40], [1, 'play', 40], ...run(1, 40, 2)], [[40, 42]]],
    [
      'one more progress after the end',
      [[0, 'play', 0], ...run(0, 0, 3), [3, 'ended', 3], [3.2, 'progress', 3]],
      [[0, 3]],
    ],
    [
      'a blink of a part',
      [
        [0, 'play', 0],
        [0.1, 'pause', 0.1],
      ],
      [],
    ],
  ];
  test.each(cases)('%s', (_what, steps, expected) => {
    expect(spans(play(steps))).toEqual(expected);
  });

  test('a standstill while buffering is not claimed as watching', () => {
    const steps: Step[] = [
      [0, 'play', 0],
      ...run(0, 0, 5),
      [6, 'progress', 5],
      [9, 'progress', 5],
      ...run(30, 5, 5),
    ];
    const parts = allParts(play(steps));
    expect(parts.map((one) => [one.fromSeconds, one.toSeconds])).toEqual([
      [0, 5],
      [5, 10],
    ]);
    const claimedMs = parts.reduce((sum, one) => sum + one.endedAtMs - one.beganAtMs, 0);
    expect(claimedMs).toBe(10_000);
  });

  test('windows are those of the server and never shorter than the rate allows', () => {
    const parts = allParts(
      play([[3, 'rate', 0, 2], [3, 'play', 0], [3.25, 'progress', 0.9], ...run(3.25, 0.9, 9, 2)]),
    );
    expect(parts[0]!.beganAtMs).toBe(serverAtStartMs + 3_000);
    for (const one of parts) {
      expect(one.toSeconds - one.fromSeconds).toBeLessThanOrEqual(
        ((one.endedAtMs - one.beganAtMs) / 1000) * 2,
      );
    }
  });

  test('taking the finished parts cuts the one being played without losing any of it', () => {
    const [first, going] = takeFinished(play([[0, 'play', 0], ...run(0, 0, 5)]));
    const [second, rest] = takeFinished(play(run(5, 5, 5), going));
    expect(first.map((one) => [one.fromSeconds, one.toSeconds])).toEqual([[0, 5]]);
    expect(second.map((one) => [one.fromSeconds, one.toSeconds])).toEqual([[5, 10]]);
    expect(second[0]!.beganAtMs).toBe(first[0]!.endedAtMs);
    expect(rest.finished).toEqual([]);
  });
});
