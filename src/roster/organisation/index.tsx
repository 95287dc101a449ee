import { OrganisationPage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function OrganisationRoute() {
  return (
    <PageFrame page="organisation">
      <OrganisationPage />
    </PageFrame>
  );
}
