import { LectureEditor } from '@/features/authoring';
import { PageFrame } from '@/features/shell';

export default function LectureEditorPage() {
  return (
    <PageFrame page="lectureEditor">
      <LectureEditor />
    </PageFrame>
  );
}
