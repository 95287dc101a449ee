import { Candidates } from '@/features/award';
import { PageFrame } from '@/features/shell';

export default function CandidatesPage() {
  return (
    <PageFrame page="awardCandidates">
      <Candidates />
    </PageFrame>
  );
}
