import type { CallContext } from '../shared/runtime/context';
import { type Refused, refuse } from '../shared/runtime/outcome';

/** A person who scans the wrong poster stays far below. Whoever sends more is told to wait: a hint, not a lock. */
const wrongCodesAllowed = 20;
const wrongCodesWindowMs = 10 * 60_000;

/** Counts the wrong code. A genuine one is never refused for those before it: that would be a way to lock people out. */
export async function refuseWrongCode(context: CallContext): Promise<Refused> {
  const { openidKey } = context.caller;
  const wrong = await context.repositories.wrongCodes.countWrongCode(
    openidKey,
    context.nowMs,
    wrongCodesWindowMs,
  );
  if (wrong.count <= wrongCodesAllowed) return refuse('CODE_NOT_OURS');
  return refuse('TOO_MANY_WRONG_CODES', { retryAtMs: wrong.windowStartsAtMs + wrongCodesWindowMs });
}
