import type { PlayedInterval } from '../../cloudfunctions/shared/contract/lecture';
import type { Span } from '../../cloudfunctions/shared/domain/intervals';
import { sealReceipt, openReceipt } from '../../cloudfunctions/shared/domain/watch-receipt';
import { type Answer, type WatchDesk, answered, deskKeys } from './watch-desk';

/**
 * Attempts at earning more than was watched. Each ends in the exact seconds that the member has in the end, credited and
 * unsaved together. The lecture lasts 600 s and is opened at second 0; windows are seconds since then.
 */
export interface Cheat {
  name: string;
  /** Answers the receipts whose unsaved seconds count as well. */
  run: (desk: WatchDesk) => Promise<Answer[]>;
  seconds: number;
  refused?: string;
}

const hour = 3_600;
const day = 24 * hour;

/** One report with one receipt opened at second 0, sent at a second. */
const one =
  (atSecond: number, ...plays: [video: [number, number], wall: [number, number]][]) =>
  async (desk: WatchDesk): Promise<Answer[]> => {
    const receipt = desk.at(0).start();
    const played = plays.map(([video, wall]) => desk.played(video, wall));
    return [await desk.at(atSecond).report(receipt, played, { final: true })];
  };

/** Reports in turn, each with the receipt of the answer before. */
async function inTurn(desk: WatchDesk, receipt: string, reports: PlayedInterval[][]) {
  let latest: Answer = 'INTERNAL';
  let next = receipt;
  for (const played of reports) {
    latest = await desk.report(next, played, { final: true });
    next = answered(latest).receipt;
  }
  return latest;
}

let withdrawals = 0;

/** From when on a lecture is withdrawn for whoever opened it before: half an hour after the opening. */
const finished = 1_800;

/**
 * A lecture opened and withdrawn 10 s later, and a report of 60 s of it, from 40 s before the half hour is over. Every run has an hour of its
 * own, as an instance knows the season for a minute.
 */
async function afterWithdrawal(desk: WatchDesk, wallOf: (played: Span) => Span): Promise<Answer[]> {
  const opened = (withdrawals += 1) * 50 * hour;
  const receipt = desk.at(opened).start();
  desk.withdrawn = { l1: desk.at(opened + 10).nowMs };
  const [from, to] = wallOf([finished - 40, finished + 20]);
  const played = [desk.played([0, 60], [opened + from, opened + to])];
  return [await desk.at(opened + finished + 120).report(receipt, played, { final: true })];
}

export const cheats: Cheat[] = [
  {
    name: 'seeking to the end: only the two played pieces count, and the lecture is not complete',
    run: one(
      40,
      [
        [0, 20],
        [0, 20],
      ],
      [
        [580, 600],
        [20, 40],
      ],
    ),
    seconds: 40,
  },
  {
    name: 'a forged interval over the whole lecture after 10 s: twice the window',
    run: one(10, [
      [0, 600],
      [0, 10],
    ]),
    seconds: 20,
  },
  {
    name: 'four times the speed: what 2× allows',
    run: one(60, [
      [0, 240],
      [0, 60],
    ]),
    seconds: 120,
  },
  {
    name: 'the same report five times with the same receipt',
    run: async (desk) => {
      const receipt = desk.start();
      const played = [desk.played([0, 60], [0, 60])];
      desk.at(60);
      let latest: Answer = 'INTERNAL';
      for (let i = 0; i < 5; i += 1) latest = await desk.report(receipt, played, { final: true });
      return [latest];
    },
    seconds: 60,
  },
  {
    name: 'the same report five times, each with the newest receipt',
    run: async (desk) => {
      const played = [desk.played([0, 60], [0, 60])];
      return [
        await inTurn(
          desk.at(0),
          desk.start(),
          Array(5)
            .fill(0)
            .map(() => (desk.at(60), played)),
        ),
      ];
    },
    seconds: 60,
  },
  {
    name: 'an old receipt sent again after its seconds were credited',
    run: async (desk) => {
      const receipt = desk.at(0).start();
      const played = [desk.played([0, 300], [0, 300])];
      await desk.at(300).report(receipt, played);
      return [await desk.at(400).report(receipt, played, { final: true })];
    },
    seconds: 300,
  },
  {
    name: 'an old receipt with another part of the video in the windows that were spent',
    run: async (desk) => {
      const receipt = desk.at(0).start();
      await desk.at(300).report(receipt, [desk.played([0, 300], [0, 300])]);
      return [await desk.report(receipt, [desk.played([300, 600], [0, 300])], { final: true })];
    },
    seconds: 300,
  },
  {
    name: 'the receipt of another member',
    run: async (desk) => {
      const receipt = desk.start();
      const played = [desk.played([0, 60], [0, 60])];
      return [await desk.at(60).report(receipt, played, { openidKey: 'key-m2', final: true })];
    },
    seconds: 0,
    refused: 'RECEIPT_INVALID',
  },
  {
    name: 'a receipt rewritten for another lecture',
    run: async (desk) => {
      const [key, body = '', mac] = desk.start().split('.');
      const text = Buffer.from(body, 'base64url').toString().replace('"l1"', '"l2"');
      const forged = [key, Buffer.from(text).toString('base64url'), mac].join('.');
      return [await desk.at(60).report(forged, [desk.played([0, 60], [0, 60])], { final: true })];
    },
    seconds: 0,
    refused: 'RECEIPT_INVALID',
  },
  {
    name: 'a receipt signed with a key that is not in the ring',
    run: async (desk) => {
      const ring = { current: 'k9', keys: { k9: 'z'.repeat(40) } };
      const opened = openReceipt(deskKeys, desk.start(), {
        openidKey: 'key-m1',
        nowMs: desk.nowMs,
      });
      if (opened.kind === 'refuse') throw new Error(opened.code);
      const forged = sealReceipt(ring, opened.receipt);
      return [await desk.at(60).report(forged, [desk.played([0, 60], [0, 60])], { final: true })];
    },
    seconds: 0,
    refused: 'RECEIPT_INVALID',
  },
  {
    name: 'a receipt of eight days ago',
    run: async (desk) => {
      const receipt = desk.at(0).start();
      const played = [desk.played([0, 60], [0, 60])];
      return [await desk.at(8 * day).report(receipt, played, { final: true })];
    },
    seconds: 0,
    refused: 'RECEIPT_EXPIRED',
  },
  {
    name: 'a report after the withdrawal: half an hour after the opening it is over',
    run: (desk) => afterWithdrawal(desk, ([from, to]) => [from, to]),
    seconds: 40,
  },
  {
    name: 'a report after the withdrawal of what was played since',
    run: (desk) => afterWithdrawal(desk, ([from, to]) => [from + 40, to + 40]),
    seconds: 0,
    refused: 'LECTURE_WITHDRAWN',
  },
  {
    name: 'the season ends 40 s after the opening: what is played on counts no more, however late it is told',
    run: (desk) => {
      desk.endsAtMs = desk.at(40).nowMs;
      return one(hour, [
        [0, 60],
        [0, 60],
      ])(desk);
    },
    seconds: 40,
  },
  {
    name: 'two devices at once on different halves: the same seconds of the clock count once',
    run: async (desk) => {
      const [left, right] = [desk.at(0).start(), desk.start()];
      desk.at(300);
      await desk.report(left, [desk.played([0, 300], [0, 300])], { final: true });
      return [await desk.report(right, [desk.played([300, 600], [0, 300])], { final: true })];
    },
    seconds: 300,
  },
  {
    name: 'two devices that overlap by half: wall second by wall second, and the rest counts',
    run: async (desk) => {
      const [left, right] = [desk.at(0).start(), desk.start()];
      desk.at(300);
      await desk.report(left, [desk.played([0, 200], [0, 200])], { final: true });
      return [await desk.report(right, [desk.played([300, 500], [100, 300])], { final: true })];
    },
    seconds: 300,
  },
  {
    name: 'twelve receipts opened together for twelve lectures',
    run: async (desk) => {
      const receipts = Array.from({ length: 12 }, (_, n) => desk.at(0).start(`l${n + 1}`));
      desk.at(300);
      const answers: Answer[] = [];
      for (const receipt of receipts)
        answers.push(
          await desk.report(receipt, [desk.played([0, 300], [0, 300])], { final: true }),
        );
      return answers;
    },
    seconds: 300,
  },
  {
    name: 'the phone’s clock an hour fast: those windows have not been yet',
    run: one(60, [
      [0, 60],
      [hour, hour + 60],
    ]),
    seconds: 0,
  },
  {
    name: 'the phone’s clock an hour slow: those windows were before the lecture was opened',
    run: one(60, [
      [0, 60],
      [-hour, -hour + 60],
    ]),
    seconds: 0,
  },
  {
    name: 'a window from yesterday to now: only its share since the opening',
    run: one(60, [
      [0, 600],
      [-540, 60],
    ]),
    seconds: 60,
  },
  {
    name: 'overlapping intervals in overlapping windows',
    run: one(
      90,
      [
        [0, 60],
        [0, 60],
      ],
      [
        [30, 90],
        [30, 90],
      ],
    ),
    seconds: 90,
  },
  {
    name: 'a different part of the video in the same window',
    run: one(
      60,
      [
        [0, 60],
        [0, 60],
      ],
      [
        [60, 120],
        [0, 60],
      ],
      [
        [120, 180],
        [0, 60],
      ],
    ),
    seconds: 60,
  },
  {
    name: 'reversed in the video or in time',
    run: one(
      60,
      [
        [60, 0],
        [0, 60],
      ],
      [
        [0, 60],
        [60, 0],
      ],
    ),
    seconds: 0,
  },
  {
    name: 'not a number, past the schema',
    run: one(
      60,
      [
        [NaN, 60],
        [0, 60],
      ],
      [
        [0, 60],
        [0, NaN],
      ],
      [
        [0, Infinity],
        [0, 60],
      ],
    ),
    seconds: 0,
  },
  {
    name: 'beyond the end of the lecture',
    run: one(600, [
      [550, 1_150],
      [0, 600],
    ]),
    seconds: 50,
  },
  {
    name: 'the first minute ten times over',
    run: one(
      600,
      ...Array.from({ length: 10 }, (_, n): [[number, number], [number, number]] => [
        [0, 60],
        [n * 60, n * 60 + 60],
      ]),
    ),
    seconds: 60,
  },
  {
    name: 'sixty slivers, each at three times the speed',
    run: one(
      60,
      ...Array.from({ length: 60 }, (_, n): [[number, number], [number, number]] => [
        [n * 3, n * 3 + 3],
        [n, n + 1],
      ]),
    ),
    seconds: 120,
  },
  {
    name: 'overlaps kept within the clock’s tolerance, sixty times: still twice the clock',
    run: one(
      64,
      ...Array.from({ length: 60 }, (_, n): [[number, number], [number, number]] => [
        [n * 10, n * 10 + 10],
        [n, n + 5],
      ]),
    ),
    seconds: 128,
  },
  {
    name: 'LIMIT: a forged claim that waits as long as watching takes cannot be told from watching',
    run: one(300, [
      [0, 300],
      [0, 300],
    ]),
    seconds: 300,
  },
];

/** Lectures of ten minutes each. */
export const cheatLectures = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => [`l${n + 1}`, 600]),
);
