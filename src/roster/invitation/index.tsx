import { InvitationPage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function InvitationRoute() {
  return (
    <PageFrame page="invitation">
      <InvitationPage />
    </PageFrame>
  );
}
