import type { TeamKind } from '@contract/vocabulary';
import { durationOf } from './time';

export const teamKindNames: Record<TeamKind, string> = {
  red: '红色讲师团',
  publicity: '宣讲团',
  'five-elders': '五老',
  swallow: '理论飞燕',
  folk: '百姓名嘴',
  master: '名师',
  other: '其他队伍',
};

const hours = (minutes: number) => `${Math.round(minutes / 6) / 10} 小时`;

export const lecturersCopy = {
  search: '搜索讲师姓名',
  count: (lecturers: number, teams: number) => `${lecturers} 位讲师，${teams} 支队伍`,
  none: '讲师库还是空的',
  noneFound: '没有找到这位讲师，换个名字试试',
  noTeam: '还没有编入队伍',
  emptyTeam: '这支队伍还没有讲师',
  retired: '已停用',
  member: '党员',
  add: '添加讲师',
  teams: '管理队伍',
  teamsDetail: '改名、停用、新建',
  adopt: '从已有姓名导入',
  adoptDetail: '场次和微课里写过的讲师，一次收进来',
  usualTeams: '先建常用队伍',
  usualTeamsFact: '红色讲师团、五老、理论飞燕（六支）、百姓名嘴等，建好后可以改名',
  usualTeamsDone: (added: number) => (added > 0 ? `已建 ${added} 支队伍` : '常用队伍都已经有了'),
};

export const lecturerCopy = {
  given: '本季讲了',
  lectures: '微课',
  sessions: '宣讲',
  lecturesGiven: (count: number, seconds: number) =>
    count === 0 ? '0 节' : `${count} 节，共 ${durationOf(seconds)}`,
  sessionsGiven: (count: number, minutes: number) =>
    count === 0 ? '0 场' : `${count} 场，共 ${hours(minutes)}`,
  reach: '多少人听',
  reachFact: '人数、人次、群众、观看分开统计，不能相加',
  heads: '到场或上线的党员',
  headsOf: (count: number) => `${count} 人`,
  onSite: '现场',
  online: '线上',
  guests: '群众',
  times: (count: number) => `${count} 人次`,
  views: '看微课',
  viewsOf: (began: number, completed: number) => `开始看 ${began} 人次，学完 ${completed} 人次`,
  viewsNone: '还没有统计，约十分钟后再看',
  latest: (count: number) => `场次很多，人数只算最近 ${count} 场`,
  lecturesTitle: '讲的微课',
  lecturesNone: '本季还没有微课',
  sessionsTitle: '讲的场次',
  sessionsNone: '本季还没有场次',
  withdrawn: '已下架',
  notHeld: '还没到时间',
  manage: '管理',
};

export const lecturerFormCopy = {
  addTitle: '添加讲师',
  editTitle: '修改讲师',
  name: '姓名',
  nameHint: '公布时用的姓名',
  isMember: '名册里的党员，姓名在名册里改',
  find: '查一查名册',
  found: (name: string) => `名册里叫${name}的党员，是哪一位？`,
  notFound: '名册里没有同名党员，按外请讲师添加',
  thisOne: '就是这位',
  outsider: '都不是，按外请讲师添加',
  outsiderFact: '外请讲师只保存公布用的姓名和一句简介；本人要求时可以删除',
  introduction: '一句简介（选填）',
  introductionHint: '例如：退休教师',
  teams: '队伍（最多六支）',
  save: '保存',
  saving: '正在保存…',
  saved: '已保存',
  retire: '停用',
  retireFact: '停用后新的场次和微课不能再选，以前讲的都在',
  restore: '重新启用',
  merge: '合并到另一条',
  mergeFact: '两条是同一个人时用。这一条以前讲的都算到选中的那一条，不能撤销',
  mergeInto: (name: string) => `合并到${name}`,
  erase: '删除这位讲师的资料',
  eraseFact: '姓名从讲师库、场次和微课里去掉，场次和数字保留。删除后不能恢复',
  eraseNow: '删除',
  cancel: '取消',
};

export const teamCopy = {
  title: '管理队伍',
  none: '还没有队伍',
  add: '新建队伍',
  kind: '类别',
  name: '队伍名称',
  nameHint: '例如：理论飞燕·青燕',
  retired: '停用',
  retiredFact: '不再编入新的讲师，已有的保留',
  saved: '队伍已保存',
};

export const adoptCopy = {
  title: '从已有姓名导入',
  fact: '下面的姓名写在本季的场次或微课里，还没有收进讲师库。一次最多导入 20 个。',
  none: '写过的讲师都已经在讲师库里了',
  row: (sessions: number, lectures: number) => `${sessions} 场，${lectures} 节微课`,
  known: '讲师库里已有同名的，会归到那一条',
  asMember: (branch: string) => `是${branch}的党员`,
  asOutsider: '外请讲师',
  leave: '先不导入',
  who: (name: string) => `${name}是谁`,
  more: '姓名较多，导入这些以后再看其余的',
  adopt: (count: number) => `导入 ${count} 个`,
  adopting: '正在导入…',
  done: (lecturers: number, sessions: number, lectures: number) =>
    `新增 ${lecturers} 位讲师，归好了 ${sessions} 场、${lectures} 节微课`,
};
