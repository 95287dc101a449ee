import type { AppealRow, AwardLine, AwardOffer, CandidateRow } from '@contract/award';
import type {
  AwardKind,
  AwardShortfall,
  AwardStage,
  AwardTerms,
  AwardWay,
  TieRule,
} from '@contract/award-terms';
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

const tieWords: Record<AwardKind, Record<TieRule, string>> = {
  pacesetter: {
    extend: '同分并列：与最后一名同分的都入选，名单可以多于名额',
    exact: '同分时先达到的在前；先后也相同的一并入选',
  },
  collective: {
    extend: '指数相同并列：与最后一名相同的都入选，名单可以多于名额',
    exact: '指数相同时先比人均，再比参学率；仍相同的一并入选',
  },
};

/** The terms in sentences: what members read, and what an administrator checks before freezing. */
export function termsInWords(terms: AwardTerms): string[] {
  const appeals = `公布后公示 ${terms.appealDays} 天`;
  if (terms.kind === 'pacesetter') {
    const { places, conditions } = terms;
    const asked = [
      conditions.attendancePercent > 0 && `必到到场率至少 ${conditions.attendancePercent}%`,
      conditions.lectures > 0 && `完成微课至少 ${conditions.lectures} 节`,
      conditions.points > 0 && `积分至少 ${conditions.points} 分`,
      conditions.eligibleOnly && '计入支部均分',
    ].filter((one) => one !== false);
    const shares = [
      places.perPart > 0 && `每个下级单位前 ${places.perPart} 名`,
      places.overall > 0 && `${places.perPart > 0 ? '全体再取' : '全体'}前 ${places.overall} 名`,
    ].filter((one) => one !== false);
    return [
      `名额：${shares.join('，')}`,
      `条件：${asked.join('，') || '不限'}`,
      tieWords.pacesetter[terms.ties],
      appeals,
    ];
  }
  const { places, conditions } = terms;
  const shares = [
    places.small > 0 && `小支部（不满 10 人）${places.small} 个`,
    places.medium > 0 && `中等支部（10–49 人）${places.medium} 个`,
    places.large > 0 && `大支部（50 人起）${places.large} 个`,
    places.overall > 0 && `不分规模再取 ${places.overall} 个`,
  ].filter((one) => one !== false);
  return [
    `名额：${shares.join('，')}，按公平指数排序`,
    `条件：至少 ${conditions.members} 人，参学率（有积分的党员占比）至少 ${conditions.participationPercent}%`,
    tieWords.collective[terms.ties],
    appeals,
  ];
}

export const awardEditorCopy = {
  kind: '表彰什么',
  name: '名称',
  nameHint: '例如：学习标兵',
  nameMissing: '请填写名称',
  defaultNames: { pacesetter: '学习标兵', collective: '学习先进集体' } satisfies Record<
    AwardKind,
    string
  >,
  kinds: { pacesetter: '个人', collective: '支部' } satisfies Record<AwardKind, string>,
  places: '名额',
  noPlaces: '至少要有一个名额',
  conditions: '条件',
  overall: { pacesetter: '全体', collective: '不分规模' } satisfies Record<AwardKind, string>,
  overallFact: '给还没有名额的人，按全体排名',
  perPart: '每个下级单位',
  perPartFact: '先给各单位前几名',
  small: '小支部（不满 10 人）',
  medium: '中等支部（10–49 人）',
  large: '大支部（50 人起）',
  attendance: '必到到场率（%）',
  lectures: '完成微课（节）',
  points: '最低积分',
  eligibleOnly: '只评计入支部均分的党员',
  members: '最少人数',
  participation: '参学率（%）',
  participationFact: '有积分的党员占比',
  ties: '最后一名并列时',
  tieKinds: { extend: '都入选', exact: '再比先后' } satisfies Record<TieRule, string>,
  tieFact: (kind: AwardKind, rule: TieRule) => tieWords[kind][rule],
  appealDays: '公示天数',
  less: (what: string) => `${what}减少`,
  moreOf: (what: string) => `${what}增加`,
  save: '保存',
  saving: '正在保存…',
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

/** A space parts a figure from the word before it. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text);

/** 2026年12月5日 */
const dayOfYear = (atMs: number) => {
  const at = new Date(atMs + 8 * 3_600_000);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
};

export const certificateCopy = {
  title: '证 书',
  body: (season: string) => `在${spaced(season)}中认真学习，表现突出，被评为`,
  bodyOfBranch: (season: string) => `在${spaced(season)}中组织有力，学习扎实，被评为`,
  number: (number: string) => `证书编号 ${number}`,
  code: (code: string) => `校验码 ${code}`,
  date: dayOfYear,
  picture: (words: readonly string[]) => `证书图片：${words.filter(Boolean).join('，')}`,
  notFinal: '名单还在公示，公示结束后正式生效；您的名额不会因公示取消',
  named: '在名单上公开我的姓名',
  namedDetail: '关闭后，别人看不到您的全名；证书不受影响',
  keptUntil: (untilMs: number) =>
    `证书可以在这里看到 ${dayOfYear(untilMs)}，之后按规定删除，请把图片存到手机里`,
  save: '保存证书',
  saved: '已保存，可以到相册或下载里查看',
  file: (name: string) => `${name}证书`,
  problems: {
    drawing: '证书没能画出来，请重试',
    saving: '没能保存，请重试',
    'not-permitted': '没有相册权限，请在设置里允许后再保存',
    naming: '没能保存您的选择，请再试一次',
  },
};
