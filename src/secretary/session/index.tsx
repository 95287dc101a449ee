import { PageFrame } from '@/features/shell';
import { SessionPage } from '@/features/session';

export default function SessionRoute() {
  return (
    <PageFrame page="session">
      <SessionPage />
    </PageFrame>
  );
}
