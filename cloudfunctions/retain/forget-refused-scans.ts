import { dayMs } from '../shared/domain/season-time';
import type { TimerContext } from '../shared/runtime/context';

/** So long a secretary can judge them; then nobody needs to know who tried a picture. */
const keptForMs = 30 * dayMs;

/** Deletes what is kept of codes that were read from the album. */
export async function forgetRefusedScans({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  return { refusedScans: await repositories.refusedScans.forgetBefore(nowMs - keptForMs) };
}
