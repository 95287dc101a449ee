import type { AdjustmentRow, ImportRow, RulesVersionView } from '@contract/points';
import { signed } from './numbers';
import { clockTimeOf, dateOf } from './time';

const when = (ms: number) => `${dateOf(ms)} ${clockTimeOf(ms)}`;

export const pointsCopy = {
  adjust: '给党员加分',
  ways: '其他',
  import: '导入外部学习积分',
  importDetail: '学习强国等，按表格整批计入',
  rules: '积分规则',
  rulesDetail: '分值、每日上限、历次修改',
  which: '显示',
  waiting: '待确认',
  all: '全部',
  noneWaiting: '没有等待确认的加分',
  none: '还没有人工加分',
  earlier: '看更早的',
  status: {
    waiting: '等第二人确认',
    counting: '正在计入',
    counted: '已计入',
    declined: '未同意',
    withdrawn: '已撤回',
    reversing: '正在撤销',
    reversed: '已撤销',
  } satisfies Record<AdjustmentRow['status'], string>,
  title: (row: AdjustmentRow) => `${row.memberName || '已注销'} ${signed(row.points)} 分`,
  asked: (row: AdjustmentRow) => `${row.byName || '已注销'} ${when(row.atMs)} 提出`,
  confirmedBy: (name: string) => `${name || '已注销'} 确认`,
  ended: (row: NonNullable<AdjustmentRow['ended']>) =>
    `${row.byName || '已注销'} ${when(row.atMs)}${row.reason === '' ? '' : `：${row.reason}`}`,
  member: '党员',
  reason: '原因',
  by: '提出人',
  confirmer: '第二人',
  state: '状态',
  confirm: '确认计入',
  decline: '不同意',
  withdraw: '撤回',
  reverse: '撤销这条积分',
  secondNote: '确认后立即计入对方积分；您不能确认自己提出的',
  why: '写明原因',
  whyHint: '本人会看到这句话',
  declineReasons: ['没有依据', '分数不当', '重复'],
  reverseReasons: ['重复计分', '登记有误', '依据不足'],
  sure: '确定',
  cancel: '取消',
  working: '正在处理',
};

export const adjustCopy = {
  branch: '支部',
  chooseBranch: '选择支部',
  searchBranch: '支部名称',
  find: '查找',
  tooMany: (listed: number, total: number) =>
    `只列出前 ${listed} 个，共 ${total} 个，请输入名称查找`,
  member: '党员',
  chooseMember: '选择党员',
  searchMember: '姓名或拼音首字母',
  noMember: '没有找到',
  score: (points: number) => `现有 ${points} 分`,
  points: '分数',
  pointsHint: '1 至 100',
  pointsWrong: '请填 1 至 100 的整数',
  reason: '原因',
  reasonHint: '例如：1 月 5 日义务讲解',
  reasons: ['义务讲解', '志愿服务', '主题征文'],
  submit: (points: number) => `加 ${points} 分`,
  submitEmpty: '提交',
  sending: '正在提交',
  alone:
    '20 分以内立即计入。超过 20 分，或一周内累计超过 20 分，须由另一位书记或管理员确认后才计入。加错了，在“积分管理”里打开那一条撤销；签到记错了，在签到名单里更正。',
  counted: '已计入',
  countedDetail: '对方在积分明细里可以看到原因',
  waits: '已提交，等第二人确认',
  waitsDetail: '请另一位书记或管理员在“积分管理”里确认，确认前不计分',
  another: '再加一位',
  done: '完成',
};

export const rulesCopy = {
  version: (version: number) => `第 ${version} 版`,
  since: (view: RulesVersionView) =>
    view.mode === 'start' ? '本季开始时' : `${when(view.atMs)} 起`,
  by: (name: string) => `${name || '已注销'} 修改`,
  mode: {
    start: '',
    'from-now': '只管以后的积分',
    recalculate: '已有积分按新规则重算',
  } satisfies Record<RulesVersionView['mode'], string>,
  current: '现在的规则',
  earlier: '以前的版本',
  edit: '修改规则',
  whoChanges: '规则全季统一，由最上级单位的管理员修改',
  fields: {
    onTime: '按时签到',
    late: '迟到签到',
    checkInCap: '签到每天最多',
    watch: (seconds: number) => `学习每满 ${Math.round(seconds / 60)} 分钟`,
    watchCap: '学习时长每天最多',
    done: '学完一节微课',
    coverage: '看到多少算学完',
  },
  points: (points: number) => `${points} 分`,
  percent: (share: number) => `${Math.round(share * 100)}%`,
  unitPoints: '分',
  unitPercent: '%',
  between: (least: number, most: number) => `请填 ${least} 至 ${most}`,
  lateAbove: '迟到的分数不能高于按时',
  capBelow: '每日上限不能低于一次的分数',
  unchanged: '还没有改动',
  preview: '看看会影响谁',
  previewing: '正在计算影响',
  progress: (done: number, total: number | null) =>
    total === null ? '正在准备' : `${done} / ${total} 名党员`,
  stop: '停止',
  headline: (losing: number, gaining: number) => {
    if (losing === 0 && gaining === 0) return '没有人的积分会因此变化';
    const parts = [
      ...(losing > 0 ? [`${losing} 名党员将减分`] : []),
      ...(gaining > 0 ? [`${gaining} 名党员将加分`] : []),
    ];
    return parts.join('，');
  },
  ifRecalculated: '如果把已有积分按新规则重算：',
  group: (difference: number, members: number) =>
    difference < 0
      ? `${members} 名党员将减少 ${-difference} 分`
      : `${members} 名党员将增加 ${difference} 分`,
  unchangedMembers: (members: number) => `${members} 名党员不变`,
  sums: (gained: number, lost: number) => {
    const parts = [
      ...(gained > 0 ? [`增加 ${gained} 分`] : []),
      ...(lost > 0 ? [`减少 ${lost} 分`] : []),
    ];
    return `合计${parts.join('，')}`;
  },
  losses: '减少最多',
  gains: '增加最多',
  exhausted: (entries: number) => `另有 ${entries} 条积分更正次数已满，保持不变`,
  how: '怎样生效',
  fromNow: '只管以后',
  fromNowDetail: '已有积分不变；以后新得的积分按新规则。已发布的场次仍按发布时的分值。',
  recalculate: '全部重算',
  recalculateDetail:
    '已有积分先冲销、再按新规则记入，每条都写明原因，本人看得到。已学完的微课仍算学完。',
  reason: '修改原因',
  reasonHint: '例如：与去年口径一致',
  reasons: ['与上级规定一致', '与去年口径一致', '原规则有误'],
  apply: '确认修改',
  applying: '正在保存',
  back: '返回修改',
  applied: (version: number) => `第 ${version} 版已生效`,
  recounting: '正在重新计算积分',
  recounted: (members: number) => `重新计算完成，${members} 名党员的积分有变化`,
  late: '快好了：再核对修改期间的签到，约需一分半钟。可以离开本页',
  unfinished: '上次修改后的重新计算没有做完',
  goOn: '继续重新计算',
  failed: '没能算完，请返回后重试',
};

export const importCopy = {
  lead: '按模板填好后上传。先核对，确认后才计分；同一个文件只计一次。',
  template: '下载模板',
  choose: '选择文件',
  limits: '每个文件最多 10,000 行；每行 1 至 100 分，没有每日上限',
  sending: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
  reading: '正在核对',
  counting: '正在计入积分',
  reversing: '正在撤销',
  rows: (done: number, total: number | null) =>
    total === null ? '正在准备' : `${done} / ${total} 行`,
  before: '导入记录',
  none: '还没有导入过',
  row: (row: ImportRow) => `${row.byName || '已注销'} ${when(row.atMs)}`,
  status: {
    reading: '正在核对',
    ready: '待确认',
    unreadable: '无法读取',
    counting: '计入中',
    counted: '已计入',
    reversing: '撤销中',
    reversed: '已撤销',
  } satisfies Record<ImportRow['status'], string>,
  good: (rows: number, members: number, points: number) =>
    `${rows} 行可以计入：${members} 名党员，共 ${points} 分`,
  bad: (rows: number, counted: boolean) =>
    counted ? `${rows} 行有问题，没有计入` : `${rows} 行有问题，不会计入`,
  counted: (rows: number, members: number, points: number) =>
    `已计入 ${rows} 行：${members} 名党员，共 ${points} 分`,
  noneGood: '没有可以计入的行',
  which: '显示哪些行',
  wrong: (rows: number) => `有问题 ${rows}`,
  right: (rows: number) => `可计入 ${rows}`,
  line: (row: number) => `第 ${row} 行`,
  lineOf: (row: number, name: string) => `第 ${row} 行 ${name}`,
  more: '看更多行',
  problems: '下载有问题的行',
  evidence: '下载原文件',
  downloadFailed: '没能打开文件，请重试',
  count: (rows: number) => `确认计入 ${rows} 行`,
  goOn: '继续计入',
  reverse: '整批撤销',
  reverseNote: '每条积分都会冲销，并写明原因',
  reverseReasons: ['文件有误', '重复导入', '依据不足'],
  reversedBy: (row: NonNullable<ImportRow['reversed']>) =>
    `${row.byName || '已注销'} ${when(row.atMs)} 撤销：${row.reason}`,
  columns: {
    name: '姓名',
    branch: '所在支部',
    day: '学习日期',
    item: '学习内容',
    points: '积分',
  },
  empty: '（空）',
  faults: {
    missing: '没有填写',
    'too-long': '文字太长',
    'not-a-day': '不是日期',
    'outside-season': '不在本季之内，或晚于今天',
    'not-points': '不是 1 至 100 的整数',
    'unknown-branch': '没有这个支部，或不归您管理',
    'unknown-member': '支部里没有这个人',
    'several-members': '支部里有几位同名，请改用人工加分',
    self: '不能给自己导入积分',
    twice: '与前面的行重复',
    'counted-before': '以前的文件已经计过',
  },
};
