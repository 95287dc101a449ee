import { Projects } from '@/features/project';
import { PageFrame } from '@/features/shell';

export default function ProjectsRoute() {
  return (
    <PageFrame page="projects">
      <Projects />
    </PageFrame>
  );
}
