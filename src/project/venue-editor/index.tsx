import { VenueEditor } from '@/features/venue';
import { PageFrame } from '@/features/shell';

export default function VenueEditorRoute() {
  return (
    <PageFrame page="venueEditor">
      <VenueEditor />
    </PageFrame>
  );
}
