import type { FirstTryOutcome, QuizOpenAnswer } from '../shared/contract/quiz';
import { askedOf, drawnFor } from '../shared/domain/quiz';
import { quizRuleOf } from '../shared/domain/rules';
import type { FirstTry } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownQuiz } from './own-quiz';

/** The questions that the caller is asked after a lecture, without what is right. */
export async function openQuiz(
  { lectureId }: { lectureId: string },
  context: CallContext,
): Promise<Outcome<QuizOpenAnswer>> {
  const own = await ownQuiz({ lectureId }, context);
  if (own instanceof Refused) return own;
  const { lecture, quiz, record, drawnBy } = own;
  const first = record?.quizzes?.[lectureId];
  return {
    lectureId,
    title: lecture.title,
    version: quiz.version,
    questions: drawnFor(quiz, drawnBy).map(askedOf),
    rule: quizRuleOf(own.season.rules),
    ...(first ? { firstTry: outcomeOf(first) } : {}),
    recorded: record !== undefined,
  };
}

/** How a first try came out, counts alone. */
export const outcomeOf = ({ right, wrong, points }: FirstTry): FirstTryOutcome => ({
  right: right.length,
  asked: right.length + wrong.length,
  points,
});
