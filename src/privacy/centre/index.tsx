import { PrivacyCentre } from '@/features/privacy';
import { PageFrame } from '@/features/shell';

export default function PrivacyCentrePage() {
  return (
    <PageFrame page="privacy">
      <PrivacyCentre />
    </PageFrame>
  );
}
