import { Lecturers } from '@/features/lecturer';
import { PageFrame } from '@/features/shell';

export default function LecturersPage() {
  return (
    <PageFrame page="lecturers">
      <Lecturers />
    </PageFrame>
  );
}
