import { TaskEditor } from '@/features/plan';
import { PageFrame } from '@/features/shell';

export default function TaskEditorPage() {
  return (
    <PageFrame page="taskEditor">
      <TaskEditor />
    </PageFrame>
  );
}
