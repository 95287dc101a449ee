import type { LeaveStatus } from '@contract/attendance-answers';
import type { Standing } from '@contract/vocabulary';
import { standingNames } from './standing';
import { clockTimeOf, dateOf } from './time';

export const leaveCopy = {
  requests: (count: number) => `请假申请 ${count}`,
  asked: (askedAtMs: number) => `${dateOf(askedAtMs)} ${clockTimeOf(askedAtMs)} 提出`,
  approve: '同意',
  approveOf: (name: string) => `同意${name}请假`,
  refuse: '不同意',
  refuseOf: (name: string) => `不同意${name}请假`,
  refuseTitle: (name: string) => `不同意${name}请假`,
  answer: '答复',
  answerHint: '告诉对方为什么',
  answers: ['请务必参加', '请先与我联系'],
  cameAnyway: '对方已经签到，请假不再生效',
  title: '请假',
  why: '请假原因',
  whyHint: '例如：出差',
  reasons: ['出差', '生病', '值班', '照顾家人'],
  ask: '提交申请',
  askAgain: '重新申请',
  change: '修改原因',
  asking: '正在提交…',
  withdraw: '撤回申请',
  offline: '没有网络，联网后再提交',
  states: {
    waiting: '已提交，等书记处理',
    approved: '书记已同意请假',
    declined: '书记没有同意',
    withdrawn: '您已撤回申请',
  } satisfies Record<LeaveStatus, string>,
  decidedAt: (decidedAtMs: number) => `${dateOf(decidedAtMs)} ${clockTimeOf(decidedAtMs)} 答复`,
  yourReason: (reason: string) => `原因：${reason}`,
  theAnswer: (answer: string) => `书记答复：${answer}`,
  canCome: '能来的话，到场扫码即可签到',
  recorded: (status: Standing) => `本场记录：${standingNames[status]}`,
  over: '这一场已不能请假，如有问题请联系书记',
};
