import { dayMs } from '../shared/domain/season-time';
import type { TimerContext } from '../shared/runtime/context';

/** A request that nobody has decided for so long will not be decided; late codes can be confirmed for a week anyway. */
const keptForMs = 30 * dayMs;

/** Forgets check-ins of phones that were never let in; answers how many. */
export async function forgetWaitingCheckIns({
  nowMs,
  repositories,
}: TimerContext): Promise<{ forgottenWaitingCheckIns: number }> {
  return {
    forgottenWaitingCheckIns: await repositories.waitingCheckIns.forgetBefore(nowMs - keptForMs),
  };
}
