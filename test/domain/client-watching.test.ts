import { captionAt, captionsOf } from '@/features/lecture/captions';
import type { Moment } from '@/features/lecture/played-parts';
import {
  createReportOutbox,
  type Outbox,
  type ReportResult,
} from '@/features/lecture/report-outbox';
import { createWatching, firstGapOf } from '@/features/lecture/watching';
import { playedSoFar, shareOf } from '@/features/lecture/coverage';
import type { FailureCode } from '@/platform/cloud';
import type { Interval, PlayedInterval } from '@contract/lecture';

const durationSeconds = 100;

/** A visit to a lecture of 100 s on a clock moved by hand, with a server that credits what it is told. */
function visit({ guest = false, covered = [] as Interval[] } = {}) {
  let seconds = 0;
  let known: Interval[] = covered;
  const world = {
    outbox: {} as Outbox,
    reports: [] as { atSeconds: number; played: PlayedInterval[]; final: boolean }[],
    failure: undefined as FailureCode | undefined,
  };
  const answer = (played: PlayedInterval[], completedBefore: boolean): ReportResult => {
    if (world.failure) return { ok: false, code: world.failure };
    known = playedSoFar(known, played);
    const coverage = shareOf(known, durationSeconds);
    const completed = coverage >= 0.9;
    const pointsAdded = completed && !completedBefore ? 3 : 0;
    const rest = { completed, pointsAdded, unprovedSeconds: 0, unsavedSeconds: 0 };
    return { ok: true, serverNowMs: 1, data: { receipt: 'r', covered: known, coverage, ...rest } };
  };
  const outbox = createReportOutbox({
    read: () => world.outbox,
    write: (next) => {
      world.outbox = JSON.parse(JSON.stringify(next)) as Outbox;
      return true;
    },
    send: ({ played, final }) => {
      world.reports.push({ atSeconds: seconds, played, final });
      return Promise.resolve(answer(played, shareOf(known, durationSeconds) >= 0.9));
    },
  });
  const now = (): Moment => ({
    monotonicMs: seconds * 1000,
    serverMs: 1_790_000_000_000 + seconds * 1000,
  });
  const watching = createWatching(
    {
      visitId: 'v',
      lectureId: 'L',
      durationSeconds,
      receipt: guest ? undefined : 'r0',
      covered,
      completed: false,
    },
    outbox,
    now,
  );
  const play = async (fromSeconds: number, forSeconds: number) => {
    watching.event({ kind: 'play', positionSeconds: fromSeconds });
    for (let passed = 0.25; passed <= forSeconds; passed += 0.25) {
      seconds += 0.25;
      watching.event({ kind: 'progress', positionSeconds: fromSeconds + passed });
      if (Number.isInteger(passed)) await watching.occasion('tick');
    }
    watching.event({ kind: 'pause', positionSeconds: fromSeconds + forSeconds });
  };
  return { world, watching, play };
}

describe('a visit to a lecture', () => {
  test('progress moves before any report', async () => {
    const { world, watching, play } = visit();
    await play(0, 20);
    expect(watching.state().share).toBeCloseTo(0.2);
    expect(world.reports).toEqual([]);
  });

  test('one report a minute, and one at once when it becomes complete, with the points it brought', async () => {
    const { world, watching, play } = visit();
    await play(0, 100);
    expect(world.reports.map(({ atSeconds, final }) => [atSeconds, final])).toEqual([
      [60, false],
      [90, true],
    ]);
    expect(watching.state()).toMatchObject({ completed: true, completionPoints: 3, share: 1 });
    await watching.occasion('end');
    expect(world.reports).toHaveLength(3);
  });

  test('what is played is in the storage a few seconds later, as one part', async () => {
    const { world, play } = visit();
    await play(0, 32);
    expect(world.outbox['v']!.played).toMatchObject([{ fromSeconds: 0, toSeconds: 30 }]);
  });

  test('skipping to the end completes nothing', async () => {
    const { watching, play } = visit();
    await play(0, 10);
    await play(90, 10);
    await watching.occasion('end');
    expect(watching.state()).toMatchObject({ completed: false, share: 0.2 });
  });

  test('without a network progress still moves, and everything is told after it', async () => {
    const { world, watching, play } = visit();
    world.failure = 'NETWORK_FAILED';
    await play(0, 70);
    expect(watching.state()).toMatchObject({
      failure: 'NETWORK_FAILED',
      share: 0.7,
      completed: false,
    });
    world.failure = undefined;
    await play(70, 30);
    await watching.occasion('end');
    expect(watching.state()).toMatchObject({ failure: undefined, completed: true, share: 1 });
  });

  test('what was lost is told again after 2, 4, 8 and then every 10 s, and from an answer on as before', async () => {
    const { world, play } = visit();
    world.failure = 'NETWORK_FAILED';
    await play(0, 85);
    world.failure = undefined;
    await play(85, 15);
    const told = world.reports.map(({ atSeconds }) => atSeconds);
    expect(told).toEqual([60, 62, 66, 74, 84, 90, 94]);
  });

  test('a void receipt is told, and nothing more is sent with it', async () => {
    const { world, watching, play } = visit();
    world.failure = 'RECEIPT_EXPIRED';
    await play(0, 20);
    await watching.occasion('pause');
    await watching.occasion('hide');
    expect(watching.state().receiptVoid).toBe(true);
    expect(world.reports).toHaveLength(1);
  });

  test('a guest sees the own progress, and nothing is sent or kept', async () => {
    const { world, watching, play } = visit({ guest: true });
    await play(0, 100);
    await watching.occasion('end');
    expect(watching.state()).toMatchObject({ share: 1, completed: false });
    expect(world.reports).toEqual([]);
    expect(world.outbox).toEqual({});
  });
});

describe('the first part passed over', () => {
  test.each<[Interval[], number | undefined]>([
    [[], undefined],
    [[[0, 50]], undefined],
    [[[0.4, 50]], undefined],
    [
      [
        [0, 20],
        [60, 90],
      ],
      20,
    ],
    [[[30, 50]], 0],
  ])('of %j begins at %p', (played, expected) => {
    expect(firstGapOf(played)).toBe(expected);
  });
});

describe('captions', () => {
  const file =
    'WEBVTT\r\n\r\nNOTE made by hand\r\n\r\n1\r\n00:00:01.000 --> 00:00:03.500 line:90%\r\n<v 讲师>各位同志，\r\n大家好\r\n\r\n01:02.000 --> 01:04.000\r\n先说安全\r\n';
  test('come from WebVTT with hours, minutes and notes', () => {
    expect(captionsOf(file)).toEqual([
      { fromSeconds: 1, toSeconds: 3.5, text: '各位同志， 大家好' },
      { fromSeconds: 62, toSeconds: 64, text: '先说安全' },
    ]);
  });
  test.each([
    [0.9, undefined],
    [1, '各位同志， 大家好'],
    [3.5, undefined],
    [63, '先说安全'],
  ])('at %d s: %p', (seconds, expected) => {
    expect(captionAt(captionsOf(file), seconds)).toBe(expected);
  });
});
