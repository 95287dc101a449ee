import { quizRequests } from '../shared/contract/quiz';
import { defineFunction } from '../shared/runtime/define-function';
import { answerQuiz } from './answer-quiz';
import { openQuiz } from './open-quiz';

export const main = defineFunction('quiz', quizRequests, {
  open: { access: 'caller', run: openQuiz },
  answer: { access: 'caller', run: answerQuiz },
});
