import type { CopyPreview } from '@contract/plan-answers';
import type { EvidenceStatus, TaskKind, TaskWant } from '@contract/task';
import { dateOf, dayNumberOf, dayOf, startOfDay } from './time';

const unitOf: Readonly<Record<TaskKind, string>> = {
  ...{ session: '场', category: '场', lecture: '课', series: '课' },
  ...{ quiz: '次', service: '小时', evidence: '次' },
};

/** 12月20日截止, 今天截止: days of Shanghai. */
export function dueText(dueOn: string, nowMs: number): string {
  const atMs = startOfDay(dueOn);
  const isNear = Math.abs(dayNumberOf(atMs) - dayNumberOf(nowMs)) <= 1;
  return `${isNear ? dayOf(atMs, nowMs) : dateOf(atMs)}截止`;
}

/** 12月20日 */
export const dayText = (day: string) => dateOf(startOfDay(day));

/** 12月21日–27日 */
export function weekText(mondayMs: number): string {
  return `${dateOf(mondayMs)}–${dateOf(mondayMs + 6 * 86_400_000)}`;
}

export const planCopy = {
  empty: '本季还没有安排任务，发布后会出现在这里',
  /** The sentence before the list. */
  sentence: (done: number, total: number, week: number, overdue: number) => {
    if (done === total) return `${total} 项任务都完成了`;
    const parts = [
      ...(week > 0 ? [`本周还有\u00a0${week}\u00a0项`] : []),
      ...(overdue > 0 ? [`${overdue}\u00a0项已过期，仍可补做`] : []),
    ];
    return `${total}\u00a0项任务，完成\u00a0${done}\u00a0项${parts.length > 0 ? `；${parts.join('，')}` : ''}`;
  },
  /** The same after the season's end. */
  ending: (done: number, total: number) => `本季冬训已结束：${total} 项任务，完成 ${done} 项`,
  ring: (done: number, total: number) => `${total} 项任务完成 ${done} 项`,
  credited: (titles: readonly string[], points: number) =>
    `完成「${titles.join('」「')}」，每项 +${points} 分`,
  groups: {
    overdue: '已过期，可补做',
    week: '本周',
    open: '还可以补报',
    left: '没有完成',
    done: '已完成',
  },
  isDone: '已完成',
  evidence: { waiting: '待确认', returned: '已退回' },
  progress: (kind: TaskKind, done: number, of: number) => `${done}/${of} ${unitOf[kind]}`,
  points: (points: number) => `完成后 +${points} 分`,
  got: (points: number) => `+${points} 分`,
  from: (name: string) => `${name}布置`,
  forManagers: '任务书与进度',
  forManagersDetail: '布置任务、看各支部完成情况、确认材料',
  goTo: {
    ...{ session: '看这一场', category: '看近期场次', lecture: '去看微课', series: '去看微课' },
    ...{ quiz: '去答题', service: '去志愿服务', evidence: '提交材料' },
  } satisfies Record<TaskKind, string>,
  asks: (want: TaskWant, categoryName: string): string => {
    switch (want.kind) {
      case 'session':
        return '到场参加这一场';
      case 'category':
        return `参加${categoryName} ${want.times} 场`;
      case 'lecture':
        return '学完这节微课';
      case 'series':
        return `学完「${want.series}」${want.times} 节`;
      case 'quiz':
        return want.pass ? '课后答题，答对六成以上' : '完成课后答题';
      case 'service':
        return `志愿服务 ${want.hours} 小时，书记确认后计入`;
      case 'evidence':
        return want.picture ? '写明情况并附照片，书记确认后完成' : '写明情况，书记确认后完成';
    }
  },
};

export const evidenceCopy = {
  title: '提交材料',
  text: '完成情况',
  hint: '做了什么、什么时候、和谁一起',
  picture: '选照片',
  pictureAgain: '换一张照片',
  pictureChosen: (name: string) => `已选：${name}`,
  pictureAlt: '提交的照片',
  send: '提交给书记',
  sending: (percent: number) => `正在上传照片 ${percent}%`,
  status: {
    waiting: '已提交，等书记确认',
    confirmed: '书记已确认',
    returned: '书记退回，请补充后再交',
  } satisfies Record<EvidenceStatus, string>,
  next: '书记确认后计分，结果会显示在这里。确认前可以修改，重新提交后以新的为准；不想交了，请书记退回。',
  told: (text: string) => `提交的内容：${text}`,
  correct: '修改后重新提交',
  keep: '不改了',
  reason: (reason: string) => `退回原因：${reason}`,
};

/** What waits for the secretary. */
export const inboxCopy = {
  none: '没有待确认的材料',
  more: '还有更多，处理完这些再看',
  confirm: '确认完成',
  back: '退回',
  backTitle: '退回材料',
  backReason: '退回原因，本人会看到',
  backUsual: ['看不清照片', '内容不完整', '不符合任务要求'],
  done: (name: string, confirmed: boolean) => (confirmed ? `已确认${name}的材料` : `已退回${name}`),
};

export const planDeskCopy = {
  tabs: { progress: '进度', tasks: '任务', evidence: '材料' },
  view: '看哪一部分',
  headline: (branches: number, percent: number, behind: number) =>
    behind === 0
      ? `${branches} 个支部，应完成的任务已完成 ${percent}%，没有支部落后`
      : `${branches} 个支部，应完成的任务已完成 ${percent}%，${behind} 个支部不到一半`,
  headlineOfOne: (percent: number, isDue: boolean) =>
    isDue ? `到期的任务已完成 ${percent}%` : `还没有到期的任务；全部任务已完成 ${percent}%`,
  nothingDue: '还没有到期的任务，下面按全部任务统计',
  branches: '各支部',
  byTask: '各项任务',
  count: (done: number, asked: number) => `${done}/${asked} 人次`,
  people: (done: number, asked: number) => `${asked} 人中 ${done} 人完成`,
  uncounted: '还没有统计',
  notCounted: '任务发布后 5 分钟内统计出来，请稍后再看',
  more: '再看一些支部',
  noTasks: '还没有发布任务',
  choose: '换一个组织',
  missing: (count: number) => `还没完成 ${count} 人`,
  missingNone: '都完成了',
  nudge: '提醒',
  nudged: '本周已提醒',
  nameless: '（已注销）',
};

export const planEditorCopy = {
  add: '新建任务',
  /** From where there is nothing to count yet. */
  toTasks: '去布置任务',
  copy: '复制往季任务书',
  copyFrom: '选一季',
  copyPreview: (season: string) => `从「${season}」复制`,
  copyExplained: '日期按两季开始日的间隔平移，复制成草稿，检查后再发布。',
  copyDo: (count: number) => `复制 ${count} 项为草稿`,
  copyNone: '没有可以复制的任务',
  copied: (count: number) => `已复制 ${count} 项，都是草稿`,
  outcomes: {
    kept: '',
    'any-of-category': '改为同类场次 1 场',
    'left-out': '本季没有对应内容，不复制',
    'there-already': '已经复制过',
  } satisfies Record<CopyPreview['tasks'][number]['outcome'], string>,
  moved: (from: string, to: string) => `${from} → ${to}`,
  empty: '还没有任务。先建一项，或复制往季的任务书',
  fromAbove: '上级任务（只能查看）',
  status: { draft: '草稿', published: '已发布', withdrawn: '已撤回' },
  titleField: '任务名称',
  titleHint: '如：参加两次主题党日',
  note: '说明（可不填）',
  noteHint: '怎么做、注意什么',
  kind: '完成方式',
  kinds: {
    ...{ category: '参加某类活动', session: '参加某一场', lecture: '学完一节微课' },
    ...{ series: '学完一个系列', quiz: '课后答题', service: '志愿服务时长' },
    evidence: '写明情况，书记确认',
  } satisfies Record<TaskKind, string>,
  category: '活动类别',
  times: '次数',
  timesUnit: '场',
  lectures: '节',
  session: '场次',
  lecture: '微课',
  series: '系列',
  pass: '要答对六成以上',
  passDetail: '关闭时答过就算完成',
  hours: '小时数',
  hoursUnit: '小时',
  picture: '要附照片',
  pictureDetail: '关闭时只写文字',
  due: '截止日期',
  audience: '参加范围',
  everybody: (name: string) => `${name}全体`,
  some: (count: number) => `${count} 个组织`,
  segments: '只要这些分类（不选为全部）',
  nothing: '本季没有可选的内容',
  save: '存草稿',
  saveChanges: '保存修改',
  publish: '发布',
  withdraw: '撤回任务',
  withdrawTitle: '撤回任务',
  withdrawExplained: '撤回后大家不再看到；已完成的人积分保留。',
  withdrawReason: '撤回原因',
  remove: '删除草稿',
  done: '确定',
  faults: {
    title: '请写任务名称',
    number: '请填 1 到 30 的整数',
    hours: '请填 1 到 200 的整数',
  },
};
