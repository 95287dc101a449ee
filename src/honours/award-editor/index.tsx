import { AwardEditor } from '@/features/award';
import { EditorFrame } from '@/features/shell/editor';

export default function AwardEditorPage() {
  return (
    <EditorFrame page="awardEditor">
      <AwardEditor />
    </EditorFrame>
  );
}
