import { AwardPage } from '@/features/award';
import { PageFrame } from '@/features/shell';

export default function OneAwardPage() {
  return (
    <PageFrame page="award">
      <AwardPage />
    </PageFrame>
  );
}
