import { common } from './common';

const times = (count: number) => `${count} 次`;

/** Entries of the roster that may be one person's. */
export const mergeCopy = {
  entry: '查找重复的党员',
  back: '回到名册',
  title: (count: number) => `可能重复 ${count} 对`,
  none: '没有发现重复的党员',
  incomplete: '只列出最可能的 50 对，合并后会出现其余的',
  likeness: {
    phone: '手机号相同',
    branch: '同一支部、姓名相同',
    name: '姓名相同、支部不同，可能是两个人',
  },
  sheet: (name: string) => `合并 ${name}`,
  keep: '保留哪一条？另一条会并进来',
  entryOf: (name: string, branchName: string) => `${name} · ${branchName}`,
  factsOf: (bound: boolean, phone: string | undefined, roles: readonly string[]) =>
    common.listOf(bound ? '已绑定手机' : '没有绑定手机', ...(phone ? [phone] : []), ...roles),
  phone: '两条都绑定了手机，保留哪一部？',
  phones: { stays: '保留的这条', goes: '并入的那条' },
  phoneNote: '另一部手机会停用，并看到提示。',
  result: '合并以后',
  score: '积分',
  scoreOf: (after: number) => `${after} 分`,
  scoreNote: (stays: number, goes: number) => `原来分别是 ${stays} 分和 ${goes} 分`,
  attended: '到会',
  attendedOf: times,
  double: '两边都有的',
  doubleNote: '同一件事只计一次，出勤按较好的计',
  doubleOf: (count: number) => `${count} 项`,
  capped: '超过每日上限的',
  cappedOf: (points: number) => `${points} 分不计`,
  noRecord: '并入的这条还没有积分记录',
  final: '合并后不能撤销。请先核对确实是同一个人。',
  ask: '合并为一条',
  confirm: '确认合并，不能撤销',
  working: '正在合并…',
  done: (name: string) => `${name} 已合并为一条`,
};
