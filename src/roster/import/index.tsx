import { ImportPage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function ImportRoute() {
  return (
    <PageFrame page="rosterImport">
      <ImportPage />
    </PageFrame>
  );
}
