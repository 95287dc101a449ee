import type { AwardKind, AwardTerms, TieRule } from '@contract/award-terms';

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
