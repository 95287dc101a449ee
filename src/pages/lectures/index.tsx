import { LectureLibrary } from '@/features/lecture';
import { PageFrame } from '@/features/shell';

export default function LecturesPage() {
  return (
    <PageFrame page="lectures">
      <LectureLibrary />
    </PageFrame>
  );
}
