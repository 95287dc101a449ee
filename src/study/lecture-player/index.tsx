import { LecturePlayer } from '@/features/lecture/player';
import { PageFrame } from '@/features/shell';

export default function LecturePlayerPage() {
  return (
    <PageFrame page="lecturePlayer" hideOffline>
      <LecturePlayer />
    </PageFrame>
  );
}
