import {
  type AnswerResult,
  type Attempt,
  type Attempts,
  createQuizAttempts,
  isHopeless,
} from '../../src/features/quiz/quiz-attempts';

const anAttempt = (lectureId = 'l1', attemptId = 'attempt123456789'): Attempt => ({
  ...{ attemptId, lectureId, version: 1 },
  questions: [{ questionId: 'q1', kind: 'single', text: '题目', options: ['甲', '乙'] }],
  answers: [{ questionId: 'q1', chosen: [1] }],
});

const answered: AnswerResult = {
  ok: true,
  serverNowMs: 0,
  data: { right: 1, asked: 1, questions: [], counted: true },
};
const unreached: AnswerResult = { ok: false, code: 'NETWORK_FAILED' };

/** A phone whose storage outlives the app, and a server that answers as told; the last word holds on. */
function aPhone(...results: AnswerResult[]) {
  let stored = '{}';
  let full = false;
  const sent: string[] = [];
  const start = () =>
    createQuizAttempts({
      read: () => JSON.parse(stored) as Attempts,
      write: (attempts) => {
        if (!full) stored = JSON.stringify(attempts);
        return !full;
      },
      send: (attempt) => {
        sent.push(attempt.attemptId);
        return Promise.resolve((results.length > 1 ? results.shift() : results[0]) ?? unreached);
      },
    });
  const fill = () => {
    full = true;
  };
  return { start, sent, fill };
}

it('keeps what was answered, with the server’s word', async () => {
  const phone = aPhone(answered);
  const attempts = phone.start();
  expect(attempts.submit(anAttempt())).toBe(true);
  await attempts.sendWaiting();
  expect(attempts.of('l1')?.answer).toMatchObject({ right: 1, counted: true });
  await attempts.sendWaiting();
  expect(phone.sent).toHaveLength(1);
});

it('sends after a dead network and a killed app the same try under the same name', async () => {
  const phone = aPhone(unreached, unreached, answered);
  const before = phone.start();
  before.submit(anAttempt());
  await before.sendWaiting();
  await before.sendWaiting();
  expect(before.of('l1')).toMatchObject({ failure: 'NETWORK_FAILED' });

  const after = phone.start();
  await after.sendWaiting();
  expect(after.of('l1')?.answer).toBeDefined();
  expect(new Set(phone.sent)).toEqual(new Set(['attempt123456789']));
});

it('stops at the first that reaches no server, and sends the others later', async () => {
  const phone = aPhone(unreached, answered);
  const attempts = phone.start();
  attempts.submit(anAttempt('l1', 'a'.repeat(16)));
  attempts.submit(anAttempt('l2', 'b'.repeat(16)));
  await attempts.sendWaiting();
  await attempts.sendWaiting();
  await attempts.sendWaiting();
  expect(attempts.of('l1')?.answer).toBeDefined();
  expect(attempts.of('l2')?.answer).toBeDefined();
});

it('does not send again what no repetition can mend, and makes room for another try', async () => {
  const phone = aPhone({ ok: false, code: 'QUIZ_NOT_FOUND' });
  const attempts = phone.start();
  attempts.submit(anAttempt());
  await attempts.sendWaiting();
  await attempts.sendWaiting();
  expect(phone.sent).toHaveLength(1);
  const kept = attempts.of('l1');
  expect(kept && isHopeless(kept)).toBe(true);
  attempts.forget('l1');
  expect(attempts.of('l1')).toBeUndefined();
});

it('gives up no try that waits', async () => {
  const attempts = aPhone(unreached).start();
  attempts.submit(anAttempt());
  await attempts.sendWaiting();
  attempts.forget('l1');
  expect(attempts.of('l1')).toBeDefined();
  for (let n = 0; n < 20; n += 1) attempts.submit(anAttempt(`other${n}`));
  expect(attempts.of('l1')).toBeDefined();
});

it('keeps the latest dozen of those that were answered', async () => {
  const attempts = aPhone(answered).start();
  for (let n = 0; n < 20; n += 1) {
    attempts.submit(anAttempt(`l${n}`));
    await attempts.sendWaiting();
    await attempts.sendWaiting();
  }
  const kept = Array.from({ length: 20 }, (_, n) => attempts.of(`l${n}`)).filter(Boolean);
  expect(kept).toHaveLength(12);
  expect(attempts.of('l19')?.answer).toBeDefined();
});

it('says that the phone could not keep it, sends nothing and tells who looks', () => {
  const phone = aPhone(answered);
  phone.fill();
  const attempts = phone.start();
  let told = 0;
  attempts.onChange(() => (told += 1));
  expect(attempts.submit(anAttempt())).toBe(false);
  expect([phone.sent.length, told]).toEqual([0, 1]);
});
