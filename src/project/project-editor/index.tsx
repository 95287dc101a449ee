import { ProjectEditor } from '@/features/project';
import { EditorFrame } from '@/features/shell/editor';

export default function ProjectEditorRoute() {
  return (
    <EditorFrame page="projectEditor">
      <ProjectEditor />
    </EditorFrame>
  );
}
