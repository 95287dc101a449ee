import { MeBlocks } from '@/features/organisation';
import { PageFrame } from '@/features/shell';

export default function MePage() {
  return (
    <PageFrame page="me">
      <MeBlocks />
    </PageFrame>
  );
}
