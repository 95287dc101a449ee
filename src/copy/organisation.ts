import { dateOf, shanghaiOffsetMs } from './time';

const yearOf = (ms: number) => new Date(ms + shanghaiOffsetMs).getUTCFullYear();

/** 11月1日至12月31日; with the years where a season spans the turn of one. */
function datesOf(firstMs: number, lastMs: number): string {
  const spans = yearOf(firstMs) !== yearOf(lastMs);
  const [first, last] = [firstMs, lastMs].map((ms) =>
    spans ? `${yearOf(ms)}年${dateOf(ms)}` : dateOf(ms),
  );
  return `${first}至${last}`;
}

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
