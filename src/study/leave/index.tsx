import { PageFrame } from '@/features/shell';
import { LeavePage } from '@/features/attendance';

export default function LeaveRequestPage() {
  return (
    <PageFrame page="leave">
      <LeavePage />
    </PageFrame>
  );
}
