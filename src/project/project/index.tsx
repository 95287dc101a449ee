import { ProjectPage } from '@/features/project';
import { PageFrame } from '@/features/shell';

export default function ProjectRoute() {
  return (
    <PageFrame page="project">
      <ProjectPage />
    </PageFrame>
  );
}
