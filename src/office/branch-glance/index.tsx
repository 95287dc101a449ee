import { BranchChoice } from '@/features/branch/choice';
import { BranchGlance } from '@/features/branch/glance';
import { PageFrame } from '@/features/shell';

export default function BranchGlancePage() {
  return (
    <PageFrame page="branchGlance">
      <BranchChoice />
      <BranchGlance />
    </PageFrame>
  );
}
