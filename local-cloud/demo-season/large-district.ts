import { Chance } from './chance';
import {
  organisationTree,
  type BranchKind,
  type BranchPlan,
  type CommitteePlan,
} from './organisations';

/** Invented places; each is combined with every kind of committee. */
const PLACES = split(
  '松岭 白杨 石桥 柳塘 梅溪 竹园 桃源 杏林 桂山 枫桥 银杏 芦荡 荷塘 莲池 稻香 麦田 北辰 南屏 东篱 西塘 ' +
    '长堤 新渡 老埠 龙泉 凤坪 鹿鸣 鹤洲 雁滩 燕山 云台 月湖 星河 春晖 秋实 晴川 霁岭 明湖 清溪 古槐 金穗',
);

interface CommitteeKind {
  /** Behind the name of the place. */
  suffix: string;
  /** Parts in which the branches are; each has several. */
  stems: readonly [stem: string, kind: BranchKind][];
}

const KINDS: readonly CommitteeKind[] = [
  {
    suffix: '镇党委',
    stems: split('上河 下河 前庄 后庄 东坡 西岗 大堰 小湾 高台 沙洲').map((name) => [
      `${name}村`,
      'mixed',
    ]),
  },
  {
    suffix: '街道党委',
    stems: split('迎春 朝阳 文昌 和平 幸福 安康 花园 铁路').map((name) => [`${name}社区`, 'mixed']),
  },
  {
    suffix: '机电公司党委',
    stems: [
      ['总装车间', 'line'],
      ['冲压车间', 'line'],
      ['喷涂车间', 'line'],
      ['质检中心', 'office'],
      ['公司机关', 'office'],
      ['离退休', 'retired'],
    ],
  },
  {
    suffix: '教育联盟党委',
    stems: [
      ['中心小学', 'office'],
      ['初级中学', 'office'],
      ['幼儿园', 'office'],
      ['后勤服务', 'line'],
      ['退休教师', 'retired'],
    ],
  },
  {
    suffix: '物流园党委',
    stems: [
      ['仓储', 'line'],
      ['干线车队', 'line'],
      ['快递站点', 'line'],
      ['园区机关', 'office'],
    ],
  },
];

const BRANCHES = { fewest: 12, most: 56 };
const MEMBERS = { fewest: 3, most: 300, usual: 27, spread: 0.75 };
const NUMERALS = [...'一二三四五六七八九十'];

/**
 * Further committees, so that the district has about this many members: 12 to 56 branches each, of 3 to 300 members, small
 * ones far more often than large ones. Follows from the seed alone. @throws Error for more members than there are names
 */
export function committeesUpTo(members: number, seed: string): CommitteePlan[] {
  const chance = new Chance(seed, 'large district');
  const names = KINDS.flatMap((kind) => PLACES.map((place) => ({ place, kind })));
  const committees: CommitteePlan[] = [];
  let missing = members - organisationTree().district.memberCount;
  while (missing > 0) {
    // Kinds follow one another, so that a district of any size is of all sorts.
    const at = (committees.length % KINDS.length) * PLACES.length;
    const named = names[at + Math.floor(committees.length / KINDS.length)];
    if (named === undefined) throw new Error(`there are no names for ${members} members`);
    const branches = branchesOf(named.kind, missing, chance);
    committees.push([named.place + named.kind.suffix, branches]);
    missing -= branches.reduce((sum, [, count]) => sum + count, 0);
  }
  return committees;
}

/** The last committee gets no more members than are missing, as far as its branches may be that small. */
function branchesOf(kind: CommitteeKind, missing: number, chance: Chance): BranchPlan[] {
  const branches: BranchPlan[] = [];
  const wanted = chance.whole(BRANCHES.fewest, BRANCHES.most);
  let left = missing;
  for (let place = 0; place < wanted && left > 0; place++) {
    const [stem, memberKind] = kind.stems[place % kind.stems.length] ?? ['', 'mixed'];
    const number = Math.floor(place / kind.stems.length);
    const count = Math.max(MEMBERS.fewest, Math.min(left, sizeOf(chance)));
    const name = `${stem}第${numeralOf(number + 1)}支部`;
    branches.push([name, count, memberKind]);
    left -= count;
  }
  return branches;
}

/** Sizes lie around the usual one by factors, not by differences: half of the branches have fewer, some ten times as many. */
function sizeOf(chance: Chance): number {
  const size = Math.round(MEMBERS.usual * Math.exp(chance.around(MEMBERS.spread)));
  return Math.min(MEMBERS.most, Math.max(MEMBERS.fewest, size));
}

/** 1 to 99 as they are written. */
function numeralOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const front = tens === 0 ? '' : `${tens === 1 ? '' : (NUMERALS[tens - 1] ?? '')}十`;
  return front + (ones === 0 ? '' : (NUMERALS[ones - 1] ?? ''));
}

function split(names: string): string[] {
  return names.split(' ');
}
