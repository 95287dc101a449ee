import { aLecture, aSeason, startsAtMs } from '../tools/builders';
import { aQuiz } from '../tools/quiz-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const file = (name: string) => `cloud://local-cloud.local/${name}`;
const stored = { posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') };
/** Seconds from the first call to the season's end. */
const end = 3_600;

let test: TestCloud;

beforeAll(async () => {
  const quiz = { version: 1, questions: 5 };
  const lectures = [
    aLecture('l1', { ...stored, durationSeconds: 600, dueOn: '20261125', quiz }),
    aLecture('l2', { ...stored, quiz }),
  ];
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures, endsAtMs: startsAtMs + end * 1000 })],
    quizzes: [aQuiz('l1'), aQuiz('l2')],
    ...peopleOf([enrolled('m1'), secretaryOf('branch-1')]),
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterAll(() => test.close());

const at = (second: number) => test.clock.set(startsAtMs + second * 1000);
const me = openidOf('m1');
const answers = (lectureId: string, attemptId: string) =>
  test.call(me, 'quiz', 'answer', { lectureId, version: 1, attemptId, answers: [] });

it('shows what came of it after the end, asks for nothing, and earns nothing', async () => {
  at(end - 600);
  const started = await test.call(me, 'lecture', 'start', { lectureId: 'l1' });
  const receipt = (started.ok ? started.data.receipt : undefined) ?? '';
  const before = await test.call(me, 'lecture', 'list', {});
  expect(before.ok && before.data.lectures[0]?.dueOn).toBe('20261125');

  at(end + 86_400);
  const beganAtMs = startsAtMs + (end - 400) * 1000;
  const all = { fromSeconds: 0, toSeconds: 600, beganAtMs, endedAtMs: beganAtMs + 600_000 };
  const report = () => test.call(me, 'lecture', 'report', { receipt, played: [all] });
  expect(await report()).toMatchObject({
    ok: true,
    data: { covered: [[0, 400]], unsavedSeconds: 0, pointsAdded: 3, completed: false },
  });
  const kept = await test.record('m1');
  expect(kept.watch.creditedSeconds).toBe(400);

  const home = await test.call(me, 'home', 'overview', {});
  expect(home).toMatchObject({ ok: true, data: { lectures: [], member: { score: 3 } } });
  const again = await test.call(me, 'lecture', 'start', { lectureId: 'l1' });
  expect(again).toMatchObject({ ok: true, data: { seasonOver: true, covered: [[0, 400]] } });
  expect(again.ok && [again.data.receipt, again.data.lecture.quiz]).toEqual([undefined, undefined]);
  const list = await test.call(me, 'lecture', 'list', {});
  expect(list).toMatchObject({ ok: true, data: { seasonOver: true, recorded: true } });
  expect(list.ok && list.data.lectures[0]?.dueOn).toBeUndefined();
  const book = await test.call(me, 'score', 'book', {});
  expect(book).toMatchObject({ ok: true, data: { score: 3, today: [] } });
});

it('takes answers that were on their way, and gives its questions to whoever has answered before', async () => {
  at(end + 86_400);
  const open = (lectureId: string) => test.call(me, 'quiz', 'open', { lectureId });
  expect(await open('l1')).toMatchObject({ ok: false, code: 'SEASON_OVER' });
  expect(await answers('l1', 'attempt000000001')).toMatchObject({ data: { counted: true } });
  expect(await open('l1')).toMatchObject({ ok: true, data: { firstTry: { points: 0 } } });
  at(end + 8 * 86_400);
  const late = await answers('l2', 'attempt000000002');
  expect(late).toMatchObject({ ok: false, code: 'SEASON_OVER' });
  expect(await answers('l1', 'attempt000000003')).toMatchObject({ data: { counted: false } });
});

it('lets a secretary remind nobody any more', async () => {
  at(end);
  const nudge = await test.call(openidOf('m-secretary'), 'branch', 'nudge', { memberId: 'm1' });
  expect(nudge).toMatchObject({ ok: false, code: 'SEASON_OVER' });
});
