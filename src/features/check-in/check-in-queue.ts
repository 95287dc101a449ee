import type { CallResult, ResponseOf } from '@/platform/cloud';
import {
  dueOf,
  isFinal,
  isUnreachable,
  untilNextDueMs,
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
  send: (code: string) => Promise<RedeemResult>;
  nowMs: () => number;
  /** Runs `task` after a span of ms; gives back the function that calls it off. */
  later: (task: () => void, ms: number) => () => void;
}

export interface CheckInQueue {
  /**
   * Stores a scanned code, then sends it at once. `stored` is false when the phone could not keep it: then it is lost
   * unless this attempt is answered.
   */
  submit: (code: string) => { stored: boolean; attempt: Promise<RedeemResult> };
  /** Sends what waits, rests or not: the app came to the front or the connection back. */
  resume: () => Promise<void>;
  waiting: () => WaitingCheckIn[];
  /** Calls `listener` with every answer; `final` says that the code is no longer kept. */
  onAnswer: (listener: (code: string, result: RedeemResult, final: boolean) => void) => () => void;
}

/** After an attempt that reached no server, the others wait at least this long, ms. */
const unreachableRestMs = 5_000;

/**
 * Check-ins that wait for the server. A code is stored before it is sent and forgotten only after a final answer, so
 * neither a basement hall nor a killed app loses one; the server credits a member once however often a code arrives.
 */
export function createCheckInQueue(ports: QueuePorts): CheckInQueue {
  const listeners = new Set<(code: string, result: RedeemResult, final: boolean) => void>();
  const underWay = new Map<string, Promise<RedeemResult>>();
  let callOff: (() => void) | undefined;
  let draining: Promise<void> | undefined;

  function attempt(code: string): Promise<RedeemResult> {
    const running = underWay.get(code);
    if (running) return running;
    const started = send(code).finally(() => underWay.delete(code));
    underWay.set(code, started);
    return started;
  }

  async function send(code: string): Promise<RedeemResult> {
    const result = await ports.send(code);
    const final = isFinal(result);
    const list = ports.read();
    if (result.ok || final) ports.write(withoutCode(list, code));
    else ports.write(withAttempt(list, code, ports.nowMs(), result));
    for (const listener of [...listeners]) listener(code, result, final);
    schedule(!result.ok && isUnreachable(result.code) ? unreachableRestMs : 0);
    return result;
  }

  function schedule(atLeastMs: number): void {
    callOff?.();
    callOff = undefined;
    if (draining) return;
    const ms = untilNextDueMs(ports.read(), ports.nowMs());
    if (ms !== undefined) callOff = ports.later(() => void drain(), Math.max(ms, atLeastMs));
  }

  /** One at a time and in order, so that the earlier gathering stands first in the record. */
  function drain(): Promise<void> {
    draining ??= sendDue().then((reached) => {
      draining = undefined;
      schedule(reached ? 0 : unreachableRestMs);
    });
    return draining;
  }

  /** False when no server was reached: the rest of the list would fare no better. */
  async function sendDue(): Promise<boolean> {
    for (const { code } of dueOf(ports.read(), ports.nowMs())) {
      const result = await attempt(code);
      if (!result.ok && isUnreachable(result.code)) return false;
    }
    return true;
  }

  return {
    submit(code) {
      const stored = ports.write(withScanned(ports.read(), code, ports.nowMs()));
      return { stored, attempt: attempt(code) };
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
