import { MessageRow } from '@/features/branch';
import { JoinPage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function JoinRoute() {
  return (
    <PageFrame page="join">
      <JoinPage />
      <MessageRow whereNone />
    </PageFrame>
  );
}
