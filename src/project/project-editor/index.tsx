import { ProjectEditor } from '@/features/project';
import { PageFrame } from '@/features/shell';

export default function ProjectEditorRoute() {
  return (
    <PageFrame page="projectEditor">
      <ProjectEditor />
    </PageFrame>
  );
}
