import { View } from '@tarojs/components';
import { Button, Card, Pressable, Row, SectionTitle } from '@/components';
import type { ResponseOf } from '@/platform/cloud';
import { playerCopy } from '@/copy/player';
import { timerOf } from '@/copy/time-span';
import { openPage, replacePage } from '@/platform/navigation';
import './lecture-extras.scss';

type Opened = ResponseOf<'lecture', 'start'>;

export interface ChaptersProps {
  chapters: Opened['lecture']['chapters'];
  positionSeconds: number;
  onChapter: (startSeconds: number) => void;
}

/** The parts of a lecture; going to one is skipping, and what is skipped does not count. */
export function Chapters({ chapters, positionSeconds, onChapter }: ChaptersProps) {
  if (chapters.length < 2) return null;
  const present = chapters.reduce(
    (last, { startSeconds }, index) => (startSeconds <= positionSeconds ? index : last),
    0,
  );
  return (
    <View>
      <SectionTitle text={playerCopy.chapters} />
      <Card flush>
        {chapters.map(({ title, startSeconds }, index) => (
          <Pressable
            key={startSeconds}
            className={`lecture-chapter ${index === present ? 'lecture-chapter--on' : ''}`}
            label={playerCopy.chapter(title, index === present)}
            onPress={() => onChapter(startSeconds)}
          >
            <View className="lecture-chapter__time">{timerOf(startSeconds)}</View>
            <View className="lecture-chapter__title">{title}</View>
          </Pressable>
        ))}
      </Card>
    </View>
  );
}

export interface AfterLectureProps {
  lecture: Opened['lecture'];
  next: Opened['next'];
  completed: boolean;
  /** Asks the questions at once, in a preview; otherwise on their page, once the lecture is completed. */
  onQuiz?: (() => void) | undefined;
}

/** What comes after a lecture: its questions and the next one. */
export function AfterLecture({ lecture, next, completed, onQuiz }: AfterLectureProps) {
  const { lectureId, quiz, description } = lecture;
  const toQuiz = completed ? () => openPage('quiz', { id: lectureId }) : onQuiz;
  return (
    <>
      {description && <View className="lecture-quiz__fact">{description}</View>}
      {quiz && (
        <Card>
          <View className="lecture-quiz">{playerCopy.quiz(quiz.questions)}</View>
          <View className="lecture-quiz__fact">{quizFactOf(quiz, completed)}</View>
          {toQuiz && <Button kind="secondary" text={playerCopy.toQuiz} onPress={toQuiz} />}
        </Card>
      )}
      {next && (
        <View>
          <SectionTitle text={playerCopy.nextLecture} />
          <Card flush>
            <Row
              icon="play"
              title={next.title}
              detail={playerCopy.nextFact(next.durationSeconds)}
              onPress={() => replacePage('lecturePlayer', { id: next.lectureId })}
            />
          </Card>
        </View>
      )}
    </>
  );
}

function quizFactOf({ right }: { right?: number }, completed: boolean): string {
  if (right !== undefined) return playerCopy.quizDone(right);
  return completed ? playerCopy.quizFact : playerCopy.quizWaits;
}
