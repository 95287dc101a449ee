import { LectureLibrary } from '@/features/lecture';
import { useWaitingAnswers } from '@/features/quiz';
import { PageFrame } from '@/features/shell';

export default function LecturesPage() {
  useWaitingAnswers();
  return (
    <PageFrame page="lectures" hideOffline>
      <LectureLibrary />
    </PageFrame>
  );
}
