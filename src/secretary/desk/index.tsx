import { JoinRequestsRow } from '@/features/joining/desk';
import { PageFrame } from '@/features/shell';
import { Desk } from '@/features/session';

export default function DeskPage() {
  return (
    <PageFrame page="desk">
      <JoinRequestsRow />
      <Desk />
    </PageFrame>
  );
}
