import { PageFrame } from '@/features/shell';
import { Desk } from '@/features/session';

export default function DeskPage() {
  return (
    <PageFrame page="desk">
      <Desk />
    </PageFrame>
  );
}
