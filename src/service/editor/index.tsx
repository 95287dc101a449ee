import { ActivityEditor } from '@/features/service';
import { EditorFrame } from '@/features/shell/editor';

export default function ActivityEditorRoute() {
  return (
    <EditorFrame page="serviceEditor">
      <ActivityEditor />
    </EditorFrame>
  );
}
