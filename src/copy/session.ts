import type { DeskWaiting } from '@contract/season-answers';
import type { SessionCategory, SessionStatus } from '@contract/vocabulary';
import { timerOf } from './time-span';

export const categoryNames: Record<SessionCategory, string> = {
  launch: '部署会',
  'first-lesson': '第一课',
  'party-lecture': '党课宣讲',
  'three-meetings': '三会一课',
  'theme-day': '主题党日',
  'study-group': '中心组学习',
  visit: '现场见学',
  seminar: '研讨',
  volunteer: '志愿服务',
  culture: '文化活动',
  delivery: '送理论上门',
  live: '线上直播',
};

export const sessionStatusNames: Record<SessionStatus, string> = {
  draft: '草稿',
  published: '签到未开始',
  open: '签到中',
  closed: '已结束',
  settled: '已结束',
  lapsed: '没有开始',
  cancelled: '已取消',
};

export const deskCopy = {
  members: (count: number) => `在册党员 ${count} 人`,
  noneToday: '今天没有场次',
  noneTodayFact: '新建一场，到时间就能投屏签到',
  start: '开始签到',
  starting: '正在开始…',
  toBoard: '打开签到码',
  sheet: '签到名单',
  detail: '本场管理',
  newSession: '新建场次',
  todo: (count: number, isWhole: boolean) =>
    isWhole ? `待您处理 ${count}` : `待您处理 ${count}，有的没能统计`,
  nothingToDo: '都处理完了',
  pendingOf: (count: number) => `${count} 条签到待确认`,
  waitingOf: (pending: number, leaveRequests: number) =>
    [
      ...(pending > 0 ? [`${pending} 条签到待确认`] : []),
      ...(leaveRequests > 0 ? [`${leaveRequests} 条请假待处理`] : []),
    ].join('，'),
  waitingFor: {
    joining: '加入申请',
    points: '加分待确认',
    appeals: '表彰异议',
    evidence: '任务材料待确认',
    projects: '项目进展',
    service: '服务时长待确认',
  } satisfies Record<keyof DeskWaiting, string>,
  planDetail: '布置任务、看完成情况、确认材料',
  services: '服务台',
  servicesDetail: '安排志愿服务、确认时长',
  waitingCount: (count: number | null) => (count === null ? '没能统计' : `${count} 条`),
  drafts: '草稿',
  untitled: '还没有填主题',
  coming: '接下来',
  moreComing: '更晚的场次',
  past: '近七天',
  earlier: '更早的场次',
  earlierTitle: '更早的场次',
  loading: '正在加载…',
  joint: '上级组织的场次（本支部名单）',
  attended: (attended: number, expected: number) => `已到 ${attended} / 应到 ${expected}`,
  expected: (expected: number) => `应到 ${expected}`,
};

export const boardCopy = {
  preparing: '正在准备签到码',
  how: '微信扫一扫签到',
  everySlot: '签到码每 10 秒更换，截图无效',
  attended: '已签到',
  expected: (count: number) => `应到 ${count}`,
  latest: '刚刚签到',
  pending: (count: number) => `待确认 ${count}`,
  others: (visitors: number, guests: number) =>
    [
      ...(visitors > 0 ? [`另有外支部党员 ${visitors} 人`] : []),
      ...(guests > 0 ? [`群众 ${guests} 人`] : []),
    ].join('，'),
  code: (title: string) => `${title} 的签到码`,
  share: (attended: number, expected: number) => `已签到 ${attended} 人，应到 ${expected} 人`,
  offline: (leftMs: number) => `网络中断，签到码还可用 ${timerOf(leftMs / 1000)}，人数暂停更新`,
  exhausted: '签到码已停用，等待网络',
  retrying: '网络恢复后会自动继续',
  closed: '签到已结束',
  closedFact: '晚到的签到会进入待确认',
  notOpen: '还没有开始签到',
  back: '返回',
  sheet: '签到名单',
  fullScreen: '全屏',
  fullNames: '显示全名',
  maskNames: '隐去姓名',
  end: '结束签到',
  endTitle: '结束签到？',
  endFact: '结束后不能再扫码；已扫码但晚到的，会进入待确认',
  endNow: '结束',
  goOn: '继续签到',
  start: '开始签到',
};
