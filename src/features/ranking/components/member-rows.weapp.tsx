import { formatNumber } from '@/copy/numbers';
import type { MemberRowsProps } from './member-rows';

/**
 * The native component src/native/rank-list: fifty rows drawn by React are 25 KB of data between the two threads of the
 * mini-program, and 6 KB as plain rows.
 */
export function MemberRows({ rows, withBranch }: MemberRowsProps) {
  const plain = rows.map(({ rank, name, branchName, points, own }) => ({
    rank,
    name,
    points: formatNumber(points),
    ...(withBranch ? { branchName } : {}),
    ...(own ? { own } : {}),
  }));
  return <rank-list rows={plain} />;
}
