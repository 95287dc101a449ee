import { PageFrame } from '@/features/shell';
import { SurveyPage } from '@/features/survey';

export default function SurveyPageRoute() {
  return (
    <PageFrame page="survey">
      <SurveyPage />
    </PageFrame>
  );
}
