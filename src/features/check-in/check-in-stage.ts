import type { ScanOutcome } from '@/platform/scan';
import type { RedeemResult } from './check-in-queue';
import { viewOfLostCode, viewOfResult, type CheckInView } from './check-in-view';

/** Where a check-in stands between the camera and its result. */
export type CheckInStage =
  | { kind: 'scanning' }
  | { kind: 'sending' }
  | { kind: 'result'; view: CheckInView }
  | { kind: 'scan-failed'; reason: Extract<ScanOutcome, { kind: 'failed' }>['reason'] };

/**
 * The stage after an answer came, or none. A later attempt that fails as well changes nothing of what the person has read.
 */
export function stageAfterAnswer(
  before: CheckInStage,
  result: RedeemResult,
  final: boolean,
  stored: boolean,
): CheckInStage {
  const waited = before.kind === 'result';
  if (final) return { kind: 'result', view: viewOfResult(result, waited) };
  if (waited) return before;
  return { kind: 'result', view: stored ? viewOfResult(result, false) : viewOfLostCode };
}

/** The stage after the secretary's word on a session, which is nobody's business once another result is shown. */
export function stageAfterWord(
  before: CheckInStage,
  sessionId: string,
  view: CheckInView,
): CheckInStage {
  const waits = before.kind === 'result' && before.view.waitsAt === sessionId;
  return waits ? { kind: 'result', view } : before;
}
