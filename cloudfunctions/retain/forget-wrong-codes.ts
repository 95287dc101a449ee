import { dayMs } from '../shared/domain/season-time';
import type { TimerContext } from '../shared/runtime/context';

/** Far longer than any window in which they are counted: none is forgotten that still makes somebody wait. */
const keptForMs = dayMs;

/** Deletes how many wrong codes people once sent. */
export async function forgetWrongCodes({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  return { wrongCodes: await repositories.wrongCodes.forgetBefore(nowMs - keptForMs) };
}
