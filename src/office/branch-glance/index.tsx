import { BranchChoice } from '@/features/branch/choice';
import { BranchGlance } from '@/features/branch/glance';
import { PageFrame } from '@/features/shell';
import { replacePage } from '@/platform/navigation';

export default function BranchGlancePage() {
  return (
    <PageFrame page="branchGlance">
      <BranchChoice onChosen={(id) => replacePage('branchGlance', { id })} />
      <BranchGlance />
    </PageFrame>
  );
}
