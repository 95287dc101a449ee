import { LecturerPage } from '@/features/lecturer';
import { PageFrame } from '@/features/shell';

export default function OneLecturerPage() {
  return (
    <PageFrame page="lecturer">
      <LecturerPage />
    </PageFrame>
  );
}
