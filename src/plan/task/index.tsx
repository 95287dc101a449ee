import { TaskEditor } from '@/features/plan';
import { EditorFrame } from '@/features/shell/editor';

export default function TaskEditorPage() {
  return (
    <EditorFrame page="taskEditor">
      <TaskEditor />
    </EditorFrame>
  );
}
