import type { RuleName } from '@contract/vocabulary';
import type { ScoreBookAnswer } from '@contract/score';

type Rules = ScoreBookAnswer['rules'];

export const scoreCopy = {
  title: '学习积分',
  week: (points: number) => `本周 +${points}`,
  weekBars: (points: readonly number[]) => `最近 ${points.length} 周每周得分：${points.join('，')}`,
  weeksAgo: (weeks: number) => `${weeks} 周前`,
  thisWeek: (points: number) => `本周 ${points} 分`,
  tasks: '任务',
  taskRing: (done: number, total: number) => `任务完成 ${done} 项，共 ${total} 项`,
  card: (score: number, done: number, total: number) =>
    `学习积分 ${score} 分，任务完成 ${done} 项，共 ${total} 项，查看积分明细`,
  todayLeft: (points: number) => `今日还可得 ${points} 分`,
  todayFull: '今日已得满分',
  todayRule: (earned: number, cap: number) => `${earned} / ${cap}`,
  nextGoal: '下一目标',
  toGoal: (missing: number, goal: number) => `再得 ${missing} 分到 ${goal} 分`,
  goalRing: (goal: number, missing: number) => `下一目标 ${goal} 分，还差 ${missing} 分`,
  weeksInARow: (weeks: number) => `已连续 ${weeks} 周有学习`,
  filter: '按规则查看',
  allRules: '全部',
  next: '还能做什么',
  nextNone: '眼下都完成了，新的安排会出现在首页',
  nextFailed: '没能读到接下来的安排',
  nextSession: (points: number) => `按时参加得 ${points} 分`,
  nextLecture: (points: number) => `学完还可得约 ${points} 分`,
  seasonCard: '我的学习卡',
  givenFor: '理由',
  empty: '还没有积分，先看一节微课吧',
  emptyAction: '去看微课',
  seeRankings: '看排行',
  earlier: '看更早的',
  attendance: '看我的出勤',
  capped: '当日已到上限',
  corrected: (reason: string) => (reason === '' ? '更正' : `更正：${reason}`),
  takenBack: '已更正，不再计分',
  rule: '规则',
  source: '来源',
  time: '时间',
  countsOn: '计入日期',
  points: '得分',
  noSource: '累计学习时长',
  version: (version: number) => `按第 ${version} 版规则`,
};

export const ruleNames: Record<RuleName, string> = {
  checkIn: '签到',
  watch: '学习时长',
  lectureDone: '学完微课',
  quiz: '课后答题',
  manual: '人工加分',
  import: '外部学习积分',
};

/** The rule of an entry, with the figures that hold in this season. */
export const ruleTexts: Record<RuleName, (rules: Rules) => string> = {
  checkIn: ({ checkIn }) =>
    `按时签到 ${checkIn.onTime} 分，迟到 ${checkIn.late} 分，每天最多 ${checkIn.dayCap} 分`,
  watch: ({ watch }) =>
    `每学 ${Math.round(watch.everySeconds / 60)} 分钟 ${watch.points} 分，每天最多 ${watch.dayCap} 分`,
  lectureDone: ({ lectureDone }) => `学满一节微课 ${lectureDone.points} 分，每节只计一次`,
  quiz: ({ quiz }) => `第一次答题每答对一题 ${quiz.points} 分，每节最多 ${quiz.most} 分`,
  manual: () => '由书记或管理员写明理由后计入，超过 20 分须第二人确认',
  import: () => '由管理员凭学习记录导入，每行 1 至 100 分',
};
