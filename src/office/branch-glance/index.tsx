import { BranchGlance } from '@/features/branch/glance';
import { PageFrame } from '@/features/shell';

export default function BranchGlancePage() {
  return (
    <PageFrame page="branchGlance">
      <BranchGlance />
    </PageFrame>
  );
}
