import { MessageRow } from '@/features/branch';
import { OwnPlanPage } from '@/features/plan';
import { PageFrame } from '@/features/shell';
import { SurveyEntry } from '@/features/survey';

export default function PlanPage() {
  return (
    <PageFrame page="plan">
      <OwnPlanPage />
      <SurveyEntry />
      <MessageRow whereNone />
    </PageFrame>
  );
}
