import { dayMs } from '../shared/domain/season-time';
import type { TimerContext } from '../shared/runtime/context';

/** Nothing is due for longer than four days, so nothing could be sent twice by then. */
const keptForMs = 30 * dayMs;

/** Deletes what was sent to whom. */
export async function forgetReminders({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  return { reminders: await repositories.reminders.forgetBefore(nowMs - keptForMs) };
}
