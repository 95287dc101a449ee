import { LecturePoster } from '@/features/poster';
import { PageFrame } from '@/features/shell';

export default function LecturePosterPage() {
  return (
    <PageFrame page="lecturePoster">
      <LecturePoster />
    </PageFrame>
  );
}
