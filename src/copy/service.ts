import type {
  ActivityRow,
  HoursRow,
  OwnHours,
  OwnServices,
  ServiceSums,
} from '@contract/service-answers';
import type { ActivityStatus, HoursStatus, ServiceKind } from '@contract/service-work';
import { formatNumber } from './numbers';
import { sessionTimeOf } from './time';

const hoursText = (hours: number) => `${formatNumber(hours)} 小时`;

export const serviceKindNames: Record<ServiceKind, string> = {
  delivery: '送书送理论上门',
  visit: '走访慰问',
  shift: '志愿服务',
};

export const serviceCopy = {
  hours: hoursText,
  /** The sentence before everything. */
  sentence: ({ confirmed, waiting }: OwnServices['hours']) => {
    if (confirmed + waiting === 0) return '本季还没有服务时长';
    return [
      ...(confirmed > 0 ? [`已确认 ${hoursText(confirmed)}`] : []),
      ...(waiting > 0 ? [`${hoursText(waiting)}等书记确认`] : []),
    ].join('，');
  },
  rule: ({ points, dayCap }: OwnServices['rule']) =>
    `每小时 +${points}\u00a0分，每天最多 ${dayCap}\u00a0分`,
  tell: '登记一次服务',
  open: '可以报名',
  openNone: '近期没有可以报名的服务',
  toReport: '服务过了，请登记时长',
  told: '我的服务',
  forManagers: '服务台',
  forManagersDetail: '安排服务、确认时长、看数据',
  when: ({ startsAtMs, endsAtMs }: ActivityRow, nowMs: number) =>
    sessionTimeOf(startsAtMs, endsAtMs, nowMs),
  room: ({ places, taken }: Pick<ActivityRow, 'places' | 'taken'>) => {
    if (places === undefined) return taken > 0 ? `已报名 ${taken} 人` : '名额不限';
    return taken >= places ? '名额已满' : `还有 ${places - taken} 个名额`;
  },
  roomOf: ({ places, taken }: Pick<ActivityRow, 'places' | 'taken'>) =>
    places === undefined
      ? `名额不限，已报名 ${taken} 人`
      : `共 ${places} 个名额，已报名 ${taken} 人`,
  signedUp: '已报名',
  signUp: '我要报名',
  withdraw: '取消报名',
  report: '登记时长',
  heldBy: (name: string) => `${name}组织`,
  status: {
    waiting: '待确认',
    returned: '已退回',
    counting: '正在计分',
    confirmed: '已确认',
    reversing: '正在收回',
    'taken-back': '已收回',
    none: '还没登记',
  } satisfies Record<HoursRow['status'], string>,
  statusSaid: {
    waiting: '已登记，等书记确认',
    returned: '书记退回，请修改后再交',
    counting: '书记已确认，正在计分',
    confirmed: '书记已确认',
    reversing: '正在收回积分',
    'taken-back': '书记收回了这条时长',
  } satisfies Record<HoursStatus, string>,
  activityStatus: {
    planned: '计划中',
    done: '已办',
    'called-off': '已取消',
  } satisfies Record<ActivityStatus, string>,
  calledOff: (reason: string) => `已取消：${reason}`,
  reason: (reason: string) => `原因：${reason}`,
  got: (points: number) => (points > 0 ? `+${points} 分` : '当天积分已满'),
  counts: ({ items, people }: { items: number; people: number }) =>
    [
      ...(items > 0 ? [`${formatNumber(items)} 份`] : []),
      ...(people > 0 ? [`服务 ${formatNumber(people)} 人`] : []),
    ].join('，'),
  change: '修改后再交',
  drop: '撤回登记',
};

export const serviceFormCopy = {
  hours: '服务了多久',
  hoursOptions: (most: number) =>
    Array.from({ length: most * 2 }, (_, at) => hoursText((at + 1) / 2)),
  kind: '做了哪一类',
  title: '做了什么',
  titleHint: '如：给敬老院送书',
  venue: '地点（可不填）',
  venueHint: '如：幸福里社区',
  day: '哪一天',
  items: '送了多少份（没有填 0）',
  itemsUnit: '份',
  people: '服务了多少人（没有填 0）',
  peopleUnit: '人',
  noNames: '请不要写被帮助人的姓名，只写做了什么',
  send: '交给书记确认',
  sent: '已登记，等书记确认',
  faults: { title: '请写做了什么', count: '请填 0 到 100000 的整数' },
};

export const serviceDeskCopy = {
  view: '看哪一部分',
  tabs: { waiting: '确认', activities: '服务', figures: '数据' },
  choose: '换一个组织',
  waitingNone: '没有待确认的时长',
  more: '还有更多，处理完这些再看',
  confirm: '确认',
  confirmAll: (count: number) => `全部确认 ${count} 条`,
  confirmSilent: (count: number) => `没登记的 ${count} 人也确认`,
  back: '退回',
  done: (name: string, hours: number) => `已确认${name} ${hoursText(hours)}`,
  doneAll: (confirmed: number, left: number) =>
    left > 0
      ? `已确认 ${confirmed} 条；${left} 条有变化或是本人的，请再看一遍`
      : `已确认 ${confirmed} 条`,
  isCaller: '本人的由其他书记或管理员确认',
  nameless: '（已注销）',
  add: '安排一次服务',
  held: '到时间了，请登记结果',
  coming: '接下来',
  past: '已办和取消',
  none: '还没有安排服务',
  change: '修改安排',
  finish: '登记结果',
  finishAgain: '更正结果',
  finishTitle: '这次服务的结果',
  finishSave: '保存结果',
  callOff: '取消这次服务',
  callOffTitle: '取消服务',
  callOffExplained: '已报名的同志会看到取消的原因。',
  callOffReason: '取消原因',
  callOffUsual: ['天气原因', '时间有变', '场地不能用'],
  people: (count: number) => `参加的同志 ${count} 人`,
  peopleNone: '还没有人报名或登记',
  addPerson: '加一位同志',
  addPersonTitle: '没有手机的同志',
  search: '姓名',
  searchHint: '填全名',
  find: '查找',
  foundNone: '没有找到这个名字，请核对后再试',
  notYet: '服务还没开始，开始以后再确认时长',
  sheetTitle: (name: string) => `${name}的时长`,
  told: (hours: number) => `本人登记 ${hoursText(hours)}`,
  planned: (hours: number) => `安排的时长是 ${hoursText(hours)}`,
  confirmed: (hours: number) => `已确认 ${hoursText(hours)}`,
  hours: '确认多少',
  changeOrBack: '修改或退回',
  takeBack: '收回时长和积分',
  why: {
    change: { label: '改动原因（本人会看到）', usual: ['提前离开', '多做了一段', '登记有误'] },
    back: { label: '退回原因', usual: ['时长写多了', '内容不清楚', '重复登记'] },
    take: { label: '收回原因', usual: ['登记重复', '没有参加', '登记有误'] },
  },
  said: (how: 'back' | 'take', name: string) =>
    how === 'back' ? `已退回${name}，等本人修改` : `已收回${name}的时长和积分`,
  confirmHours: (hours: number) => `确认 ${hoursText(hours)}`,
  headline: ({ personTimes, hours }: ServiceSums) =>
    personTimes === 0
      ? '本季还没有确认过服务时长'
      : `本季 ${formatNumber(personTimes)} 人次，${hoursText(hours)}`,
  sums: ({ deliveries, items, people }: ServiceSums) =>
    `上门 ${formatNumber(deliveries)} 次，送 ${formatNumber(items)} 份，服务 ${formatNumber(people)} 人`,
  rowOf: ({ personTimes, hours, people }: ServiceSums) =>
    [
      ...(personTimes > 0 ? [`${formatNumber(personTimes)} 人次，${hoursText(hours)}`] : []),
      ...(people > 0 ? [`服务 ${formatNumber(people)} 人`] : []),
    ].join('，'),
  byOrganisation: '各组织',
  countsOnly: '只统计数量，不记被帮助人的姓名',
};

export const serviceEditorCopy = {
  kind: '类别',
  title: '做什么',
  titleHint: '如：雪天志愿车队',
  venue: '地点',
  venueHint: '如：党群服务中心门口',
  day: '日期',
  starts: '开始',
  ends: '结束',
  places: '名额（不填就是不限）',
  placesUnit: '人',
  note: '说明（可不填）',
  noteHint: '集合地点、要带什么',
  publish: '发布',
  save: '保存修改',
  published: (name: string) => `发布后${name}的党员都能看到`,
  faults: {
    title: '请写做什么',
    times: '结束时间要晚于开始时间',
    places: '请填 1 到 300 的整数，或不填',
  },
};

/** What the own hours say beneath their title. */
export const ownHoursDetail = ({ hours, points, status }: OwnHours) =>
  status === 'confirmed' && points !== undefined
    ? `${hoursText(hours)}，${serviceCopy.got(points)}`
    : hoursText(hours);
