import type { LectureReportAnswer } from '../../cloudfunctions/shared/contract/lecture';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Span } from '../../cloudfunctions/shared/domain/intervals';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import operations from '../../config/cost/operations.json';
import { aLecture, aSeason, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

const file = (name: string) => `cloud://local-cloud.local/${name}`;
const stored = { posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') };
const lectures = [
  aLecture('long', {
    ...{ ...stored, durationSeconds: 600, captionsFileId: file('captions.vtt') },
    audioFileId: file('sound.m4a'),
    lowVideoFileId: file('low.mp4'),
    chapters: [{ title: '开场', startSeconds: 0 }],
    quiz: { version: 1, questions: 5 },
  }),
  aLecture('open', { ...stored, durationSeconds: 90, open: true }),
  aLecture('asked', { ...stored, segments: ['youth'], dueOn: '20261130' }),
  aLecture('due', { ...stored, segments: ['line'], dueOn: '20261201' }),
];

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures })],
    ...peopleOf([enrolled('m1'), enrolled('m2')]),
  });
  for (const name of ['poster.jpg', 'video.mp4', 'low.mp4', 'captions.vtt', 'sound.m4a'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterEach(() => test.close());

const at = (second: number) => test.clock.set(startsAtMs + second * 1000);

const played = (video: Span, wall: Span) => ({
  fromSeconds: video[0],
  toSeconds: video[1],
  beganAtMs: startsAtMs + wall[0] * 1000,
  endedAtMs: startsAtMs + wall[1] * 1000,
});

async function start(lectureId: string, memberId = 'm1'): Promise<string> {
  const reply = await test.call(openidOf(memberId), 'lecture', 'start', { lectureId });
  if (!reply.ok || reply.data.receipt === undefined) throw new Error('no receipt');
  return reply.data.receipt;
}

const report = (
  receipt: string,
  plays: ReturnType<typeof played>[],
  more: { final?: boolean; memberId?: string } = {},
) =>
  test.call(openidOf(more.memberId ?? 'm1'), 'lecture', 'report', {
    receipt,
    played: plays,
    final: more.final ?? false,
  });

function answerOf(reply: Reply<LectureReportAnswer>): LectureReportAnswer {
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

describe('the shelf', () => {
  it('shows a member every lecture, due where the plan asks it of the member', async () => {
    const reply = await test.call(openidOf('m1'), 'lecture', 'list', {});
    expect(reply).toMatchObject({
      ok: true,
      data: {
        recorded: true,
        lectures: [
          { lectureId: 'long', coverage: 0, completed: false, durationSeconds: 600 },
          { lectureId: 'open' },
          { lectureId: 'asked' },
          { lectureId: 'due', dueOn: '20261201' },
        ],
      },
    });
    const rows = reply.ok ? reply.data.lectures : [];
    expect(rows[2]).not.toHaveProperty('dueOn');
    expect(await (await fetch(rows[2]?.posterUrl ?? '')).text()).toBe('poster.jpg');
  });

  it('shows a guest the open ones and records nothing', async () => {
    const reply = await test.call('o-guest', 'lecture', 'list', {});
    expect(reply).toMatchObject({ ok: true, data: { recorded: false } });
    expect(reply.ok && reply.data.lectures.map((row) => row.lectureId)).toEqual(['open']);
  });
});

describe('opening a lecture', () => {
  it('gives a member a receipt and addresses that really answer', async () => {
    const reply = await test.call(openidOf('m1'), 'lecture', 'start', { lectureId: 'long' });
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data).toMatchObject({ covered: [], resumeSeconds: 0 });
    expect(reply.data.receipt).toMatch(/^k1\.[\w-]+\.[\w-]{43}$/u);
    const { videoUrl, lowVideoUrl = '', captionsUrl = '' } = reply.data.lecture;
    expect(await (await fetch(lowVideoUrl)).text()).toBe('low.mp4');
    expect(await (await fetch(videoUrl)).text()).toBe('video.mp4');
    expect(await (await fetch(captionsUrl)).text()).toBe('captions.vtt');
  });

  it('tells its chapters, whether questions follow, the sound alone and what comes next', async () => {
    const reply = await test.call(openidOf('m1'), 'lecture', 'start', { lectureId: 'long' });
    expect(reply).toMatchObject({
      ok: true,
      data: {
        lecture: {
          chapters: [{ title: '开场', startSeconds: 0 }],
          quiz: { questions: 5 },
          audioUrl: expect.stringContaining('.m4a') as string,
        },
        next: { lectureId: 'open', title: '微课 open', durationSeconds: 90 },
      },
    });
  });

  it.each([
    ['the next that is not done', 'open', ['asked'], 'due'],
    ['the beginning of the shelf after its end', 'due', [], 'long'],
    ['nothing when everything is done', 'due', ['long', 'open', 'asked'], undefined],
  ])('leads to %s', async (_case, lectureId, done, next) => {
    const completed = { covered: [], coveredSeconds: 0, positionSeconds: 0, completedAtMs: 1 };
    const member = await test.enroll();
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: member },
      { $set: { 'watch.lectures': Object.fromEntries(done.map((id) => [id, completed])) } },
    );
    const reply = await test.call(openidOf(member), 'lecture', 'start', { lectureId });
    expect(reply.ok && reply.data.next?.lectureId).toBe(next);
  });

  it('lets a guest watch an open lecture without a receipt', async () => {
    const reply = await test.call('o-guest', 'lecture', 'start', { lectureId: 'open' });
    expect(reply).toMatchObject({ ok: true, data: { covered: [], resumeSeconds: 0 } });
    expect(reply.ok && reply.data).not.toHaveProperty('receipt');
  });

  it.each([
    ['a guest, of one that is not open', 'o-guest', 'long', 'NOT_JOINED'],
    ['one that is not in the plan', 'o-m1', 'nowhere', 'LECTURE_NOT_FOUND'],
    ['one that is named like a prototype', 'o-m1', 'constructor', 'BAD_REQUEST'],
  ])('is refused to %s', async (_case, openid, lectureId, code) => {
    const reply = await test.call(openid, 'lecture', 'start', { lectureId });
    expect(reply).toMatchObject({ ok: false, code });
  });
});

describe('watching', () => {
  it('moves coverage at once and the score at the credit steps, in every total', async () => {
    let receipt = await start('long');
    const added: number[] = [];
    for (let second = 60; second <= 600; second += 60) {
      at(second);
      const window: Span = [second - 60, second];
      const answer = answerOf(await report(receipt, [played(window, window)]));
      expect(answer).toMatchObject({ coverage: second / 600, unprovedSeconds: 0 });
      expect(answer.completed).toBe(second >= 540);
      added.push(answer.pointsAdded);
      ({ receipt } = answer);
    }
    const last = answerOf(await report(receipt, [], { final: true }));
    expect(added).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 2 + 3, 0]);
    expect(last).toMatchObject({ pointsAdded: 1, unsavedSeconds: 0, covered: [[0, 600]] });
    const record = await test.record('m1');
    expect(record).toMatchObject({
      score: 8,
      days: { '20261125': { watch: 5, lectureDone: 3 } },
      weeks: { '2026W48': 8 },
      months: { '202611': 8 },
      byBranch: { 'branch-1': 8 },
      watch: {
        version: 3,
        creditedSeconds: 600,
        spent: [[startsAtMs, startsAtMs + 600_000]],
        lectures: { long: { covered: [[0, 600]], coveredSeconds: 600, positionSeconds: 600 } },
      },
    });
    expect(Object.keys(record.entries).sort()).toEqual([
      'lectureDone:long',
      ...[1, 2, 3, 4, 5].map((unit) => `watch:${unit}`),
    ]);
    expect(sumOfLedger(record)).toBe(record.score);
  });

  it('goes on where it was, on any device', async () => {
    const receipt = await start('long');
    at(100);
    await report(receipt, [played([0, 100], [0, 100])], { final: true });
    const again = await test.call(openidOf('m1'), 'lecture', 'start', { lectureId: 'long' });
    expect(again).toMatchObject({
      ok: true,
      data: { covered: [[0, 100]], resumeSeconds: 100, lecture: { coverage: 1 / 6 } },
    });
  });

  it('gives a unit beyond the day’s cap an entry without points that says so', async () => {
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: 'm1' },
      { $set: { 'days.20261125.watch': 9, 'watch.creditedSeconds': 1_080 } },
    );
    const receipt = await start('long');
    at(400);
    const answer = answerOf(await report(receipt, [played([0, 400], [0, 400])]));
    expect(answer.pointsAdded).toBe(1);
    const { entries, days } = await test.record('m1');
    expect(days['20261125']?.watch).toBe(10);
    expect(entries['watch:10']).toMatchObject({ rule: 'watch', points: 1, source: 'long' });
    expect(entries['watch:11']).toMatchObject({ points: 0, capped: true });
    expect(entries['watch:12']).toMatchObject({ points: 0, capped: true });
  });

  it('counts a new day’s cap from nothing', async () => {
    const receipt = await start('long');
    const midnight = 5 * 3_600;
    at(midnight + 300);
    await report(receipt, [played([0, 300], [midnight, midnight + 300])]);
    expect((await test.record('m1')).days).toEqual({ '20261126': { watch: 2 } });
  });

  it('credits the branch where the member is now', async () => {
    const receipt = await start('long');
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: 'm1' },
      { $set: { branchId: 'branch-2' } },
    );
    at(300);
    await report(receipt, [played([0, 300], [0, 300])]);
    expect((await test.record('m1')).byBranch).toEqual({ 'branch-2': 2 });
  });

  it.each([
    ['another member', { memberId: 'm2' }, 0, 'RECEIPT_INVALID'],
    ['eight days later', {}, 8 * 86_400, 'RECEIPT_EXPIRED'],
  ])('refuses the receipt to %s', async (_case, more, second, code) => {
    const receipt = await start('long');
    at(second);
    expect(await report(receipt, [], more)).toMatchObject({ ok: false, code });
  });
});

describe('races', () => {
  it('twenty copies of one report credit it once', async () => {
    const receipt = await start('long');
    at(600);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => report(receipt, [played([0, 600], [0, 600])])),
    );
    const answers = replies.filter((reply) => reply.ok).map(answerOf);
    expect(answers.reduce((sum, answer) => sum + answer.pointsAdded, 0)).toBe(8);
    for (const answer of answers) expect(answer).toMatchObject({ coverage: 1, completed: true });
    const record = await test.record('m1');
    expect(record.watch).toMatchObject({ version: 1, creditedSeconds: 600 });
    expect(record.score).toBe(sumOfLedger(record));
  });

  it('two devices earn the same seconds of the clock once, and their own seconds each', async () => {
    const [phone, tablet] = [await start('long'), await start('open')];
    at(400);
    const [one, other] = await Promise.all([
      report(phone, [played([0, 350], [0, 350])], { final: true }),
      report(tablet, [played([0, 90], [310, 400])], { final: true }),
    ]);
    const lost = answerOf(one).unprovedSeconds + answerOf(other).unprovedSeconds;
    expect(lost).toBe(40);
    const { watch } = await test.record('m1');
    expect(watch.creditedSeconds).toBe(350 + 90 - 40);
    expect(watch.spent).toEqual([[startsAtMs, startsAtMs + 400_000]]);
  });
});

describe('costs, counted on the wire', () => {
  const databaseOnly = (operations: string[]) =>
    operations.filter((one) => one.startsWith('database.'));

  it('an ordinary report is no database operation, and a credit step one write', async () => {
    const counter = await OperationCounter.start(test);
    const call = async (action: string, input: unknown) => {
      const { reply, reads, writes } = await counter.call(
        'lecture',
        { action, input },
        openidOf('m1'),
      );
      expect(reply).toMatchObject({ ok: true });
      const { data } = reply as { data: { receipt: string } };
      return {
        receipt: data.receipt,
        cost: [databaseOnly(reads).length, databaseOnly(writes).length],
      };
    };
    try {
      const cold = await call('start', { lectureId: 'long' });
      expect(cold.cost).toEqual([2, 0]);
      const warm = await call('start', { lectureId: 'long' });
      expect(warm.cost).toEqual([1, 0]);
      let { receipt } = warm;
      const costs: number[][] = [];
      for (let second = 60; second <= 600; second += 60) {
        at(second);
        const window: Span = [second - 60, second];
        const input = { receipt, played: [played(window, window)], final: second === 600 };
        const answer = await call('report', input);
        costs.push(answer.cost);
        ({ receipt } = answer);
      }
      const none = [0, 0];
      // Also alone in its instance and a minute after the last look at the season: the receipt says what is needed of it.
      const write = [0, 1];
      // The price of a month is computed from these.
      expect(
        operations.habits.flatMap(({ call, reads, writes }) =>
          call.startsWith('lecture.') ? [[reads, writes]] : [],
        ),
      ).toEqual([warm.cost, none, write]);
      expect(costs).toEqual([none, none, none, none, write, none, none, none, write, write]);
      expect((await test.record('m1')).watch.creditedSeconds).toBe(600);
      // Reports kept nothing warm.
      expect((await call('list', {})).cost).toEqual([2, 0]);
      expect((await call('list', {})).cost).toEqual([1, 0]);
    } finally {
      await counter.close();
    }
  });
});
