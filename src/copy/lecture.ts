import { dateOf, dayNumberOf, dayOf, durationOf, startOfDay } from './time';

const percent = (share: number) => `${Math.floor(share * 100)}%`;

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
  guest: '加入本季冬训后，观看会计入学习积分',
  rowLabel: (title: string, progress: string) => `${title}，${progress}`,
};

export const playerCopy = {
  play: '播放',
  pause: '暂停',
  back: '后退 10 秒',
  forward: '前进 10 秒',
  fullScreen: '全屏',
  captions: '字幕',
  captionsOn: '字幕，已打开',
  captionsOff: '字幕，已关闭',
  speed: '播放速度',
  rate: (rate: number) => `${rate} 倍`,
  coverage: (share: number) => `已学 ${percent(share)}，学满 90% 即完成`,
  done: (share: number) => `本课已完成，已学 ${percent(share)}`,
  skipped: '跳过的部分不计入',
  toGap: '补看跳过的部分',
  playedParts: (share: number) => `已播放的部分，共 ${percent(share)}`,
  completed: '本课已完成',
  completedPoints: (points: number) => `本课已完成 +${points} 分`,
  completedFact: '可以接着看，也可以去学下一课',
  more: '去看别的微课',
  toQuiz: '去答题',
  chapters: '章节',
  chapter: (title: string, present: boolean) => (present ? `${title}，正在播放` : title),
  nextLecture: '下一课',
  nextFact: (durationSeconds: number) => durationOf(durationSeconds),
  audioOnly: '只听声音',
  audioOnlyOn: '只听声音，已打开',
  audioFace: '只听声音，不看画面',
  withPicture: '看画面',
  quiz: (questions: number) => `课后答题，共 ${questions} 题`,
  quizWaits: '学完本课就可以答题',
  quizDone: (right: number) => `第一次答对 ${right} 题，可以再答一遍`,
  quizFact: '第一次提交的答案计分',
  weak: '网络不稳，正在重连，进度已保存',
  offline: '没有网络，已看的部分先存在手机里',
  recordLost: '学习记录没能核实，已重新开始记录',
  unproved: (seconds: number) => `有 ${durationOf(seconds)}无法核实，没有计分，可以重看`,
  videoFailed: '视频没能打开',
  guest: '您还没有加入本季冬训，观看不计分',
  by: (lecturer: string, series: string) => `${lecturer} · ${series}`,
};
