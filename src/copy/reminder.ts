import type { ReminderRow } from '@contract/reminder';
import type { ReminderKind, Shift } from '@contract/vocabulary';
import { clockTimeOf, dateOf } from './time';

const moment = (ms: number) => `${dateOf(ms)} ${clockTimeOf(ms)}`;

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
  } satisfies Record<ReminderKind, (ms: number) => string>,
  titleOf: ({ kind, title }: ReminderRow) => title || (kind === 'leave-decided' ? '请假' : '加入'),
  choose: '提醒我这些',
  chooseNote: '关掉的，这里不再列出，也不发微信消息。晚上 10 点到早上 7 点不发消息。只管本季。',
  kinds: {
    'session-tomorrow': '明天有活动',
    'session-soon': '一小时后有活动',
    'task-due': '任务还有三天到期',
    'lecture-due': '微课快到期',
    'leave-decided': '请假有答复',
    'join-decided': '加入申请有结果',
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
