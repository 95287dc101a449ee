import type { ReminderAnswer, ReminderRow } from '@contract/reminder';
import type { ReminderKind, Shift } from '@contract/vocabulary';
import { common } from './common';
import { clockTimeOf, dateOf } from './time';

const moment = (ms: number) => `${dateOf(ms)} ${clockTimeOf(ms)}`;

/** 服务时长已确认，+10 分 · 11月25日 19:00; 材料被退回 · 原因：内容不完整 · 11月25日 19:00 */
function decisionText(what: string, ms: number, answer?: ReminderAnswer): string {
  const { outcome, points = 0, reason } = answer ?? {};
  return common.listOf(
    `${what}${outcome ? outcomes[outcome] : '有答复了'}${points > 0 ? `，+${points}\u00a0分` : ''}`,
    reason && `原因：${reason}`,
    moment(ms),
  );
}

const outcomes: Record<ReminderAnswer['outcome'], string> = {
  ...{ confirmed: '已确认', returned: '被退回', 'taken-back': '被收回' },
};

/** Where what it is about has no name any more. */
const untitled: Record<ReminderKind, string> = {
  ...{ 'session-tomorrow': '活动', 'session-soon': '活动', 'task-due': '任务' },
  ...{ 'lecture-due': '微课', 'leave-decided': '请假', 'join-decided': '加入' },
  ...{ 'evidence-decided': '任务材料', 'service-decided': '志愿服务' },
};

export const reminderPageCopy = {
  none: '现在没有要提醒您的事',
  list: '要记得的事',
  isNew: '新',
  /** What the thing is and when, under its name. */
  facts: {
    'session-tomorrow': (ms) => `${moment(ms)} 开始`,
    'session-soon': (ms) => `快开始了：${moment(ms)}`,
    'task-due': (ms) => `任务 · ${dateOf(ms)}前完成`,
    'lecture-due': (ms) => `微课 · ${dateOf(ms)}前学完`,
    'leave-decided': (ms) => `请假有答复了 · ${moment(ms)}`,
    'join-decided': (ms) => `已同意您加入 · ${moment(ms)}`,
    'evidence-decided': (ms, answer) => decisionText('材料', ms, answer),
    'service-decided': (ms, answer) => decisionText('服务时长', ms, answer),
  } satisfies Record<ReminderKind, (ms: number, answer: ReminderAnswer | undefined) => string>,
  titleOf: ({ kind, title }: ReminderRow) => title || untitled[kind],
  choose: '提醒我这些',
  chooseNote: '关掉的，这里不再列出，也不发微信消息。晚上 10 点到早上 7 点不发消息。只管本季。',
  kinds: {
    'session-tomorrow': '明天有活动',
    'session-soon': '一小时后有活动',
    'task-due': '任务还有三天到期',
    'lecture-due': '微课快到期',
    'leave-decided': '请假有答复',
    'join-decided': '加入申请有结果',
    'evidence-decided': '任务材料有答复',
    'service-decided': '服务时长有答复',
  } satisfies Record<ReminderKind, string>,
  shift: '我的班次',
  shiftNote: '上班时间不发消息，提前或下班后再发。',
  shifts: {
    none: '不倒班',
    early: '早班 6–14 点',
    late: '中班 14–22 点',
    night: '夜班 22–6 点',
  } satisfies Record<Shift | 'none', string>,
};
