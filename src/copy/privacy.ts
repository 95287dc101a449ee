import type { ExportAboutMe } from '@contract/privacy';
import type { AuditRow } from '@contract/report';
import type { AuditAction, KeptKind } from '@contract/vocabulary';
import { clockTimeOf, dateOf } from './time';

/** Kinds of what is kept: what it is, why, and until when. */
export const keptKindCopy: Record<KeptKind, { title: string; why: string; until: string }> = {
  roster: { title: '名册资料', why: '确认您是谁、在哪个支部', until: '在册期间' },
  phone: { title: '手机绑定', why: '用您的微信签到，别人不能冒用', until: '绑定期间' },
  points: { title: '积分', why: '计分和支部统计', until: '冬训季结束后 24 个月' },
  attendance: { title: '签到记录', why: '记到场、算积分', until: '冬训季结束后 24 个月' },
  watching: { title: '微课进度', why: '接着看、算学习时间', until: '冬训季结束后 24 个月' },
  leave: { title: '请假', why: '书记审批', until: '冬训季结束后 24 个月' },
  tasks: { title: '任务材料', why: '核实任务完成', until: '冬训季结束后 24 个月' },
  appeals: { title: '异议', why: '核实表彰名单', until: '冬训季结束后 24 个月' },
  notes: { title: '与您有关的操作', why: '谁改了什么，有据可查', until: '冬训季结束后 24 个月' },
  files: { title: '您上传的文件', why: '导入和说明', until: '一天' },
  scans: { title: '扫码异常', why: '防止冒签', until: '最长 30 天' },
};

const atOf = (atMs: number) => `${dateOf(atMs)} ${clockTimeOf(atMs)}`;

export const privacyCopy = {
  lead: '关于您，这里保存了下面这些',
  leadDetail: '只有您自己能在这里看到全部',
  count: (count: number) => (count === 0 ? '没有' : `${count} 条`),
  fact: (kind: KeptKind) => `${keptKindCopy[kind].why} · 保存期：${keptKindCopy[kind].until}`,
  take: '带走我的资料',
  takeDetail: '文件一天后从服务器删除，每次导出都会记录',
  sheet: '导出表格',
  json: '导出数据文件',
  handOver: '数据文件已备好，点这里保存',
  taking: '正在生成…',
  taken: '已生成，请查看',
  notTaken: '文件没能打开，请重试',
  exports: '谁导出过含我的表格',
  exportsDetail: '时间、人和内容',
  exportsEmpty: '还没有人导出过含您资料的表格',
  exportKinds: {
    session: '签到表',
    branch: '出勤统计',
    award: '表彰名单',
    own: '本人资料',
    audit: '操作记录',
    roster: '党员名册',
    faults: '名册导入问题',
  } satisfies Record<ExportAboutMe['kind'], string>,
  exportRow: ({ exporterName, organisationName, atMs }: ExportAboutMe) =>
    `${exporterName || '（资料已删除）'} · ${organisationName} · ${atOf(atMs)}`,
  empty: '这一类没有保存',
  more: '看更多',
  erase: '删除我的资料',
  eraseDetail: '姓名、手机绑定和写过的文字',
  eraseTitle: '删除我的资料？',
  eraseLead: '删除后不能恢复，支部统计人数不受影响',
  eraseFacts: [
    '姓名、手机绑定、请假原因、异议、上传的文件都会删除',
    '积分和到场只作为数字留在支部统计里，不再对应到您',
    '删除后您是群众，可以看公开微课；以后要再加入，请向支部书记要加入码',
  ],
  eraseConfirm: '删除',
  erasing: '正在删除…',
  cancel: '取消',
  erased: '您的资料已删除',
  toHome: '去首页',
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
  note: '谁在什么时候改了什么；只能看，不能改',
  person: '姓名',
  personHint: '可不填',
  search: '查找',
  action: '操作',
  organisation: '组织（含下级）',
  everything: '全部',
  period: '时间',
  periods: { week: '一周', month: '一月', all: '全部' },
  empty: '没有符合条件的记录',
  more: '看更早的',
  export: '导出表格',
  exporting: '正在生成…',
  exported: (rows: number) => `已生成 ${rows} 条的表格`,
  exportFailed: '表格没能打开，请重试',
  title: (row: AuditRow) =>
    row.subjectName === ''
      ? auditActionNames[row.action]
      : `${auditActionNames[row.action]}：${row.subjectName}`,
  row: ({ byName, organisationName, atMs }: AuditRow) =>
    `${byName || '（资料已删除）'} · ${organisationName} · ${atOf(atMs)}`,
  reason: (reason: string) => `说明：${reason}`,
};
