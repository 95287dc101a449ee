/** Why a report might be due. `tick` comes about once a second while the lecture is open. */
export type ReportOccasion = 'tick' | 'pause' | 'hide' | 'end';

export interface ReportSchedule {
  /** Monotonic ms of the latest report, or of the start. */
  reportedAtMs: number;
  /** A pause came too soon after the latest report; it is made up for when the 10 s are over. */
  owed: boolean;
}

export interface ReportDecision {
  schedule: ReportSchedule;
  send: boolean;
  /** Asks the server for the credit now. */
  final: boolean;
}

/** The span between reports while playing, and the least span between reports that pauses cause (architecture.md, costs). */
const reportEveryMs = 60_000;
const pausesCoalescedMs = 10_000;

export function scheduleFrom(nowMs: number): ReportSchedule {
  return { reportedAtMs: nowMs, owed: false };
}

/**
 * Decides whether to report: every 60 s, at a pause but at most every 10 s, and at once with a request for the credit when
 * the lecture ends or is left.
 */
export function decideReport(
  schedule: ReportSchedule,
  occasion: ReportOccasion,
  nowMs: number,
): ReportDecision {
  const sinceMs = nowMs - schedule.reportedAtMs;
  const sent = { reportedAtMs: nowMs, owed: false };
  if (occasion === 'hide' || occasion === 'end') return { schedule: sent, send: true, final: true };
  if (occasion === 'pause' && sinceMs < pausesCoalescedMs) {
    return { schedule: { ...schedule, owed: true }, send: false, final: false };
  }
  const due =
    occasion === 'pause' ||
    sinceMs >= reportEveryMs ||
    (schedule.owed && sinceMs >= pausesCoalescedMs);
  return { schedule: due ? sent : schedule, send: due, final: false };
}

/** After one, two, three reports lost in a row; from then on as after a pause. */
const againAfterMs = [2_000, 4_000, 8_000] as const;

/** What was lost is told again soon: the person may be waiting for the completion. `losses` counts those in a row, this one included. */
export function scheduleAfterLoss(nowMs: number, losses: number): ReportSchedule {
  const waitMs = againAfterMs[losses - 1] ?? pausesCoalescedMs;
  return { reportedAtMs: nowMs - pausesCoalescedMs + waitMs, owed: true };
}
