import type { CallResult, ResponseOf } from '@/platform/cloud';
import {
  dueOf,
  isFinal,
  isUnreachable,
  untilNextDueMs,
  waitingOf,
  withAttempt,
  withScanned,
  withoutCode,
  withoutRests,
  type WaitingCheckIn,
} from './waiting-check-in';

export type RedeemResult = CallResult<ResponseOf<'check-in', 'redeem'>>;

export interface QueuePorts {
  /** The stored list; `write` is false when the phone refused to keep it. */
  read: () => WaitingCheckIn[];
  write: (list: WaitingCheckIn[]) => boolean;
  send: (waiting: WaitingCheckIn) => Promise<RedeemResult>;
  /** Takes note of a final answer, durably unless somebody is looking at it. False when it could not: then it comes again. */
  settle: (code: string, result: RedeemResult) => boolean;
  /** The phone's own clock, right or wrong. */
  nowMs: () => number;
  /** The server's, as far as it is known. */
  serverMs: () => number;
  /** Runs `task` after a span of ms; gives back the function that calls it off. */
  later: (task: () => void, ms: number) => () => void;
}

export type Scanned = Pick<WaitingCheckIn, 'code' | 'scene'>;

export interface CheckInQueue {
  /**
   * Stores a scanned code, then sends it at once. `stored` is false when the phone could not keep it: then it is lost
   * unless this attempt is answered.
   */
  submit: (scanned: Scanned) => { stored: boolean; attempt: Promise<RedeemResult> };
  /** Sends what waits, rests or not: the app came to the front or the connection back. */
  resume: () => Promise<void>;
  waiting: () => WaitingCheckIn[];
  /** Calls `listener` with every answer; `final` says that the code is no longer kept. */
  onAnswer: (listener: (code: string, result: RedeemResult, final: boolean) => void) => () => void;
}

/** After an attempt that settled nothing, the next one is at least this far, also where the phone could not note a rest. */
const leastRestMs = 5_000;

/**
 * Check-ins that wait for the server. A code is stored before it is sent and forgotten only after a final answer, so
 * neither a basement hall nor a killed app loses one; the server credits a member once however often a code arrives.
 */
export function createCheckInQueue(ports: QueuePorts): CheckInQueue {
  const listeners = new Set<(code: string, result: RedeemResult, final: boolean) => void>();
  const underWay = new Map<string, Promise<RedeemResult>>();
  let callOff: (() => void) | undefined;
  let unsettled = false;
  let draining: Promise<void> | undefined;

  function attempt(waiting: WaitingCheckIn): Promise<RedeemResult> {
    const { code } = waiting;
    const running = underWay.get(code);
    if (running) return running;
    const started = send(waiting).finally(() => underWay.delete(code));
    underWay.set(code, started);
    return started;
  }

  async function send(waiting: WaitingCheckIn): Promise<RedeemResult> {
    const { code } = waiting;
    const result = await ports.send(waiting);
    const final = isFinal(result);
    // The answer is kept before the code is forgotten: an app that dies between the two asks again and is told again.
    if (final && ports.settle(code, result)) ports.write(withoutCode(ports.read(), code));
    else keepWaiting(code, result);
    for (const listener of [...listeners]) listener(code, result, final);
    schedule();
    return result;
  }

  function keepWaiting(code: string, result: RedeemResult): void {
    unsettled = true;
    const failure = result.ok ? { code: 'BUSY' as const } : result;
    ports.write(withAttempt(ports.read(), code, ports.nowMs(), failure, ports.serverMs()));
  }

  function schedule(): void {
    callOff?.();
    callOff = undefined;
    if (draining) return;
    const ms = untilNextDueMs(ports.read(), ports.nowMs());
    const restMs = Math.max(ms ?? 0, unsettled ? leastRestMs : 0);
    if (ms !== undefined) callOff = ports.later(() => void drain(), restMs);
  }

  /** One at a time and in order, so that the earlier gathering stands first in the record. */
  function drain(): Promise<void> {
    if (draining) return draining;
    unsettled = false;
    draining = sendInOrder(dueOf(ports.read(), ports.nowMs()), attempt)
      .catch((defect: unknown) => {
        // Without a note of the attempt the list is due at once: it would be tried without end.
        unsettled = true;
        throw defect;
      })
      .finally(() => {
        draining = undefined;
        schedule();
      });
    return draining;
  }

  return {
    submit(scanned) {
      const list = withScanned(ports.read(), scanned, ports.nowMs());
      const stored = ports.write(list);
      return { stored, attempt: attempt(waitingOf(list, scanned.code)) };
    },
    resume() {
      ports.write(withoutRests(ports.read(), ports.nowMs()));
      return drain();
    },
    waiting: ports.read,
    onAnswer(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Stops where no server is reached: the rest of the list would fare no better. */
async function sendInOrder(
  due: readonly WaitingCheckIn[],
  attempt: (waiting: WaitingCheckIn) => Promise<RedeemResult>,
): Promise<void> {
  for (const waiting of due) {
    const result = await attempt(waiting);
    if (!result.ok && isUnreachable(result.code)) return;
  }
}
