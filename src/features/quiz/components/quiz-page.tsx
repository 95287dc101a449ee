import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button, EmptyState, QueryView } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { quizCopy } from '@/copy/quiz';
import { goBack, pageParameter } from '@/platform/navigation';
import { type Attempt, isHopeless } from '../quiz-attempts';
import { quizAttempts, useWaitingAnswers } from '../attempts';
import { useQuiz } from '../use-quiz';
import { PublishedQuestions } from './quiz-questions';
import { QuizResult } from './quiz-result';
import './quiz.scss';

/** The questions after a lecture: put one by one, sent together, explained afterwards. */
export function QuizPage() {
  const [lectureId] = useState(() => pageParameter('id') ?? '');
  useWaitingAnswers();
  const { query, attempt, again } = useQuiz(lectureId);
  if (attempt?.answer) {
    return <QuizResult attempt={attempt} answer={attempt.answer} onAgain={again} />;
  }
  if (attempt) return <Waiting attempt={attempt} onAgain={again} />;
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card']}>
      {(quiz) => <PublishedQuestions quiz={quiz} offline={query.offline} />}
    </QueryView>
  );
}

/** A try that has not been answered by the server. */
function Waiting({ attempt, onAgain }: { attempt: Attempt; onAgain: () => void }) {
  if (isHopeless(attempt) && attempt.failure) {
    return (
      <EmptyState
        icon="circle-alert"
        text={`${quizCopy.failed}：${errorCopy[attempt.failure]}`}
        action={quizCopy.again}
        onAction={onAgain}
      />
    );
  }
  if (!attempt.failure) return <EmptyState icon="cloud-upload" text={quizCopy.sending} />;
  return (
    <View className="quiz">
      <EmptyState
        icon="cloud-upload"
        text={quizCopy.waiting}
        action={quizCopy.sendNow}
        onAction={() => void quizAttempts.sendWaiting()}
      />
      <Button kind="secondary" text={quizCopy.backToLecture} onPress={goBack} />
    </View>
  );
}
