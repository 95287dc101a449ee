import type {
  MilestoneState,
  ProjectJoining,
  ProjectStatus,
  ReportStatus,
} from '@contract/vocabulary';
import { common } from './common';
import { dateOf, startOfDay } from './time';

/** 12月20日 */
export const dayText = (day: string) => dateOf(startOfDay(day));

export const stateNames: Record<MilestoneState, string> = {
  ...{ reached: '已达成', late: '已达成（晚于期限）', waiting: '待确认' },
  ...{ returned: '已退回', overdue: '已逾期', open: '未到期' },
};

const reportNames: Record<ReportStatus, string> = {
  ...{ waiting: '等管理员确认', confirmed: '已确认' },
  ...{ returned: '已退回，请补充后再报', 'taken-back': '已撤回' },
};

export interface Figures {
  reached: number;
  waiting: number;
  overdue: number;
  of: number;
}

export const projectsCopy = {
  tabs: { projects: '项目', waiting: '待确认' },
  waitingTab: (count: number) => (count > 0 ? `待确认 ${count}` : '待确认'),
  view: '看项目还是看待确认的进展',
  none: '还没有重点项目，上级布置后会出现在这里',
  add: '新建项目',
  status: {
    ...{ draft: '草稿', running: '进行中', finished: '已结束', withdrawn: '已撤销' },
  } satisfies Record<ProjectStatus, string>,
  own: ({ reached, of, overdue }: Figures) =>
    `本支部达成 ${reached}/${of}${overdue > 0 ? `，逾期 ${overdue} 项` : ''}`,
  next: ({ title, dueOn }: { title: string; dueOn: string }) =>
    dueOn === '' ? '' : `${dayText(dueOn)}前：${title}`,
  open: '可以加入',
};

export const projectCopy = {
  tabs: { all: '各支部', own: '本支部' },
  view: '看各支部还是本支部',
  steps: '节点',
  from: (name: string) => `${name}发起`,
  headline: ({ reached, of, overdue }: Figures) =>
    overdue > 0
      ? `${of} 个节点达成 ${reached} 个，${overdue} 个已逾期`
      : `${of} 个节点达成 ${reached} 个`,
  headlineOf: (name: string, figures: Figures) => `${name}：${projectCopy.headline(figures)}`,
  notPart: '本支部没有参加这个项目',
  withdrawn: (reason: string) => `项目已撤销：${reason}`,
  finished: '项目已结束，不再报送进展',
  due: (dueOn: string) => `${dayText(dueOn)}截止`,
  reachedOn: (day: string) => `${dayText(day)}达成`,
  dropped: '已取消的节点',
  reachedWhen: '怎样算达成',
  join: '本支部加入',
  joining: '正在加入…',
  joinFact: '这个项目由支部自愿加入，加入后可以随时退出',
  leave: '退出项目',
  edit: '修改项目',
  report: {
    title: '报送达成',
    again: '重新报送',
    day: '达成日期',
    text: '做了什么',
    hint: '一两句话，不写个人姓名和电话',
    picture: '加一张照片（选填）',
    pictureAgain: '换一张照片',
    pictureChosen: (name: string) => `已选：${name}`,
    pictureAlt: '支部报送的照片',
    send: '报送，等管理员确认',
    sending: (percent: number) => `正在上传照片 ${percent}%`,
    takeBack: '撤回这次报送',
    status: reportNames,
    reason: (reason: string) => `退回原因：${reason}`,
    none: '还没有报送',
  },
};

export const matrixCopy = {
  title: '各支部进展',
  none: '还没有支部参加',
  headline: (branches: number, overdue: number) =>
    overdue > 0
      ? `${branches} 个支部，${overdue} 个有逾期的节点`
      : `${branches} 个支部，目前都在进度内`,
  step: ({ reached, waiting, overdue, of }: Figures) =>
    common.listOf(
      `${reached}/${of} 个支部达成`,
      waiting > 0 ? `${waiting} 个待确认` : undefined,
      overdue > 0 ? `${overdue} 个逾期` : undefined,
    ),
  branch: ({ reached, of, waiting, overdue }: Figures) =>
    common.listOf(
      `${reached}/${of}`,
      waiting > 0 ? `待确认 ${waiting}` : undefined,
      overdue > 0 ? `逾期 ${overdue}` : undefined,
    ),
  cells: (states: readonly MilestoneState[]) =>
    states.map((state, at) => `节点${at + 1}${stateNames[state]}`).join('，'),
  legend: '每行的小格依次是各个节点',
  legendNames: { reached: '达成', waiting: '待确认', overdue: '逾期', open: '未到期' },
  more: (count: number) => `看全部 ${count} 个支部`,
  cut: '支部很多，只显示前 300 个',
};

export const waitingCopy = {
  none: '没有待确认的进展',
  reached: (day: string, dueOn: string) =>
    day > dueOn ? `${dayText(day)}达成，晚于期限 ${dayText(dueOn)}` : `${dayText(day)}达成`,
  reachedWhen: (words: string) => `怎样算达成：${words}`,
  confirm: '确认达成',
  back: '退回',
  backTitle: '退回这次报送',
  backConfirmed: '收回确认，退回支部',
  backReason: '退回原因，支部会看到',
  backUsual: ['请补充照片', '请写清楚做了什么', '还没有达到要求'],
  done: (name: string, confirmed: boolean) => (confirmed ? `已确认${name}` : `已退回${name}`),
  more: '处理这些以后再看其余的',
};

export const projectEditorCopy = {
  title: '项目名称',
  titleHint: '例如：门铃行动',
  purpose: '为了什么（选填）',
  purposeHint: '一两句话，让支部知道为什么做',
  owner: '由谁发起',
  joining: '哪些支部参加',
  joinings: {
    ...{ all: '全部支部', chosen: '指定组织', open: '支部自愿加入' },
  } satisfies Record<ProjectJoining, string>,
  choose: '选择组织',
  chosen: (count: number) => (count === 0 ? '还没有选' : `已选 ${count} 个，含下级支部`),
  done: '选好了',
  steps: '节点',
  stepsFact: '按截止日期排列。已开始的项目去掉节点，支部报过的进展仍可查看',
  step: (place: number) => `节点 ${place}`,
  stepTitle: '节点名称',
  stepTitleHint: '例如：摸清底数',
  reachedWhen: '怎样算达成',
  reachedWhenHint: '例如：走访全部服务对象，列出问题清单',
  due: '截止日期',
  removeStep: '去掉这个节点',
  addStep: '加一个节点',
  faults: {
    ...{ title: '请填项目名称', step: '请填节点名称和怎样算达成' },
    nobody: '请至少选一个组织',
  },
  save: '存草稿',
  start: '发布给支部',
  saveChanges: '保存修改',
  finish: '结束项目',
  resume: '重新开始',
  withdraw: '撤销项目',
  withdrawTitle: '撤销这个项目？',
  withdrawFact: '支部看不到这个项目了，报过的进展保留在记录里。撤销后不能恢复。',
  withdrawReason: '撤销原因',
  remove: '删除草稿',
};
