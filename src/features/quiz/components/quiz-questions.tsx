import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button, Icon, Pressable, Strip } from '@/components';
import type { AskedQuestion, QuizOpenAnswer } from '@contract/quiz';
import { quizCopy } from '@/copy/quiz';
import { accessible } from '@/platform/accessibility';
import { scrollToTop } from '@/platform/navigation';
import { type Choices, useChoices } from '../use-quiz';

/** The questions of a published quiz, with what is chosen kept on the phone. */
export function PublishedQuestions({ quiz, offline }: { quiz: QuizOpenAnswer; offline: boolean }) {
  return (
    <QuizQuestions
      quiz={quiz}
      standing={<Standing quiz={quiz} />}
      offline={offline}
      choices={useChoices(quiz)}
    />
  );
}

export interface QuizQuestionsProps {
  quiz: Pick<QuizOpenAnswer, 'questions' | 'title'>;
  /** Whether this try counts; shown before the first question. */
  standing: ReactNode;
  offline: boolean;
  choices: Choices;
}

/** One question at a time, with the way back, and the submission after the last. */
export function QuizQuestions({ quiz, standing, offline, choices }: QuizQuestionsProps) {
  const { questions, title } = quiz;
  const { chosen, choose, submit, notStored } = choices;
  const [at, setAt] = useState(0);
  const question = questions[Math.min(at, questions.length - 1)];
  if (!question) return null;
  const places = chosen[question.questionId] ?? [];
  const last = at === questions.length - 1;
  const goTo = (next: number) => {
    setAt(next);
    scrollToTop();
  };
  return (
    <View className="quiz">
      <View className="quiz__title">{title}</View>
      {at === 0 && standing}
      {offline && <Strip icon="wifi-off" text={quizCopy.offline} />}
      {notStored && <Strip icon="circle-alert" tone="amber" text={quizCopy.notStored} />}
      <View className="quiz__place" {...accessible({ role: 'status' })}>
        {quizCopy.place(at + 1, questions.length)} · {quizCopy.kinds[question.kind]}
      </View>
      <Question
        question={question}
        chosen={places}
        onChoose={(place) => choose(question.questionId, place, question.kind === 'multiple')}
      />
      <Button
        text={places.length === 0 ? quizCopy.chooseFirst : last ? quizCopy.submit : quizCopy.next}
        disabled={places.length === 0}
        onPress={() => (last ? submit() : goTo(at + 1))}
      />
      {at > 0 && <Button kind="secondary" text={quizCopy.previous} onPress={() => goTo(at - 1)} />}
    </View>
  );
}

/** Whether this try counts. */
function Standing({ quiz: { firstTry, recorded, rule } }: { quiz: QuizOpenAnswer }) {
  if (!recorded) return <Strip icon="circle-help" text={quizCopy.guest} />;
  if (!firstTry) return <Strip icon="circle-help" text={quizCopy.counts(rule.points)} />;
  const { right, asked, points } = firstTry;
  return <Strip icon="circle-help" text={quizCopy.learning(right, asked, points)} />;
}

interface QuestionProps {
  question: AskedQuestion;
  chosen: readonly number[];
  onChoose: (place: number) => void;
}

function Question({ question, chosen, onChoose }: QuestionProps) {
  const several = question.kind === 'multiple';
  return (
    <View {...accessible({ role: 'radiogroup', label: question.text })}>
      <View className="quiz__text">{question.text}</View>
      {several && <View className="quiz__hint">{quizCopy.multipleHint}</View>}
      {question.options.map((text, place) => {
        const on = chosen.includes(place);
        return (
          <Pressable
            key={text}
            className={`quiz-option ${on ? 'quiz-option--on' : ''}`}
            role={several ? 'switch' : 'radio'}
            on={on}
            label={quizCopy.option(text, on)}
            onPress={() => onChoose(place)}
          >
            <View className={`quiz-option__box ${several ? '' : 'quiz-option__box--round'}`}>
              {on && <Icon name="check" className="quiz-option__check" />}
            </View>
            <View className="quiz-option__text">{text}</View>
          </Pressable>
        );
      })}
    </View>
  );
}
