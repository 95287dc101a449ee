import type { QuizAnswerAnswer } from '../shared/contract/quiz';
import { drawnFor, firstTryOf, type GivenAnswer, mark } from '../shared/domain/quiz';
import type { Season } from '../shared/domain/season';
import type { FirstTry } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { outcomeOf } from './open-quiz';
import { ownQuiz, quizFields, type QuizRecord } from './own-quiz';

/** A lost race means that another try of the member has won it, or that the member was moved to another branch. */
const attempts = 4;

export interface QuizAnswers {
  lectureId: string;
  version: number;
  attemptId: string;
  answers: GivenAnswer[];
}

/**
 * Marks the answers. The first try to arrive is written by one conditional update before anything of the key is told; every
 * later one is for learning and writes nothing.
 */
export async function answerQuiz(
  input: QuizAnswers,
  context: CallContext,
): Promise<Outcome<QuizAnswerAnswer>> {
  const own = await ownQuiz(input, context);
  if (own instanceof Refused) return own;
  const questions = mark(drawnFor(own.quiz, own.drawnBy), input.answers);
  const marked = {
    right: questions.filter(({ right }) => right).length,
    asked: questions.length,
    questions,
  };
  if (!own.record) return { ...marked, counted: false };
  const first = await firstTryFor(input.lectureId, own.record, own.season, context, (branchId) =>
    firstTryOf({ ...input, branchId, rules: own.season.rules, marked: questions }, context.nowMs),
  );
  if (first instanceof Refused) return first;
  return { ...marked, counted: first.attemptId === input.attemptId, firstTry: outcomeOf(first) };
}

/** The first try that stands; the one made now if none did. */
async function firstTryFor(
  lectureId: string,
  read: QuizRecord,
  season: Pick<Season, '_id'>,
  { caller, repositories }: CallContext,
  madeIn: (branchId: string) => ReturnType<typeof firstTryOf>,
): Promise<Outcome<FirstTry>> {
  let record: QuizRecord | undefined = read;
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  for (let attempt = 0; attempt < attempts && record; attempt += 1) {
    const stands = record.quizzes?.[lectureId];
    if (stands) return stands;
    const { firstTry, change, key } = madeIn(record.branchId);
    const condition = { ...who, branchId: record.branchId, lectureId, key };
    if (await repositories.studyCredits.creditQuiz(condition, change)) return firstTry;
    record = await repositories.studyRecords.fieldsOfCaller(who, quizFields);
  }
  return refuse(record ? 'BUSY' : 'NOT_JOINED');
}
