import { AdjustPoints } from '@/features/points';
import { PageFrame } from '@/features/shell';

export default function AdjustPointsPage() {
  return (
    <PageFrame page="pointsAdjust">
      <AdjustPoints />
    </PageFrame>
  );
}
