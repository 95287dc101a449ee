import type { BandComparison, NudgeMessage } from '@contract/branch';
import { formatNumber } from './numbers';

const sizes: Record<BandComparison['sizeBand'], string> = {
  small: '小支部',
  medium: '中等支部',
  large: '大支部',
};

export const branchCopy = {
  glance: '支部一览',
  glanceDetail: '谁领先、谁还没开始、谁快到目标',
  active: (active: number, members: number) => `本周 ${active} 人有学习，共 ${members} 人`,
  notStarted: (count: number) => `还没开始 ${count} 人`,
  notStartedNone: '每个人都开始学习了',
  showAll: (count: number) => `看全部 ${count} 人`,
  nearGoal: '快到下一目标',
  nearGoalNone: '现在没有人快到下一目标',
  leading: '领先',
  leadingNone: '有人得分后显示',
  toGoal: (missing: number, goal: number) => `再得 ${missing} 分到 ${goal} 分`,
  points: (points: number, week: number) =>
    week > 0 ? `${formatNumber(points)} 分，本周 +${week}` : `${formatNumber(points)} 分`,
  weekBars: (points: readonly number[]) =>
    `本支部最近 ${points.length} 周每周得分：${points.join('，')}`,
  weekEnds: (points: readonly number[]): [string, string] => [
    `${points.length - 1} 周前`,
    `本周 ${formatNumber(points[points.length - 1] ?? 0)} 分`,
  ],
  firstWeek: (points: number) => `本周得分 ${formatNumber(points)} 分`,
  thisWeek: '本周的支部',
  missing: (count: number, names: readonly string[]) =>
    `还没开始 ${count} 人：${names.join('、')}${count > names.length ? ' 等' : ''}`,
  toNudge: '看还没开始的名单，提醒他们',
  place: ({ sizeBand, branches, place }: BandComparison) =>
    `${sizes[sizeBand]}里第 ${place} 名，共 ${branches} 个`,
  placeDetail: '按人均积分折算，与同等规模的支部比',
  failed: '本周的情况没能加载，不是没有',
  nameless: '（已注销）',
  nudge: '提醒',
  nudgeOf: (name: string) => `提醒${name}`,
  nudged: '本周已提醒',
  nudgeResults: {
    sent: (name) => `已提醒${name}，微信消息已发出`,
    'no-consent': (name) =>
      `已提醒${name}，打开小程序会在首页看到。没有发微信消息：本人还没在“我的 → 提醒”里点“接收微信提醒”`,
    'not-bound': (name) => `已记下提醒：${name}还没有绑定手机，请当面或打电话告知`,
    'not-set-up': (name) => `已提醒${name}，打开小程序时会在首页看到。微信消息还没有配置`,
    failed: (name) => `已提醒${name}，打开小程序时会在首页看到。微信消息这次没有发出`,
  } satisfies Record<NudgeMessage, (name: string) => string>,
  comparison: '和同等规模的支部相比',
  comparisonNone: '同等规模的支部不足 5 个，暂不比较',
  /** Value against the quarters of the band, as a sentence. */
  compared: ({ own, quartiles: [low, middle, high], sizeBand, branches }: BandComparison) => {
    const where =
      own > high
        ? '在前四分之一'
        : own >= middle
          ? '在中间偏上'
          : own >= low
            ? '在中间偏下'
            : '在后四分之一，还有机会赶上';
    return `人均 ${formatNumber(own)} 分，${branches} 个${sizes[sizeBand]}的中位数是 ${formatNumber(middle)} 分，${where}。`;
  },
  barEnds: (least: number, most: number) => [
    `最低 ${formatNumber(least)}`,
    `最高 ${formatNumber(most)}`,
  ],
  barExplained: '黑线是本支部，棕色段是居中的一半支部，段内白线是中位数。',
};

export const reminderCopy = {
  onHome: '书记提醒您：本季还有微课和活动在等您，抽空学一学吧',
  waiting: (count: number) => `${count} 件事提醒您`,
  look: '查看',
  page: '提醒',
  pageDetail: '开课、到期、请假答复',
  title: '接收微信提醒',
  allowed: (count: number) => `已订阅，还可收到 ${count} 条微信提醒`,
  ask: '点一次，可收到一条微信提醒',
  results: {
    declined: '没有订阅，需要时可再点一次',
    off: '微信里关闭了本小程序的消息，请在小程序设置里打开',
    failed: '没能订阅，请再试一次',
  },
};
