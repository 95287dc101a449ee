import { OwnServicesPage } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function OwnServicesRoute() {
  return (
    <PageFrame page="services">
      <OwnServicesPage />
    </PageFrame>
  );
}
