import { ExportsAboutMe } from '@/features/privacy';
import { PageFrame } from '@/features/shell';

export default function ExportsAboutMePage() {
  return (
    <PageFrame page="privacyExports">
      <ExportsAboutMe />
    </PageFrame>
  );
}
