import { useState } from 'react';
import { Strip } from '@/components';
import type { Question, QuizAnswerAnswer } from '@contract/quiz';
import { quizCopy } from '@/copy/quiz';
import { previewTryOf } from '../preview-try';
import { type Chosen, choiceAfter } from '../use-quiz';
import { QuizQuestions } from './quiz-questions';
import { QuizResult } from './quiz-result';
import './quiz.scss';

interface PreviewQuizProps {
  title: string;
  quiz: { ask: number; pool: readonly Question[] };
  onBack: () => void;
}

/** The questions as members are asked them, for who has written them: marked on the phone, nothing is kept or sent. */
export function PreviewQuiz({ title, quiz, onBack }: PreviewQuizProps) {
  const begin = () => previewTryOf(quiz, Math.random);
  const [tried, setTried] = useState(begin);
  const [chosen, setChosen] = useState<Chosen>({});
  const [answer, setAnswer] = useState<QuizAnswerAnswer>();
  const { questions } = tried;
  const answers = questions.map(({ questionId }) => ({
    questionId,
    chosen: [...(chosen[questionId] ?? [])],
  }));
  if (answer)
    return (
      <QuizResult
        attempt={{ questions, answers }}
        answer={answer}
        onBack={onBack}
        onAgain={() => {
          setTried(begin());
          setChosen({});
          setAnswer(undefined);
        }}
      />
    );
  return (
    <QuizQuestions
      quiz={{ title, questions }}
      standing={<Strip icon="eye" tone="amber" text={quizCopy.preview} />}
      offline={false}
      choices={{
        chosen,
        choose: (questionId, place, several) =>
          setChosen(choiceAfter(chosen, { questionId, place, several })),
        submit: () => setAnswer(tried.mark(answers.map((one) => one.chosen))),
        notStored: false,
      }}
    />
  );
}
