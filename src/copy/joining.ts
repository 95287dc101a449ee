import type { JoinCandidate } from '@contract/joining';
import type { ImportPreview } from '@contract/roster';
import { common } from './common';
import { segmentNames } from './segments';
import { clockTimeOf, dateOf, shanghaiOffsetMs } from './time';

const yearOf = (ms: number) => new Date(ms + shanghaiOffsetMs).getUTCFullYear();

/** 11月1日至12月31日; with the years where a season spans the turn of one. */
function datesOf(firstMs: number, lastMs: number): string {
  const spans = yearOf(firstMs) !== yearOf(lastMs);
  const [first, last] = [firstMs, lastMs].map((ms) =>
    spans ? `${yearOf(ms)}年${dateOf(ms)}` : dateOf(ms),
  );
  return `${first}至${last}`;
}

const momentOf = (ms: number) => `${dateOf(ms)} ${clockTimeOf(ms)}`;

/** Coming in: the codes, the request, and what becomes of it. */
export const joinCopy = {
  title: '加入所在支部',
  lead: '请向支部书记要 8 位加入码；第一位管理员在这里输入开通码',
  code: '加入码或开通码',
  codeHint: '例如 ABCD 2345',
  next: '下一步',
  looking: '正在核对…',
  branch: '您要加入的支部',
  name: '您的姓名',
  nameHint: '与党员名册上一致',
  consentTitle: '同意后再提交',
  consent:
    '为了签到和计分，需要保存您的姓名、支部和学习记录。不保存位置和通讯录，也不读取您的手机号。书记导入的名册里如有手机号，只存核对码和隐去中间四位的样子。',
  withdrawable: '书记确认前，可以随时撤回申请。',
  /** By the number that the roster has, where a committee asks for it. */
  phone: {
    choice: '名册上有您的手机号，马上就能加入；没有的，向书记要加入码',
    title: '用手机号加入',
    consent:
      '点按钮就是同意：手机号只用来和名册核对，不保存、不外传；加入后保存您的姓名、支部和学习记录。',
    button: '用微信手机号加入',
    asking: '正在核对…',
    declined: '没有取得手机号。可以再点一次，或改用下面的加入码',
    waiting: '按手机号申请，由书记或管理员核对后确认',
    standIn: '演示：这部手机的号码',
    standInHint: '11 位手机号',
  },
  submit: '同意并申请加入',
  submitting: '正在提交…',
  notNow: '暂不，先看看',
  otherCode: '换一个加入码',
  waiting: '已提交，等书记确认',
  waitingFact: (branchName: string, atMs: number) => `${branchName} · ${momentOf(atMs)} 提交`,
  waitingName: (name: string) => `姓名：${name}`,
  canScan: '现在就可以扫码签到：会先记下，书记确认后补记。',
  withdraw: '撤回申请',
  declined: '书记没有同意',
  declinedFact: (branchName: string, reason: string) => `${branchName}：${reason}`,
  replaced: '您已在另一部手机上绑定，这部手机不再能签到。如不是本人操作，请马上联系支部书记。',
  joined: '您已加入',
  toHome: '去首页',
  leave: '解除这部手机的绑定',
  leaveTitle: '解除绑定',
  leaveNote: '解除后，这部手机不能再签到和看积分。学习记录留在支部，以后可以再加入。',
  leaveConfirm: '解除',
};

/** The first administrator of an empty cloud. */
export const startCopy = {
  title: '开通冬训学堂',
  lead: '开通码正确。您将成为第一位管理员。',
  organisation: '组织名称',
  organisationHint: '例如 滨江区委',
  kind: '这是',
  kinds: { district: '区、县一级', committee: '单位党委' },
  branch: '您所在的支部',
  branchHint: '例如 机关第一支部',
  viewable: '开通后，可以在 我的 → 隐私中心 查看保存的内容。',
  submit: '同意并开通',
  founded: (branchName: string) =>
    `已开通，您是管理员，已加入 ${branchName}。下一步：在“组织与成员”里开始冬训季`,
  toOrganisation: '去组织与成员',
};

/** The secretary's list of who asks to join. */
export const requestsCopy = {
  entry: '加入申请',
  title: (count: number) => `${count} 人等您确认`,
  none: '没有等待确认的申请',
  asked: (branchName: string, atMs: number) => `${branchName} · ${momentOf(atMs)}`,
  onRoster: '名册里有这位党员',
  notOnRoster: '名册里没有这个名字，同意后会新加一位',
  several: '名册里有几位同名，请选是哪一位',
  accept: '同意',
  acceptOf: (name: string) => `同意 ${name} 加入`,
  replace: '换了手机，同意',
  isBound: '这位党员已绑定一部手机。如果是本人换了手机，旧手机会停用；请先当面核对。',
  byPhone: '用手机号申请',
  severalPhones: '名册里有几位登记了这个手机号，请选是哪一位',
  phoneOfRole: '手机号与名册一致。这位党员有职务，请核对是本人；同意后，原来绑定的手机会停用',
  /** What tells people of one name apart, as far as it is known. */
  candidate: (one: JoinCandidate) =>
    common.listOf(
      one.branchName,
      ...one.segments.map((segment) => segmentNames[segment]),
      ...(one.phone === undefined ? [] : [one.phone]),
      one.bound ? '已绑定手机' : '未绑定手机',
    ),
  decline: '不同意',
  declineOf: (name: string) => `不同意 ${name} 加入`,
  declineTitle: (name: string) => `不同意 ${name} 加入`,
  why: '原因（对方能看到）',
  reasons: ['不是本支部党员', '姓名与名册不符', '请当面联系我'],
  accepted: (name: string) => `${name} 已加入`,
};

/** Correcting the days of the season that runs. */
export const seasonDaysCopy = {
  entry: '更正起止日期',
  title: '更正冬训季的起止日期',
  correct: '更正日期',
  backwards: '最后一天要在第一天之后',
  before: (first: string, last: string) => `原来：${first} 至 ${last}`,
  changes:
    '改了以后，新的场次、服务和补登积分只能排在新日期之内；过了最后一天，本季结束，不再计分。任务进度按新的第一周重新统计。',
  stays:
    '已有的积分、排行、任务、目标和学习记录都不变；任务和微课的截止日期请另行修改。更正会记入操作记录。',
  confirm: '确认更正',
  keep: '不改了',
  done: '已更正起止日期',
};

/** Organisations, their invitation codes and who holds roles. */
export const organisationCopy = {
  season: '冬训季',
  seasonRunning: (name: string, startsAtMs: number, endsAtMs: number) =>
    `${name}：${datesOf(startsAtMs, endsAtMs - 1)}`,
  seasonNone: '还没有进行中的冬训季',
  seasonName: '名称',
  seasonNameHint: '例如 2026 年冬训',
  startsOn: '第一天',
  endsOn: '最后一天',
  startSeason: '开始这一季',
  starting: '正在为每位党员建立档案…',
  tree: '组织',
  kinds: { district: '区县', committee: '党委', branch: '支部' },
  facts: (kind: string, members: number) => `${kind} · ${members} 人`,
  noHolder: '还没有书记',
  add: '加一个下级组织',
  addTo: (name: string) => `在“${name}”下面加`,
  addKind: '加的是',
  name: '名称',
  nameHint: '例如 一车间支部',
  save: '保存',
  rename: '改名称',
  invite: '加入码',
  joinByPhone: '允许用手机号加入',
  joinByPhoneStates: { on: '已允许', above: '上级组织已允许，这里不用再开', off: '没有允许' },
  joinByPhoneBegin: {
    title: '允许用手机号加入',
    note: '导入名册时可以带“手机号”一列，只保存核对码和隐去中间四位的样子。与微信手机号一致的党员直接加入，不用等书记确认；有职务的党员仍要确认。会记入操作记录。',
    confirm: '允许',
  },
  joinByPhoneEnd: {
    title: '不再允许用手机号加入',
    note: '名册里登记的手机号会一并删除；已加入的党员不受影响。会记入操作记录。',
    confirm: '关闭并删除手机号',
  },
  people: '成员与职务',
  export: '导出名册',
  exportNote: '带水印，导出会记录在案，请勿外传。',
  incomplete: '组织较多，这里没有列全',
  invitation: {
    lead: '把加入码发给本支部党员，在“我是党员，去加入”里输入',
    copy: '复制邀请',
    copied: '已复制，可以粘贴到微信群',
    text: (branchName: string, code: string) =>
      `请加入“冬训学堂”${branchName}：打开小程序，点“我是党员，去加入”，输入加入码 ${code}，再填姓名即可。`,
    renew: '换一个新的加入码',
    renewNote: '换了以后，旧的加入码不能再用。加错了人，或加入码传到支部外面时再换。',
    until: (atMs: number) => `${dateOf(atMs)}前有效`,
    sheet: '打印加入说明',
  },
  person: {
    roles: '职务',
    edit: '改姓名和分类',
    move: '调到另一个支部',
    moveNote: '积分记录跟着本人走；在原支部得的分，支部排行仍算原支部的。',
    moveTo: (name: string) => `调到 ${name}`,
    moved: (name: string, branchName: string) => `${name} 已调到 ${branchName}`,
    segments: '分类（可多选）',
    eligible: '是否计入支部人均',
    count: '计入',
    leaveOut: '不计入',
    eligibleNote: '只影响支部排行的人均，不影响本人的积分。会记入操作记录。',
    why: '原因',
    whyHint: '例如 长期驻外',
    saved: '已保存',
  },
  forOrganisation: (name: string) => `在“${name}”的职务`,
  grant: '任命',
  end: '结束',
  noPhone: '还没有绑定手机',
  peopleOf: (name: string, total: number) => `${name} · ${total} 人`,
  further: '看后面的人',
  back: '看前面的人',
  nobody: '还没有成员，发出加入码后会出现在这里',
};

type LineFault = ImportPreview['faults']['shown'][number];
type FaultColumn = LineFault['column'];
type Fault = LineFault['fault'];

const columnNames: Record<FaultColumn, string> = {
  name: '姓名',
  branch: '所在支部',
  segments: '分类',
  phone: '手机号',
};

const faultTexts: Record<Fault, string> = {
  missing: '没有填写',
  'not-a-name': '不像姓名，请核对',
  unknown: '认不出，请按模板填写',
  several: '有重名，请在“成员与职务”里单独处理',
  twice: '与前面一行重复',
  'not-a-phone': '不是 11 位手机号，请改好或留空',
};

/** A roster file of the members. */
export const rosterImportCopy = {
  entry: '导入党员名册',
  lead: '先下载模板，填好姓名和所在支部，再选择文件。导入前会先列出将要改动的内容。',
  template: '下载模板',
  choose: '选择文件',
  sending: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
  limits: 'xlsx 或 csv，最多 10,000 人。支部要先在“组织与成员”里建好。',
  notOpened: '文件没能打开，请重试',
  summary: (added: number, changed: number, moved: number, same: number) =>
    `新增 ${added} 人，调动 ${moved} 人，改资料 ${changed} 人，不变 ${same} 人`,
  start: (changes: number) => `确认导入 ${changes} 处改动`,
  nothing: '没有要改动的内容',
  other: '换一个文件',
  faults: (count: number) => `${count} 行不能导入`,
  faultOf: (column: FaultColumn, fault: Fault) =>
    column === 'branch' && fault === 'unknown'
      ? '所在支部：小程序里没有，请先建好或改成一致的名称'
      : `${columnNames[column]}：${faultTexts[fault]}`,
  line: (row: number) => `表格第 ${row} 行`,
  faultsNote: '其余的行可以先导入。下载有问题的行，按里面的“原因”改好，再选那个文件。',
  faultsFile: '下载有问题的行',
  added: '新增',
  moved: '调动到',
  changed: '改分类或手机号',
  missing: '文件里没有的党员',
  missingNote: '他们仍留在名册里，不会因为导入而删除。',
  part: (title: string, count: number) => `${title} ${count} 人`,
  placed: (branchName: string, row: number) => `${branchName} · 表格第 ${row} 行`,
  more: (count: number) => `还有 ${count} 人没有列出`,
  working: '正在导入名册',
  progress: (done: number, total: number | null) =>
    total === null ? '正在读取文件…' : `已处理 ${done} / ${total}`,
  mayLeave: '可以离开这一页，会在后台继续。',
  done: (lines: number) => `导入完成，名册里的 ${lines} 行都已生效`,
  toPeople: '看名册',
  stopped: '导入已取消，名册没有任何改动',
  cancel: '取消导入',
  visible: '名册已经更新，正在整理各支部的积分档案。',
};
