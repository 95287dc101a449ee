import { PageFrame } from '@/features/shell';
import { SessionEditor } from '@/features/session';

export default function SessionEditorPage() {
  return (
    <PageFrame page="sessionEditor" hideOffline>
      <SessionEditor />
    </PageFrame>
  );
}
