import { CertificatePage } from '@/features/award';
import { PageFrame } from '@/features/shell';

export default function OwnCertificatePage() {
  return (
    <PageFrame page="certificate">
      <CertificatePage />
    </PageFrame>
  );
}
