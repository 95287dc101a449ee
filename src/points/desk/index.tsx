import { PointsDesk } from '@/features/points';
import { PageFrame } from '@/features/shell';

export default function PointsDeskPage() {
  return (
    <PageFrame page="points">
      <PointsDesk />
    </PageFrame>
  );
}
