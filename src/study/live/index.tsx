import { PageFrame } from '@/features/shell';
import { LiveSession } from '@/features/lecture/live';

export default function LivePage() {
  return (
    <PageFrame page="live" hideOffline>
      <LiveSession />
    </PageFrame>
  );
}
