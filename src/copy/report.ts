import type { AttendanceMethod, HistoryRow } from '@contract/attendance-history';
import type { AttendanceCounts, AttendanceMark } from '@contract/attendance-mark';
import type { ExportLogRow } from '@contract/report';
import type { Standing } from '@contract/vocabulary';
import { common } from './common';
import { signed } from './numbers';
import { clockTimeOf, dateOf } from './time';

const standingNames: Record<Standing, string> = {
  present: '按时',
  late: '迟到',
  pending: '待确认',
  declined: '未认可',
  excused: '请假',
  absent: '缺席',
  left: '早退',
  none: '未参加',
};

const wayNames: Record<AttendanceMethod, string> = {
  code: '扫现场签到码',
  confirmed: '扫码较晚，书记已确认',
  printed: '扫固定签到码',
  'by-hand': '书记登记',
  'member-code': '出示个人码，书记扫码',
  online: '线上观看满时长',
  leave: '请假已批准',
  settled: '场次结束后自动登记',
};

const percent = (share: number) => `${Math.round(share * 100)}%`;

const minutesOf = (ms: number) => Math.max(1, Math.round(ms / 60_000));

export const attendanceCopy = {
  /** 按时（线上） */
  mark: ({ status, online }: Pick<AttendanceMark, 'status' | 'online'>) =>
    online ? `${standingNames[status]}（线上）` : standingNames[status],
  /** 人次 and 人数 are different numbers and stand side by side, each with its word. */
  personTimes: '人次',
  heads: '人数',
  onSite: '现场',
  online: '线上',
  split: (onSite: number, online: number) => `现场\u00a0${onSite} · 线上\u00a0${online}`,
  rate: '必到到场率',
  rateOf: (rate: number | undefined) => (rate === undefined ? '—' : percent(rate)),
  rateRule: '到场率 = 到场 ÷（应到 − 请假），只算已结束的必到场次',
  /** 按时 5 · 迟到 1 · 缺席 1: what is zero is left out. */
  statuses: ({ statuses }: Pick<AttendanceCounts, 'statuses'>) =>
    (['present', 'late', 'pending', 'excused', 'absent', 'left', 'declined', 'none'] as const)
      .filter((status) => statuses[status] > 0)
      // A name and its number stay on one line.
      .map((status) => `${standingNames[status]}\u00a0${statuses[status]}`)
      .join('\u00a0· ') || '还没有场次',
};

/** Where an attendance comes from, in words: how and when. */
function wayOf({ method, seenAtMs, codeAgeMs }: HistoryRow): string {
  if (method === undefined) return '';
  const seen = seenAtMs === undefined ? '' : `${clockTimeOf(seenAtMs)} `;
  const age = codeAgeMs === undefined ? '' : `（晚到 ${minutesOf(codeAgeMs)} 分钟）`;
  return `${seen}${wayNames[method]}${age}`;
}

export const historyCopy = {
  attended: '我参加过',
  times: '场',
  empty: '还没有邀请您参加的场次',
  toCome: '还没开始',
  checkInOpen: '可以签到',
  coming: '接下来',
  running: '正在进行',
  cancelled: '已取消',
  lapsed: '没有开始',
  way: (row: HistoryRow) => (row.recorded === 'pending' ? `${wayOf(row)}，等书记确认` : wayOf(row)),
  uninvited: '不在邀请范围内参加',
  points: (points: number) => `${signed(points)} ${common.points}`,
  time: '时间',
  venue: '地点',
  holder: '主办',
  recorded: '到场情况',
  how: '怎么记的',
  noted: '说明',
  earned: '得分',
  required: '必到',
  notRecorded: '没有签到记录',
  correction: (from: Standing, to: Standing) =>
    `由“${standingNames[from]}”改为“${standingNames[to]}”`,
  corrected: '人工更正',
  at: (atMs: number) => `${dateOf(atMs)} ${clockTimeOf(atMs)}`,
  toLive: '进入直播',
  leave: { ask: '请假', approved: '已批准请假' },
  wrong: '记录有误？请联系所在支部书记更正',
  earlier: '看更早的',
};

export const branchCopy = {
  branch: (times: number, heads: number, members: number) =>
    `${times} 人次 · 人数 ${heads}/${members}`,
  branches: (total: number) => `共 ${total} 个支部`,
  members: (count: number) => `在册党员 ${count} 人`,
  more: '看更多支部',
  loadingMore: '正在加载…',
  by: '按什么看',
  byMember: '按党员',
  bySession: '按场次',
  noSessions: '本季还没有开始过的场次',
  noMembers: '本支部还没有党员加入本季',
  notCounted: '数据不完整，点开再看',
  incompleteSessions: '场次太多，较早的没有列入，数据不完整',
  memberRate: (rate: number | undefined) => (rate === undefined ? '—' : `必到 ${percent(rate)}`),
  elsewhere: (count: number) => `另参加其他场次 ${count} 场`,
  sessionCount: (attended: number, invited: number) => `${attended}/${invited}`,
  uninvited: (count: number) => `另有非邀请 ${count} 人`,
  sheet: '打开签到名单',
  showMore: '显示更多',
  erased: '（资料已删除）',
  exportBranch: '导出本支部表格',
  exportSession: '导出签到表',
  exportPart: '导出本支部名单',
  exporting: '正在生成…',
  exported: (rows: number) => `已生成 ${rows} 人的表格`,
  exportFailed: '表格没能打开，请重试',
  exportNote: '表格含个人信息，仅供内部使用；每次导出都会记录，文件一天后删除',
  log: '导出记录',
  logDetail: '谁在什么时候导出过',
  audit: '操作记录',
  auditDetail: '谁在什么时候改了什么',
};

export const exportLogCopy = {
  empty: '还没有人导出过',
  kind: {
    session: '签到表',
    branch: '出勤统计',
    award: '表彰名单',
    own: '本人资料',
    audit: '操作记录',
    roster: '党员名册',
    faults: '名册导入问题',
  } satisfies Record<ExportLogRow['kind'], string>,
  row: ({ exporterName, atMs, rows }: ExportLogRow) =>
    `${exporterName} · ${dateOf(atMs)} ${clockTimeOf(atMs)} · ${rows} 人`,
  note: '文件水印里的编号，可以在这里对上',
};
