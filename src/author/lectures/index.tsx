import { AuthoredLectures } from '@/features/authoring';
import { PageFrame } from '@/features/shell';

export default function AuthoredLecturesPage() {
  return (
    <PageFrame page="authoring">
      <AuthoredLectures />
    </PageFrame>
  );
}
