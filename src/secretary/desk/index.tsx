import { BranchWeek } from '@/features/branch/week';
import { BalanceEntry } from '@/features/plan/entry';
import { Desk } from '@/features/session';
import { PageFrame } from '@/features/shell';

const parts = {
  ofCommittee: <BalanceEntry />,
  ofBranch: (
    <>
      <BranchWeek />
      <BalanceEntry />
    </>
  ),
};

export default function DeskPage() {
  return (
    <PageFrame page="desk">
      <Desk parts={parts} />
    </PageFrame>
  );
}
