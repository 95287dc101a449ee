import { EditorFrame } from '@/features/shell/editor';
import { SurveyEditor } from '@/features/survey';

export default function SurveyEditorPage() {
  return (
    <EditorFrame page="surveyEditor">
      <SurveyEditor />
    </EditorFrame>
  );
}
