import { HonoursEntry } from '@/features/award/entry';
import { MeBlocks } from '@/features/organisation';
import { PageFrame } from '@/features/shell';

export default function MePage() {
  return (
    <PageFrame page="me">
      <MeBlocks />
      <HonoursEntry forManagers />
    </PageFrame>
  );
}
