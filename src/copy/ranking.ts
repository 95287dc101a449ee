import type { RankingPeriod, RankingScope } from '@contract/vocabulary';

export const rankingCopy = {
  kindLabel: '排行种类',
  members: '党员',
  branches: '支部',
  scopeLabel: '范围',
  periodLabel: '时段',
  segmentLabel: '分类',
  segmentOf: (name: string) => `分类：${name}`,
  everybody: '全体',
  scopes: { branch: '本支部', committee: '本党委', all: '全部' } satisfies Record<
    RankingScope,
    string
  >,
  periods: { season: '本季', month: '本月', week: '本周' } satisfies Record<RankingPeriod, string>,
  own: '我的名次',
  place: '第',
  placeUnit: '名',
  points: '积分',
  ofTotal: (total: number) => `共 ${total} 人`,
  toNext: (points: number) => `距前一名 ${points} 分`,
  top: '现在是第一名',
  moved: (places: number) => (places > 0 ? `↑${places}` : `↓${-places}`),
  movedInWords: (places: number) =>
    places > 0 ? `比上周前进 ${places} 名` : `比上周后移 ${-places} 名`,
  sinceLastWeek: '比上周',
  neighbours: '我的前后',
  neighboursNear: '我的前后（约）',
  list: '榜单',
  more: '再看 50 名',
  moreFailed: '没能读到后面的名次',
  empty: '有人得分后开始排名',
  ranksAcrossBands: '名次为全部支部统一排列，本支部所在规模在前',
  sizeBands: { small: '小支部', medium: '中等支部', large: '大支部' },
  sizeBandOf: (band: string) => `${band}（同等规模相比）`,
  memberCount: (count: number) => `${count} 人`,
  meanAndTotal: (mean: string, total: string) => `人均 ${mean} 分 · 共 ${total} 分`,
  indexOf: (name: string, rank: number, index: number, uncertainty: number) =>
    `第 ${rank} 名，${name}，指数 ${index}，上下浮动 ${uncertainty}`,
  smallBranch: '支部人数少，名次可能上下浮动',
  indexExplained: '右边是指数：同等规模支部的平均水平为 100。棕色段是可能的浮动范围',
  ownBranch: '本支部',
};
