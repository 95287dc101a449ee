import { PointsImport } from '@/features/points';
import { PageFrame } from '@/features/shell';

export default function PointsImportPage() {
  return (
    <PageFrame page="pointsImport">
      <PointsImport />
    </PageFrame>
  );
}
