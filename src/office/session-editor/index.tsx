import { useState } from 'react';
import { PageFrame } from '@/features/shell';
import { editorTitle, SessionEditor } from '@/features/session/editor';

export default function SessionEditorPage() {
  const [title] = useState(editorTitle);
  return (
    <PageFrame page="sessionEditor" title={title} hideOffline>
      <SessionEditor />
    </PageFrame>
  );
}
