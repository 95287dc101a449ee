import type { AppealRow, AwardLine, AwardOffer, CandidateRow } from '@contract/award-answers';
import type { AwardKind, AwardShortfall, AwardStage, AwardWay } from '@contract/award-terms';
import { requiredRate } from '@contract/attendance-mark';
import { common } from './common';
import { formatNumber } from './numbers';
import { clockTimeOf, dateOf } from './time';

/** 12月5日 14:05 */
const momentOf = (atMs: number) => `${dateOf(atMs)} ${clockTimeOf(atMs)}`;

const stageNames: Record<AwardStage, string> = {
  draft: '未定名单',
  frozen: '名单已定，未公布',
  appeals: '公示中',
  deciding: '异议处理中',
  final: '已定稿',
};

const wayNames: Record<AwardWay, string> = {
  part: '本单位名额',
  overall: '全体名额',
  small: '小支部名额',
  medium: '中等支部名额',
  large: '大支部名额',
  admitted: '异议成立，增补',
};

/** The last day of the appeals; they end at its midnight. */
const lastDayOf = (untilMs: number) => dateOf(untilMs - 1);
const counted = (kind: AwardKind, count: number) =>
  kind === 'pacesetter' ? `${count} 人` : `${count} 个支部`;

export const awardListCopy = {
  published: '已公布的名单',
  managed: '我管理的表彰',
  earlier: '以前的冬训季',
  empty: '还没有公布的名单，公布后会出现在这里',
  create: '新建表彰',
  holder: '由哪个单位表彰',
  line: ({ organisationName, stage, seasonName, erased }: AwardLine) =>
    common.listOf(seasonName, organisationName, erased ? '名单已删除' : stageNames[stage]),
  counted,
  own: '已入选',
  waiting: (count: number) => `${count} 条异议`,
};

export const awardCopy = {
  stage: (stage: AwardStage) => stageNames[stage],
  until: (untilMs: number) => `公示到 ${lastDayOf(untilMs)}\u00a024:00，对结果有异议可以在期内提出`,
  final: '公示期已过，名单已定稿',
  deciding: '公示期已过，还有异议在处理',
  frozenAt: (atMs: number) => `名单定于 ${momentOf(atMs)}`,
  count: counted,
  rank: (rank: number) => `第 ${rank} 名`,
  way: (way: AwardWay) => wayNames[way],
  own: '我',
  ownBranch: '本支部',
  erased: '（资料已删除）',
  names: '隐藏了姓名的人，同意公开后才显示全名',
  howChosen: '怎么选出来的',
  certificate: '查看证书',
  versions: '名单版本',
  version: (version: number, corrected: boolean) =>
    corrected ? `第 ${version} 版（更正）` : `第 ${version} 版`,
  versionDetail: (atMs: number, count: string, reason: string | undefined) =>
    common.listOf(momentOf(atMs), count, reason === undefined ? undefined : `原因：${reason}`),
  shown: '正在看',
  old: (version: number) => `这是第 ${version} 版，已被更正`,
  toNewest: '看现在的名单',
  number: (number: string, code: string) => `证书\u00a0${number} 校验码\u00a0${code}`,
  notYet: '还没有定名单',
  listErased: '冬训季结束 24 个月后，名单和异议已按规定删除，只留下人数',
};

export const appealCopy = {
  make: '提出异议',
  change: '修改异议',
  fact: '只能为自己提出。写清楚哪一项记录不对，管理员会答复。',
  factOfBranch: '由书记代表本支部提出。写清楚哪一项记录不对，管理员会答复。',
  text: '异议内容',
  textHint: '例如：12月3日的党课我到场了，没有记上',
  missing: '请写明异议内容',
  send: '提交异议',
  sending: '正在提交…',
  mine: '我的异议',
  status: { waiting: '等待答复', upheld: '异议成立', declined: '维持原名单' } satisfies Record<
    AppealRow['status'],
    string
  >,
  madeAt: (atMs: number) => `${momentOf(atMs)} 提出`,
  answer: (text: string) => `答复：${text}`,
  list: '异议',
  decide: '答复',
  decideTitle: (name: string) => `答复${name}的异议`,
  upholdFact: '成立：增补进名单，生成新版本；已公布的人不受影响，旧版本保留。',
  reason: '理由',
  reasonHint: '会随更正后的名单公开，不要写个人情况',
  reasonMissing: '请写明理由',
  uphold: '异议成立，增补',
  decline: '维持原名单',
};

const shortfallWords: Record<AwardShortfall, string> = {
  attendance: '必到到场率不够',
  lectures: '完成微课不够',
  points: '积分不够',
  eligible: '不计入支部均分',
  members: '人数不够',
  participation: '参学率不够',
};

function figuresOf({ figures }: Pick<CandidateRow, 'figures'>): string {
  if (figures.kind === 'pacesetter') {
    const rate = requiredRate(figures);
    const { due, attended, excused } = figures.required;
    const sessions = rate === undefined ? '没有必到场次' : `必到 ${attended}/${due - excused}`;
    return common.listOf(
      `${figures.points}\u00a0分`,
      sessions,
      `微课\u00a0${figures.lectures}\u00a0节`,
    );
  }
  const { index, uncertainty, meanPoints, participants, members } = figures;
  return common.listOf(
    `指数\u00a0${formatNumber(index)}±${formatNumber(uncertainty)}`,
    `人均\u00a0${formatNumber(meanPoints)}`,
    `参学\u00a0${participants}/${members}`,
  );
}

export const candidateCopy = {
  fact: (asOfMs: number) => `按 ${momentOf(asOfMs)} 的积分试算，没有定名单，也没有通知任何人`,
  versions: (summary: number, rules: number) => `积分汇总第 ${summary} 版 · 规则第 ${rules} 版`,
  honoured: (count: string) => `入选 ${count}`,
  others: '没有入选',
  unfilled: (kind: AwardKind, count: number) =>
    kind === 'pacesetter'
      ? `还有 ${count} 个名额空着，符合条件的人不够`
      : `还有 ${count} 个名额空着，那一档符合条件的支部不够`,
  incomplete: '条件太严：看了前 2000 名仍选不满，请放宽条件或减少名额',
  nobody: '没有人符合条件，请放宽条件',
  figures: figuresOf,
  way: (way: AwardWay, part: string) => (way === 'part' && part ? `${part}名额` : wayNames[way]),
  reason: (shortfalls: readonly AwardShortfall[]) =>
    shortfalls.length > 0
      ? shortfalls.map((one) => shortfallWords[one]).join('、')
      : '符合条件，名额已满',
  reachedAt: (atMs: number) => `${momentOf(atMs)} 达到`,
};

export const awardActionCopy: Record<Exclude<AwardOffer, 'decide'>, string> = {
  edit: '修改条件',
  remove: '删除',
  freeze: '看候选名单',
  reopen: '退回修改',
  publish: '公布名单',
};

export const awardSheetCopy = {
  freeze: '定名单',
  freezeFact: '名单、积分版本和规则版本会一起存下，之后积分再变也不影响这份名单。',
  freezeNow: '确定名单',
  publishFact: (days: number) =>
    `公布后本单位党员都能看到，公示 ${days} 天。公布后不能收回，也不能再从名单里去掉任何人，请先核对。`,
  publishNow: '现在公布',
  reopenFact: '退回后重新定名单，现在这份作为旧版本保留。',
  reopenNow: '退回修改',
  removeFact: '删除后不能恢复。',
  removeNow: '删除',
  reason: '原因',
  reasonHint: '例如：名额有调整',
  working: '正在处理…',
  cancel: '取消',
};

export const recheckCopy = {
  run: '重新核算名单',
  running: '正在核算…',
  same: (candidates: number) => `核算一致：用当时存下的 ${candidates} 条记录重算，名单相同`,
  different: '核算不一致：名单或记录被改动过，请停止使用并联系技术人员',
  digest: (digest: string) => `指纹 ${digest.slice(0, 16)}`,
};

export const exportCopy = {
  run: '导出名单表格',
  running: '正在生成…',
  failed: '表格没能打开，请重试',
  note: '表格含个人信息，仅供内部使用；每次导出都会记录，文件一天后删除',
};
