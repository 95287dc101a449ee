import type { JoinCandidate } from '@contract/joining';
import { common } from './common';
import { segmentNames } from './segments';
import { clockTimeOf, dateOf } from './time';

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
