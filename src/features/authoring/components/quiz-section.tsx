import { View } from '@tarojs/components';
import { Button } from '@/components';
import type { DraftView } from '@contract/authoring-answers';
import { editorCopy as copy } from '@/copy/authoring';
import { openPage } from '@/platform/navigation';
import { SectionCard } from './section';

/** What is asked afterwards; written on a page of its own. */
export function QuizSection({ draft: { draftId, quiz } }: { draft: DraftView }) {
  return (
    <SectionCard title={copy.quiz}>
      <View className="authoring__fact">
        {quiz ? copy.quizFact(quiz.pool.length, quiz.ask) : copy.quizNone}
      </View>
      <Button
        kind="secondary"
        text={copy.editQuiz}
        onPress={() => openPage('lectureEditor', { id: draftId, view: 'quiz' })}
      />
    </SectionCard>
  );
}
