import { call } from '@/platform/cloud';
import type { Attempt } from './quiz-attempts';

export const openQuiz = (lectureId: string) => call('quiz', 'open', { lectureId });
/** Safe to repeat: the server knows a try by its id. */
export const answerQuiz = ({
  lectureId,
  version,
  attemptId,
  answers,
}: Pick<Attempt, 'lectureId' | 'version' | 'attemptId' | 'answers'>) =>
  call('quiz', 'answer', { lectureId, version, attemptId, answers });
