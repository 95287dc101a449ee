import { aLecture, aSeason, startsAtMs } from '../tools/builders';
import { aQuiz } from '../tools/quiz-builders';
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
const day = 86_400;

let test: TestCloud;

beforeAll(async () => {
  const quiz = { version: 1, questions: 5 };
  const lectures = [
    aLecture('gone', { ...stored, durationSeconds: 600, open: true, dueOn: '20261125', quiz }),
    aLecture('stays', { ...stored, open: true }),
  ];
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures })],
    quizzes: [aQuiz('gone')],
    ...peopleOf([enrolled('m1')]),
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterAll(() => test.close());

const at = (second: number) => test.clock.set(startsAtMs + second * 1000);
const me = openidOf('m1');
/** Played from 1,600 s after the opening on: half an hour after it a withdrawn lecture is over for everybody. */
const beganAtMs = startsAtMs + 1_600_000;
const told = (from: number, to: number) => ({
  ...{ fromSeconds: from, toSeconds: to },
  ...{ beganAtMs: beganAtMs + from * 1000, endedAtMs: beganAtMs + to * 1000 },
});
const report = (receipt: string, played: ReturnType<typeof told>[]) =>
  test.call(me, 'lecture', 'report', { receipt, played, final: false });
const answered = (attemptId: string) =>
  test.call(me, 'quiz', 'answer', { lectureId: 'gone', version: 1, attemptId, answers: [] });

it('lets who had opened a withdrawn lecture finish it within half an hour, refuses what comes after, and is gone from every shelf', async () => {
  at(0);
  const started = await test.call(me, 'lecture', 'start', { lectureId: 'gone' });
  const receipt = (started.ok ? started.data.receipt : undefined) ?? '';
  const before = await test.call(me, 'home', 'overview', {});
  expect(before).toMatchObject({ ok: true, data: { member: { tasks: { done: 0, total: 1 } } } });

  await test.cloud.database.updateMany(
    'seasons',
    {},
    { $set: { 'lectures.0.withdrawnAtMs': startsAtMs + 20_000 } },
  );
  at(500);
  for (const openid of [me, 'o-guest']) {
    const list = await test.call(openid, 'lecture', 'list', {});
    expect(list.ok && list.data.lectures.map((row) => row.lectureId)).toEqual(['stays']);
    const again = await test.call(openid, 'lecture', 'start', { lectureId: 'gone' });
    expect(again).toMatchObject({ ok: false, code: 'LECTURE_WITHDRAWN' });
    const overview = await test.call(openid, 'home', 'overview', {});
    expect(overview.ok && overview.data.lectures.map((row) => row.lectureId)).toEqual(['stays']);
    if (openid === me)
      expect(overview).toMatchObject({ data: { member: { tasks: { done: 0, total: 0 } } } });
  }
  const next = await test.call(me, 'lecture', 'start', { lectureId: 'stays' });
  expect(next.ok && next.data.next).toBeUndefined();

  at(2_100);
  const answer = await report(receipt, [told(0, 500)]);
  expect(answer).toMatchObject({
    ok: true,
    data: { covered: [[0, 200]], unprovedSeconds: 300, unsavedSeconds: 0, pointsAdded: 1 },
  });
  const { receipt: latest } = answer.ok ? answer.data : { receipt };
  expect(await report(latest, [told(0, 200)])).toMatchObject({ ok: true });
  for (const played of [[], [told(200, 500)]])
    expect(await report(latest, played)).toMatchObject({ ok: false, code: 'LECTURE_WITHDRAWN' });
  expect((await test.record('m1')).watch).toMatchObject({
    creditedSeconds: 200,
    lectures: { gone: { covered: [[0, 200]] } },
  });
});

it('gives its questions out no longer, and takes answers for as long as a receipt lives', async () => {
  at(500);
  const open = await test.call(me, 'quiz', 'open', { lectureId: 'gone' });
  expect(open).toMatchObject({ ok: false, code: 'LECTURE_WITHDRAWN' });
  expect(await answered('attempt000000001')).toMatchObject({ ok: true, data: { counted: true } });
  at(201 + 7 * day);
  const late = await answered('attempt000000002');
  expect(late).toMatchObject({ ok: false, code: 'LECTURE_WITHDRAWN' });
});
