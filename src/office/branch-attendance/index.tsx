import { PageFrame } from '@/features/shell';
import { BranchReport } from '@/features/report/branches';

export default function BranchAttendancePage() {
  return (
    <PageFrame page="branchAttendance">
      <BranchReport />
    </PageFrame>
  );
}
