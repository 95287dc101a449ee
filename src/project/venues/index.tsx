import { Venues } from '@/features/venue';
import { PageFrame } from '@/features/shell';

export default function VenuesRoute() {
  return (
    <PageFrame page="venues">
      <Venues />
    </PageFrame>
  );
}
