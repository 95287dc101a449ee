import type { AttendanceMark } from '../shared/contract/attendance-mark';
import type { AwardWay } from '../shared/contract/award-terms';
import type { AuditAction, SessionCategory } from '../shared/contract/vocabulary';
import type { Attendance } from '../shared/domain/study-record';

/** Every word of the spreadsheets. */
export const copy = {
  sessionSheet: '签到表',
  memberSheet: '按党员',
  sessionsSheet: '按场次',
  sessionTitle: (organisation: string, title: string) => `${organisation} · ${title} · 签到表`,
  branchTitle: (branch: string, season: string) => `${branch} · ${season} · 出勤统计`,
  season: (name: string) => `冬训季：${name}`,
  sessionTime: (time: string, venue: string) => `场次时间：${time}　地点：${venue}`,
  part: (organisation: string) => `范围：${organisation}`,
  period: (from: string, to: string, sessions: number) =>
    `统计时段：${from} 至 ${to}，共 ${sessions} 场`,
  noSessions: '统计时段：还没有已开始的场次',
  incomplete: '注意：场次太多，较早的场次没有列入，数据不完整',
  sessionCounts: (counts: {
    invited: number;
    onSite: number;
    online: number;
    uninvited: number;
    waiting: number;
  }) =>
    `应到 ${counts.invited} 人；现场签到 ${counts.onSite} 人，线上签到 ${counts.online} 人（其中非邀请范围 ${counts.uninvited} 人）；待确认 ${counts.waiting} 人`,
  guests: (count: number) => `群众签到 ${count} 人，单独统计，不在名单内`,
  headCount: (heads: number) => `现场清点 ${heads} 人`,
  branchCounts: (counts: { onSite: number; online: number; times: number; heads: number }) =>
    `参加 ${counts.times} 人次（现场 ${counts.onSite}，线上 ${counts.online}），${counts.heads} 人至少参加过一场；人次与人数分别统计`,
  servicesIncomplete: '注意：志愿服务记录太多，没有全部计入，数据不完整',
  services: (sum: {
    personTimes: number;
    hours: number;
    deliveries: number;
    items: number;
    people: number;
  }) =>
    `志愿服务 ${sum.personTimes} 人次，${sum.hours} 小时；上门 ${sum.deliveries} 次，送 ${sum.items} 份，服务 ${sum.people} 人（只统计数量）`,
  rateRule: '必到到场率 = 到场 ÷（应到 − 请假），只算已结束的必到场次',
  member: {
    number: '序号',
    name: '姓名',
    branch: '支部',
    status: '到场情况',
    how: '方式',
    at: '到场时间',
    noted: '说明',
    required: '必到到场率',
    elsewhere: '其他场次',
    uninvited: '非邀请',
    serviceHours: '志愿服务小时',
    servicePoints: '志愿服务积分',
  },
  session: {
    date: '日期',
    title: '主题',
    category: '类别',
    organisation: '主办',
    required: '必到',
  },
  counts: {
    invited: '应到',
    present: '按时',
    late: '迟到',
    onSite: '现场人次',
    online: '线上人次',
    excused: '请假',
    absent: '缺席',
    left: '早退',
    pending: '待确认',
    declined: '未认可',
    none: '未参加',
  },
  yes: '是',
  no: '否',
  uninvited: '非邀请范围',
  notYet: '未到',
  erased: '（资料已删除）',
  sessionFile: (title: string, day: string) => `${title} ${day} 签到表.xlsx`,
  branchFile: (branch: string, day: string) => `${branch} ${day} 出勤统计.xlsx`,
};

export const statusNames: Record<AttendanceMark['status'], string> = {
  present: '按时',
  late: '迟到',
  pending: '待确认',
  declined: '未认可',
  excused: '请假',
  absent: '缺席',
  left: '早退',
  none: '未参加',
};

export const methodNames: Record<Attendance['method'], string> = {
  code: '扫现场码',
  confirmed: '书记确认',
  printed: '扫固定码',
  'by-hand': '书记登记',
  'member-code': '出示个人码',
  online: '线上观看',
  leave: '请假批准',
  settled: '结束后自动登记',
};

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

export const awardCopy = {
  sheet: '名单',
  title: (organisation: string, award: string) => `${organisation} · ${award} · 名单`,
  made: (
    time: string,
    list: { version: number; summaryVersion: number; rulesVersion: number; digest: string },
  ) =>
    `名单第 ${list.version} 版，定于 ${time}；积分汇总第 ${list.summaryVersion} 版，规则第 ${list.rulesVersion} 版；指纹 ${list.digest.slice(0, 16)}`,
  published: '名单已公布',
  notPublished: '注意：名单还没有公布',
  rank: '名次',
  points: '积分',
  lectures: '完成微课',
  index: '公平指数',
  mean: '人均积分',
  participation: '参学人数',
  way: '名额',
  number: '证书编号',
  code: '校验码',
  ways: {
    part: '本单位名额',
    overall: '全体名额',
    small: '小支部名额',
    medium: '中等支部名额',
    large: '大支部名额',
    admitted: '异议成立，增补',
  } satisfies Record<AwardWay, string>,
  file: (award: string, day: string) => `${award} ${day} 名单.xlsx`,
};

export const auditActionNames: Record<AuditAction, string> = {
  'rules-changed': '修改积分规则',
  'points-awarded': '人工加分',
  'points-reversed': '撤销加分',
  'points-imported': '导入校外学习积分',
  'award-changed': '表彰变更',
  'lecturer-changed': '讲师库变更',
  'project-changed': '项目与进展',
  'venue-changed': '阵地变更',
  'role-granted': '设职务',
  'task-changed': '改任务书',
  'survey-changed': '改调研',
  'service-changed': '志愿服务与时长',
  'role-ended': '免职务',
  'member-changed': '更改成员资料',
  'member-joined': '确认加入',
  'join-declined': '不同意加入',
  'roster-imported': '导入名册',
  'members-merged': '合并重复的党员',
  'organisation-changed': '更改组织',
  'season-changed': '开始或更改冬训季',
  'lecture-published': '发布或修改微课',
  'lecture-withdrawn': '下架微课',
  'member-erased': '本人删除资料',
};

export const auditCopy = {
  sheet: '操作记录',
  title: (organisation: string) => `${organisation} · 操作记录`,
  file: (organisation: string, day: string) => `${organisation} ${day} 操作记录.xlsx`,
  erased: copy.erased,
  columns: [
    ['时间', 18],
    ['操作', 18],
    ['操作人', 14],
    ['对象', 26],
    ['所属组织', 26],
    ['说明', 50],
  ] as [string, number][],
};
