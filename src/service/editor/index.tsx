import { ActivityEditor } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function ActivityEditorRoute() {
  return (
    <PageFrame page="serviceEditor">
      <ActivityEditor />
    </PageFrame>
  );
}
