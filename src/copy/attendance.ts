import type { LeftOut, MarkOutcome } from '@contract/attendance-answers';
import type { MarkStatus, Standing } from '@contract/vocabulary';
import { standingNames } from './standing';
import { clockTimeOf, dayOf } from './time';

const ageOf = (ageMs: number) =>
  ageMs < 90_000 ? `${Math.round(ageMs / 1000)} 秒` : `${Math.round(ageMs / 60_000)} 分钟`;

const leftOutWhy: Record<LeftOut, string> = {
  old: '晚到超过 10 分钟',
  place: '不能确定在会场内',
  network: '同一网络有多人',
};

export const sheetCopy = {
  filters: '按到场情况筛选',
  filterNames: { pending: '待确认', missing: '未到', attended: '已到', excused: '请假' },
  search: '姓名或拼音首字母',
  nobodyFound: (text: string) => `没有找到“${text}”`,
  part: '这里是您所管支部的党员，其他支部由主办单位登记',
  facts: (startsAtMs: number, venue: string, nowMs: number) =>
    `${dayOf(startsAtMs, nowMs)} ${clockTimeOf(startsAtMs)} · ${venue}`,
  counts: (attended: number, expected: number) => `已到 ${attended} / 应到 ${expected}`,
  leftEarly: (count: number) => `早退 ${count}`,
  online: (count: number) => `线上 ${count}`,
  visitors: (count: number) => `外来党员 ${count}`,
  guests: (count: number) => `群众 ${count}`,
  heads: (heads: number, checkIns: number) =>
    heads < checkIns ? `现场清点 ${heads} 人，少于签到的 ${checkIns} 人` : `现场清点 ${heads} 人`,
  branch: '支部',
  allBranches: '全部支部',
  tooLarge: '人数太多，没有全部显示，请先选支部',
  confirm: '确认',
  confirmOf: (name: string) => `确认${name}的签到`,
  confirmAll: (count: number) => `全部确认 ${count}`,
  confirming: '正在确认…',
  confirmed: (count: number) => `已确认 ${count} 条`,
  leftOut: (left: readonly { why: LeftOut }[]) =>
    (['old', 'place', 'network'] as const)
      .map((why) => ({ why, count: left.filter((one) => one.why === why).length }))
      .filter(({ count }) => count > 0)
      .map(({ why, count }) => `${count} 条${leftOutWhy[why]}，请逐条核对`)
      .join('；'),
  judge: (count: number) => `${count} 条晚到超过 10 分钟，请逐条核对`,
  decline: '不认可',
  seenAt: (seenAtMs: number) => clockTimeOf(seenAtMs),
  seenLater: (seenAtMs: number, ageMs: number) =>
    `${clockTimeOf(seenAtMs)} 的码，晚到 ${ageOf(ageMs)}`,
  onlineRow: '线上',
  visitor: '外来党员',
  unsent: '待上传',
  edit: (name: string, status: Standing) => `${name}，${standingNames[status]}，更改`,
  empty: {
    pending: '没有待确认的签到',
    missing: '应到的人都到了',
    attended: '还没有人签到',
    excused: '没有人请假',
  },
  noAudience: '还没有应到人员，请设置参加范围',
  made: (name: string, status: Standing) => `${name}：${standingNames[status]}`,
  undo: '撤销',
  waiting: (count: number) => `${count} 处修改待上传`,
  sendNow: '现在上传',
  notKept: '手机存储已满，离开前请等它上传完',
  noted: '知道了',
  notMade: (name: string, outcome: MarkOutcome | 'refused', stands: Standing | undefined) =>
    outcome === 'conflict' && stands !== undefined
      ? `${name}没有改：期间已变成“${standingNames[stands]}”，请核对后再改`
      : `${name}没有改：${notMadeWhy[outcome] ?? '请刷新后再试'}`,
  scanMember: '扫党员码',
  memberCodeUnknown: '这不是党员码，请对方打开“我的”里的党员码',
  admitted: (name: string, status: Standing) => `${name}：${standingNames[status]}，已签到`,
  admittedAlready: (name: string) => `${name}之前已签到`,
  more: (count: number) => `还有 ${count} 人，继续显示`,
  toReview: '值得留意和更改记录',
};

const notMadeWhy: Partial<Record<MarkOutcome | 'refused', string>> = {
  'reason-needed': '需要写明原因',
  'too-early': '还没过迟到时间，来了请记“到场”',
  'never-came': '没有到场记录，不能记早退',
  'not-here': '不在本场参加范围',
  exhausted: '更改次数已满，请联系上级管理员',
  refused: '没有被接受，请刷新后再试',
};

export const markCopy = {
  title: (name: string) => `${name}的到场情况`,
  now: (status: Standing) => `现在：${standingNames[status]}`,
  choices: {
    present: '到场',
    late: '迟到',
    excused: '请假',
    absent: '缺席',
    left: '早退',
    none: '撤销登记',
  } satisfies Record<MarkStatus, string>,
  reason: (text: string) => `为什么记为“${text}”`,
  reasonHint: '其他原因，自己写',
  reasons: {
    present: ['手机没电', '没带手机', '扫不上', '不用智能手机', '登记有误'],
    late: ['堵车', '倒班', '家里有事', '登记有误'],
    excused: ['生病', '出差', '值班', '照顾家人'],
    absent: ['没有来', '没有请假', '登记有误'],
    left: ['身体不适', '接班', '家里有事'],
    none: ['点错了', '登记有误'],
  } satisfies Record<MarkStatus, string[]>,
  save: (text: string) => `记为${text}`,
  declineTitle: (name: string) => `不认可${name}的签到`,
  declineReasons: ['本人未到场', '码来源不明'],
};
