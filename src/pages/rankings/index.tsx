import { HonoursEntry } from '@/features/award/entry';
import { Rankings } from '@/features/ranking';
import { PageFrame } from '@/features/shell';

export default function RankingsPage() {
  return (
    <PageFrame page="rankings">
      <HonoursEntry />
      <Rankings />
    </PageFrame>
  );
}
