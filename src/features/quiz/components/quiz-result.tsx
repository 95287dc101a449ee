import { View } from '@tarojs/components';
import { Button, Card, Icon, Tag } from '@/components';
import type { AskedQuestion, MarkedQuestion, QuizAnswerAnswer } from '@contract/quiz';
import { quizCopy } from '@/copy/quiz';
import { accessible } from '@/platform/accessibility';
import { goBack } from '@/platform/navigation';
import type { Attempt } from '../quiz-attempts';

export interface QuizResultProps {
  attempt: Pick<Attempt, 'questions' | 'answers'>;
  answer: QuizAnswerAnswer;
  onAgain: () => void;
  /** Back to the lecture, where that is not the page before. */
  onBack?: () => void;
}

/** What was right, why, and what of it counts. */
export function QuizResult({ attempt, answer, onAgain, onBack = goBack }: QuizResultProps) {
  return (
    <View className="quiz">
      <Card className="quiz-result">
        <View {...accessible({ role: 'status' })}>
          <Points answer={answer} />
          <View className="quiz-result__share">{quizCopy.result(answer.right, answer.asked)}</View>
          <View className="quiz__hint">{factOf(answer)}</View>
        </View>
      </Card>
      {attempt.questions.map((question, index) => (
        <Explained
          key={question.questionId}
          number={index + 1}
          question={question}
          chosen={attempt.answers[index]?.chosen ?? []}
          marked={answer.questions.find(({ questionId }) => questionId === question.questionId)}
        />
      ))}
      <Button text={quizCopy.backToLecture} onPress={onBack} />
      <Button kind="secondary" icon="refresh-cw" text={quizCopy.again} onPress={onAgain} />
    </View>
  );
}

function Points({ answer: { counted, firstTry } }: { answer: QuizAnswerAnswer }) {
  if (!counted || !firstTry || firstTry.points === 0) return null;
  return <View className="quiz-result__points">{quizCopy.counted(firstTry.points)}</View>;
}

function factOf({ counted, firstTry }: QuizAnswerAnswer): string {
  if (!firstTry) return quizCopy.guestFact;
  if (!counted) return quizCopy.notCounted(firstTry.points);
  return firstTry.points > 0 ? quizCopy.countedFact : quizCopy.countedNone;
}

interface ExplainedProps {
  number: number;
  question: AskedQuestion;
  chosen: readonly number[];
  marked: MarkedQuestion | undefined;
}

function Explained({ number, question, chosen, marked }: ExplainedProps) {
  if (!marked) return null;
  return (
    <Card>
      <View className="quiz-explained__head">
        <Tag
          text={marked.right ? quizCopy.right : quizCopy.wrong}
          tone={marked.right ? 'green' : 'amber'}
        />
      </View>
      <View className="quiz__text">{`${number}.\u00a0${question.text}`}</View>
      {question.options.map((text, place) => {
        const right = marked.rightOptions.includes(place);
        const own = chosen.includes(place);
        if (!right && !own) return null;
        return (
          <View key={text} className="quiz-explained__option">
            <Icon
              name={right ? 'circle-check' : 'x'}
              className={`quiz-explained__icon ${right ? 'quiz-explained__icon--right' : ''}`}
            />
            <View className="quiz-option__text">
              {text}
              <View className="quiz__hint">{wordOf(right, own)}</View>
            </View>
          </View>
        );
      })}
      {marked.explanation !== '' && (
        <View className="quiz-explained__why">{marked.explanation}</View>
      )}
    </Card>
  );
}

function wordOf(right: boolean, own: boolean): string {
  if (right) return own ? quizCopy.rightChosen : quizCopy.rightOption;
  return quizCopy.chosenOption;
}
