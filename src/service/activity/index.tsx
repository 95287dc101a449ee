import { ActivityPage } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function ActivityRoute() {
  return (
    <PageFrame page="service">
      <ActivityPage />
    </PageFrame>
  );
}
