import type { ReminderKind } from '../shared/contract/vocabulary';
import type { Reminder } from '../shared/domain/reminder';
import { seasonDayOf } from '../shared/domain/season-time';
import { timeText } from '../shared/runtime/clock-text';

/**
 * Words of messages in WeChat, at most 20 characters a field. They can stand on a locked screen, so they say nothing of an
 * organisation, a membership, or what a session is called.
 */
export function wordsOf({ kind, atMs }: Reminder, nowMs: number) {
  const [what, more] = words[kind](atMs, nowMs);
  return { thing1: { value: what }, thing2: { value: more } };
}

/** 11月5日 */
function dayOf(ms: number): string {
  const [, month = '', day = ''] = timeText(ms).slice(0, 10).split('-');
  return `${Number(month)}月${Number(day)}日`;
}

const startOf = (atMs: number, nowMs: number) => {
  const day = seasonDayOf(atMs) === seasonDayOf(nowMs) ? '今天' : dayOf(atMs);
  return `${day} ${timeText(atMs).slice(11)}开始`;
};

const words: Record<ReminderKind, (atMs: number, nowMs: number) => [string, string]> = {
  'session-tomorrow': (atMs, nowMs) => ['学习活动提醒', `${startOf(atMs, nowMs)}，记得参加`],
  'session-soon': (atMs, nowMs) => ['活动快开始了', `${startOf(atMs, nowMs)}，请做好准备`],
  'task-due': (atMs) => ['有一项任务快到期', `${dayOf(atMs)}前完成，点开看看`],
  'lecture-due': (atMs) => ['有一节微课快到期', `${dayOf(atMs)}前学完，只要几分钟`],
  'leave-decided': () => ['请假有答复了', '点开小程序查看'],
  'join-decided': () => ['您的申请有结果了', '点开小程序查看'],
  'evidence-decided': () => ['您交的材料有答复了', '点开小程序查看'],
  'service-decided': () => ['您登记的时长有答复了', '点开小程序查看'],
};

/** Where a tap on the message leads. */
export function pageOf({ kind, subjectId }: Reminder): string {
  if (kind === 'task-due' || kind === 'evidence-decided') return 'plan/mine/index';
  if (kind === 'service-decided') return 'service/mine/index';
  if (kind === 'lecture-due') return `study/lecture-player/index?id=${subjectId}`;
  return kind === 'join-decided' ? 'roster/join/index' : 'pages/home/index';
}
