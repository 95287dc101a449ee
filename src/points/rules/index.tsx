import { SeasonRules } from '@/features/points';
import { PageFrame } from '@/features/shell';

export default function RulesPage() {
  return (
    <PageFrame page="pointsRules">
      <SeasonRules />
    </PageFrame>
  );
}
