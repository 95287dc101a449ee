import { VenuePage } from '@/features/venue';
import { PageFrame } from '@/features/shell';

export default function VenueRoute() {
  return (
    <PageFrame page="venue">
      <VenuePage />
    </PageFrame>
  );
}
