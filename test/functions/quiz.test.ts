import type { QuizAnswerAnswer, QuizOpenAnswer } from '../../cloudfunctions/shared/contract/quiz';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { aLecture, aSeason } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import { aQuestion, aQuiz } from '../tools/quiz-builders';
import { type TestCloud, openidOf, organisations, startTestCloud } from '../tools/test-cloud';

const file = (name: string) => `cloud://local-cloud.local/${name}`;
const stored = { posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') };
const quiz = { version: 2, questions: 5 };
const lectures = [
  aLecture('one', { ...stored, quiz }),
  aLecture('open', { ...stored, quiz: { version: 1, questions: 5 }, open: true }),
  aLecture('none', stored),
];
/** The key, as the pools of the builders have it. */
const secret = /解析|"right":\[|rightOptions|drawKey/u;

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures })],
    quizzes: [
      aQuiz('one', { pool: [1, 2, 3, 4, 5].map((n) => aQuestion(`old${n}`)) }),
      aQuiz('one', { version: 2 }),
      aQuiz('open'),
    ],
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
});
afterAll(() => test.close());

function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}

const open = (who: string, lectureId = 'one') =>
  test.call(openidOf(who), 'quiz', 'open', { lectureId });

/** The right options in the order shown, found as a person would who has the lecture's notes. */
function rightOf({ questions }: QuizOpenAnswer, rightOnes = 5) {
  const texts: Record<string, string[]> = {
    ...{ m1: ['甲', '丙'], m2: ['乙', '丙', '丁'], t1: ['错'], t2: ['对'] },
  };
  return questions.slice(0, rightOnes).map(({ questionId, options }) => ({
    questionId,
    chosen: (texts[questionId] ?? ['甲']).map((text) => options.indexOf(text)),
  }));
}

let attempts = 0;
const newAttempt = () => `attempt${String((attempts += 1)).padStart(9, '0')}`;

const answer = (
  who: string,
  answers: ReturnType<typeof rightOf>,
  more: { lectureId?: string; version?: number; attemptId?: string } = {},
) =>
  test.call(openidOf(who), 'quiz', 'answer', {
    ...{ lectureId: 'one', version: 2, attemptId: newAttempt(), answers },
    ...more,
  });

describe('opening', () => {
  it('asks the same questions again, also from another phone, and others of others', async () => {
    const [a, b] = [await test.enroll(), await test.enroll()];
    const first = dataOf(await open(a));
    expect(first).toMatchObject({ lectureId: 'one', version: 2, recorded: true });
    expect(first.questions).toHaveLength(5);
    expect(dataOf(await open(a))).toEqual(first);
    expect(dataOf(await open(b)).questions).not.toEqual(first.questions);
  });

  it.each([
    ['a lecture that is not in the plan', 'nowhere', 'LECTURE_NOT_FOUND'],
    ['a lecture without questions', 'none', 'QUIZ_NOT_FOUND'],
  ])('is refused for %s', async (_case, lectureId, code) => {
    expect(await open(await test.enroll(), lectureId)).toMatchObject({ ok: false, code });
  });

  it('is refused to a guest, but of an open lecture', async () => {
    expect(await open('guest')).toMatchObject({ ok: false, code: 'NOT_JOINED' });
    expect(dataOf(await open('guest', 'open'))).toMatchObject({ recorded: false });
  });

  it('costs one read of the record and one of the questions', async () => {
    const member = await test.enroll();
    const counter = await OperationCounter.start(test);
    const input = { action: 'open', input: { lectureId: 'one' } };
    // The counter's instance is cold and reads the season once.
    expect((await counter.call('quiz', input, openidOf(member))).reads).toHaveLength(3);
    const { reads, writes } = await counter.call('quiz', input, openidOf(member));
    const told = { action: 'answer', input: { lectureId: 'one', version: 2, answers: [] } };
    const attempt = { ...told, input: { ...told.input, attemptId: newAttempt() } };
    const answered = await counter.call('quiz', attempt, openidOf(member));
    await counter.close();
    expect([reads.length, writes.length]).toEqual([2, 0]);
    expect([answered.reads.length, answered.writes.length]).toEqual([2, 1]);
  });
});

it('no answer before the submission carries the key', async () => {
  const member = await test.enroll();
  const openid = openidOf(member);
  const before = [
    await test.call(openid, 'lecture', 'list', {}),
    await test.call(openid, 'lecture', 'start', { lectureId: 'one' }),
    await test.call(openid, 'home', 'overview', {}),
    await test.call(openid, 'score', 'book', {}),
    await open(member),
    await answer(member, [], { version: 3 }),
    await answer('guest', []),
  ];
  for (const reply of before) expect(JSON.stringify(reply)).not.toMatch(secret);
  expect(JSON.stringify(await answer(member, []))).toMatch(secret);
});

describe('the first try to arrive', () => {
  it.each([
    [5, 5],
    [3, 3],
    [0, 0],
  ])('with %i right earns %i points, once', async (right, points) => {
    const member = await test.enroll();
    const answers = rightOf(dataOf(await open(member)), right);
    const told = dataOf(await answer(member, answers));
    expect(told).toMatchObject({ right, asked: 5, counted: true, firstTry: { right, points } });
    const record = await test.record(member);
    expect(record.entries['quiz:one']).toMatchObject({ rule: 'quiz', points, source: 'one' });
    expect(sumOfLedger(record)).toBe(record.score);
    expect(record.score).toBe(points);
    expect(dataOf(await open(member)).firstTry).toEqual({ right, asked: 5, points });
  });

  it('is told again when it was sent again, and counts once', async () => {
    const member = await test.enroll();
    const answers = rightOf(dataOf(await open(member)));
    const attemptId = newAttempt();
    const first = dataOf(await answer(member, answers, { attemptId }));
    expect(dataOf(await answer(member, answers, { attemptId }))).toEqual(first);
    expect((await test.record(member)).score).toBe(5);
  });

  it('stands against a better one afterwards, which is for learning', async () => {
    const member = await test.enroll();
    const opened = dataOf(await open(member));
    await answer(member, rightOf(opened, 2));
    const again = dataOf(await answer(member, rightOf(opened)));
    expect(again).toMatchObject({ right: 5, counted: false, firstTry: { right: 2, points: 2 } });
    expect((await test.record(member)).score).toBe(2);
  });

  it('is one of many that arrive at once', async () => {
    const member = await test.enroll();
    const opened = dataOf(await open(member));
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) => answer(member, rightOf(opened, n % 6))),
    );
    const told = replies.map((reply) => dataOf<QuizAnswerAnswer>(reply));
    const counted = told.filter((one) => one.counted);
    expect(counted).toHaveLength(1);
    const record = await test.record(member);
    expect(record.score).toBe(counted[0]?.right);
    for (const { firstTry } of told) expect(firstTry?.points).toBe(record.score);
  });

  it('may be of the version that was loaded before it was replaced', async () => {
    const member = await test.enroll();
    const told = dataOf(await answer(member, [], { version: 1 }));
    expect(told.questions.every(({ questionId }) => questionId.startsWith('old'))).toBe(true);
  });

  it('goes to the branch that the member is in by then', async () => {
    const member = await test.enroll();
    await open(member);
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: member },
      { $set: { branchId: 'branch-2' } },
    );
    await answer(member, rightOf(dataOf(await open(member))));
    expect((await test.record(member)).byBranch).toEqual({ 'branch-2': 5 });
  });

  it('of a guest is marked and not kept', async () => {
    const told = dataOf(
      await answer('guest', rightOf(dataOf(await open('guest', 'open'))), {
        ...{ lectureId: 'open', version: 1 },
      }),
    );
    expect(told).toMatchObject({ right: 5, counted: false });
    expect(told).not.toHaveProperty('firstTry');
  });
});
