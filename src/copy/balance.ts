import type { BalanceAnswer, BranchCourse, CourseMark, PartCourse } from '@contract/balance';

const percent = (share: number) => `${Math.round(share * 100)}%`;

export const balanceCopy = {
  headline: (branches: number, missed: number, likely: number) =>
    missed + likely === 0
      ? `${branches} 个支部，没有预计完不成的`
      : [
          `${branches} 个支部`,
          ...(missed > 0 ? [`${missed} 个没有完成`] : []),
          ...(likely > 0 ? [`${likely} 个可能完不成`] : []),
        ].join('，'),
  /** Once the last day of each is over. */
  over: (branches: number, missed: number) =>
    missed === 0
      ? `${branches} 个支部，都达到了目标`
      : `${branches} 个支部，${missed} 个没有达到目标，${branches - missed} 个达到了`,
  early: (branches: number) => `${branches} 个支部，刚刚开始，满一周后开始预计`,
  possible: (count: number) => `${count} 个在边缘`,
  reached: (count: number) => `${count} 个已达到目标`,
  goal: (goal: number) => `目标：最后一项到期时，应完成的人次里完成 ${percent(goal)}`,
  changeGoal: '调整目标',
  changeGoalExplained: '本季各支部用同一个目标。改了以后，预警按新目标重新判断。',
  goalChoice: (percentage: number) => `${percentage}%`,
  goalNow: (percentage: number) => `${percentage}%（现在）`,
  balance: '进展均衡度',
  balanceMeaning: ({ near, of, middle }: NonNullable<BalanceAnswer['balance']>) =>
    `${of} 个支部中，${near} 个与中间支部（已完成 ${percent(middle)}）相差不超过 10 个百分点。越接近 100%，各支部走得越齐。`,
  balanceNone: '不足三个支部，不算均衡度',
  incomplete: '还没有全部统计过，数据不完整，请稍后再看',
  waiting: (count: number) => `${count} 个支部正在重新统计`,
  by: '怎么看',
  byOptions: { parts: '按党委', branches: '按支部' } satisfies Record<BalanceAnswer['by'], string>,
  legend: { done: '已完成', due: '计划', goal: '目标', expected: '预计' },
  attention: (count: number) => `要先关注的 ${count} 个支部`,
  missedOnes: (count: number) => `没有达到目标的 ${count} 个支部`,
  others: '其他支部',
  marks: {
    missed: '没有完成',
    likely: '可能完不成',
    possible: '在边缘',
    early: '刚开始',
    'on-course': '在进度内',
    reached: '已达目标',
  } satisfies Record<CourseMark, string>,
  figures: (done: number, due: number) => `${percent(done)}（计划 ${percent(due)}）`,
  plot: (name: string, done: number, due: number) =>
    `${name}：已完成 ${percent(done)}，按计划应完成 ${percent(due)}`,
  /** Why a branch is marked. */
  reasons: ({
    mark,
    missing,
    daysLeft,
    weeks,
    doneLately: done,
    expected,
    lagging,
  }: BranchCourse) => [
    mark === 'missed' ? `到期时还差 ${missing} 人次` : `还差 ${missing} 人次，剩 ${daysLeft} 天`,
    ...(weeks > 0 && mark !== 'missed'
      ? [done > 0 ? `近 ${weeks} 周共完成 ${done} 人次` : `近 ${weeks} 周没有人完成任务`]
      : []),
    ...(expected
      ? [`照此到期约完成 ${percent(expected.share)}，保守估计 ${percent(expected.low)}`]
      : []),
    ...(lagging ? [`缺口最大：${lagging.title}（${lagging.done}/${lagging.asked} 人完成）`] : []),
  ],
  part: ({ branches, atRisk, missed, reached, possible }: PartCourse) =>
    [
      `${branches} 个支部`,
      ...(missed > 0 ? [`${missed} 个没有完成`] : []),
      ...(atRisk > missed ? [`${atRisk - missed} 个可能完不成`] : []),
      ...(possible > 0 ? [`${possible} 个在边缘`] : []),
      ...(atRisk + possible === 0 ? [reached === branches ? '都已达目标' : '都在进度内'] : []),
    ].join('，'),
  more: '再看一些',
  empty: '还没有发布任务，发布后五分钟内这里有进度',
  toPlan: '去任务书',
};

/** On the administrator's desk. */
export const balanceEntry = {
  own: '任务进度',
  failed: '任务进度没能加载，不是没有',
  detail: '各支部每周进度、预警和原因',
};
