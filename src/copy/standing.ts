import type { Standing } from '@contract/vocabulary';

/** How somebody stands towards a session. */
export const standingNames: Record<Standing, string> = {
  present: '已到',
  late: '迟到',
  pending: '待确认',
  declined: '未认可',
  excused: '请假',
  absent: '缺席',
  left: '早退',
  none: '未到',
};
