import { useEffect } from 'react';
import { usePageShown } from '@/platform/navigation';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { answerQuiz } from './api';
import { createQuizAttempts, type Attempts } from './quiz-attempts';

const key = 'own.quizAttempts';

/** Tries on this phone. */
export const quizAttempts = createQuizAttempts({
  read: () => readStored<Attempts>(key) ?? {},
  write: (attempts) => writeStored(key, attempts),
  send: answerQuiz,
});

const sendWaiting = () => void quizAttempts.sendWaiting();

/** Sends answers that were given without a network: when the page appears and whenever the connection comes back. */
export function useWaitingAnswers(): void {
  usePageShown(sendWaiting);
  useEffect(() => onBackOnline(sendWaiting), []);
}
