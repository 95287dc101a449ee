import { QuizPage } from '@/features/quiz/page';
import { PageFrame } from '@/features/shell';

export default function LectureQuizPage() {
  return (
    <PageFrame page="quiz" hideOffline>
      <QuizPage />
    </PageFrame>
  );
}
