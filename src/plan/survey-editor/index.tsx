import { PageFrame } from '@/features/shell';
import { SurveyEditor } from '@/features/survey';

export default function SurveyEditorPage() {
  return (
    <PageFrame page="surveyEditor">
      <SurveyEditor />
    </PageFrame>
  );
}
