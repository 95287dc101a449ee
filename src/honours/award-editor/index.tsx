import { AwardEditor } from '@/features/award';
import { PageFrame } from '@/features/shell';

export default function AwardEditorPage() {
  return (
    <PageFrame page="awardEditor">
      <AwardEditor />
    </PageFrame>
  );
}
