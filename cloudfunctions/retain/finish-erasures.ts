import { secondPassAfterMs } from '../shared/domain/erasure';
import { eraseMember } from '../shared/erasure/erase-member';
import type { RunContext } from '../shared/runtime/context';

/** Of one run; what is left waits ten minutes. */
const erasuresARun = 20;
/** Nothing is begun after so long, ms; the run may take 60 s. */
const begunWithinMs = 30_000;

/**
 * Goes over erasures once more when no call from before can still be writing: also makes up for one that broke off.
 */
export async function finishErasures(context: RunContext): Promise<{ erasuresFinished: number }> {
  const { nowMs, elapsedMs, repositories } = context;
  const open = await repositories.erasures.unfinished(nowMs - secondPassAfterMs, erasuresARun);
  let erasuresFinished = 0;
  for (const { _id } of open) {
    if (elapsedMs() > begunWithinMs) break;
    await eraseMember(_id, context);
    await repositories.erasures.finish(_id, nowMs);
    erasuresFinished += 1;
  }
  return { erasuresFinished };
}
