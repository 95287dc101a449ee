import { Awards } from '@/features/award';
import { PageFrame } from '@/features/shell';

export default function AwardsPage() {
  return (
    <PageFrame page="awards">
      <Awards />
    </PageFrame>
  );
}
