import { ServiceDesk } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function ServiceDeskRoute() {
  return (
    <PageFrame page="serviceDesk">
      <ServiceDesk />
    </PageFrame>
  );
}
