import { PageFrame } from '@/features/shell';
import { ExportLog } from '@/features/report/branches';

export default function ExportLogPage() {
  return (
    <PageFrame page="exportLog">
      <ExportLog />
    </PageFrame>
  );
}
