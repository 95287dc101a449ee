import { PageFrame } from '@/features/shell';
import { Surveys } from '@/features/survey';

export default function SurveysPage() {
  return (
    <PageFrame page="surveys">
      <Surveys />
    </PageFrame>
  );
}
