import { InvitationPoster } from '@/features/poster';
import { PageFrame } from '@/features/shell';

export default function InvitationPosterPage() {
  return (
    <PageFrame page="invitationPoster">
      <InvitationPoster />
    </PageFrame>
  );
}
