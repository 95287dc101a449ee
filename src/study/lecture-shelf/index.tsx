import { LectureShelf } from '@/features/lecture/grouped';
import { PageFrame } from '@/features/shell';

export default function LectureShelfPage() {
  return (
    <PageFrame page="lectureShelf">
      <LectureShelf />
    </PageFrame>
  );
}
