import { VenueEditor } from '@/features/venue';
import { EditorFrame } from '@/features/shell/editor';

export default function VenueEditorRoute() {
  return (
    <EditorFrame page="venueEditor">
      <VenueEditor />
    </EditorFrame>
  );
}
