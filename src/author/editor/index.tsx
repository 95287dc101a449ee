import { useState } from 'react';
import { editorTitle, LectureEditor } from '@/features/authoring';
import { PageFrame } from '@/features/shell';

export default function LectureEditorPage() {
  const [title] = useState(editorTitle);
  return (
    <PageFrame page="lectureEditor" {...title}>
      <LectureEditor />
    </PageFrame>
  );
}
