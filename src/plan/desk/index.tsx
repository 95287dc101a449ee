import { useNudges } from '@/features/branch/glance';
import { PlanDesk } from '@/features/plan';
import { PageFrame } from '@/features/shell';

export default function PlanDeskPage() {
  const nudges = useNudges();
  return (
    <PageFrame page="planDesk">
      <PlanDesk nudges={nudges} />
    </PageFrame>
  );
}
