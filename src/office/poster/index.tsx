import { Poster } from '@/features/poster';
import { PageFrame } from '@/features/shell';

export default function PosterPage() {
  return (
    <PageFrame page="poster">
      <Poster />
    </PageFrame>
  );
}
