import { BalancePanel } from '@/features/plan';
import { PageFrame } from '@/features/shell';

export default function BalancePage() {
  return (
    <PageFrame page="balance">
      <BalancePanel />
    </PageFrame>
  );
}
