import { dateOf, dayNumberOf, dayOf, durationOf, startOfDay } from './time';

export const percent = (share: number) => `${Math.floor(share * 100)}%`;

/** 6 分钟 · 已学 40%. `coverage` is a share, 0 to 1. */
export function progressOf(durationSeconds: number, coverage: number, completed = false): string {
  const duration = durationOf(durationSeconds);
  if (completed) return `${duration} · 已学完`;
  return coverage > 0 ? `${duration}\u00a0· 已学\u00a0${percent(coverage)}` : duration;
}

/** Whether the last day to learn a lecture in time, yyyymmdd, has passed. It can still be learnt then, and counts. */
export function isOverdue(dueOn: string, nowMs: number): boolean {
  return dayNumberOf(startOfDay(dueOn)) < dayNumberOf(nowMs);
}

/** 明天截止, 12月6日截止, 已过截止日，仍可补学 */
export function dueOf(dueOn: string, nowMs: number): string {
  if (isOverdue(dueOn, nowMs)) return lectureCopy.overdue;
  const dueAtMs = startOfDay(dueOn);
  const isNear = dayNumberOf(dueAtMs) - dayNumberOf(nowMs) <= 1;
  return `${isNear ? dayOf(dueAtMs, nowMs) : dateOf(dueAtMs)}截止`;
}

export const lectureCopy = {
  search: '搜索微课、讲师或系列',
  clearSearch: '清除搜索',
  goOn: '继续学习',
  due: '待完成',
  overdue: '已过截止日，仍可补学',
  overdueTag: '已过截止日',
  allDone: '待完成的都学完了',
  results: '搜索结果',
  empty: '这里还没有微课',
  noMatch: (words: string) => `没找到“${words}”，换个词试试`,
  showAll: '看全部微课',
  shelf: '按讲师、分类找',
  offline: '联网后可以观看',
  seasonOver: '本季冬训已结束，微课还可以看，不再计分',
  guest: '加入本季冬训后，观看会计入学习积分',
};
