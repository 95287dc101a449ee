import { RequestsPage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function RequestsRoute() {
  return (
    <PageFrame page="joinRequests">
      <RequestsPage />
    </PageFrame>
  );
}
