import type { SheetRow } from '@contract/attendance-answers';
import { passingFailures } from '@/platform/passing-failures';
import type { SentEdits } from './api';
import {
  nextBatch,
  type NotMade,
  type SheetEdit,
  untilNextMs,
  withEdit,
  withoutEdits,
} from './sheet-edit';

export interface EditQueuePorts {
  read: () => SheetEdit[];
  /** False when the phone refused to keep it. */
  write: (list: SheetEdit[]) => boolean;
  /** Keeps what was not made until the secretary has read it. */
  note: (notMade: NotMade[]) => void;
  send: (edits: readonly SheetEdit[]) => Promise<SentEdits>;
  nowMs: () => number;
  later: (task: () => void, ms: number) => () => void;
}

export interface EditQueue {
  /** False when the phone could not keep it: then it is not sent either, and the screen says so. */
  add: (edit: SheetEdit) => boolean;
  undo: (edit: SheetEdit) => void;
  /** Sends what waits, rests or not: the app came to the front or the connection back. */
  resume: () => Promise<void>;
  /** Calls `listener` when edits of a session were answered. */
  onSent: (listener: (sessionId: string) => void) => () => void;
}

const firstRestMs = 5_000;
const longestRestMs = 60_000;

/**
 * Edits of attendance sheets that wait for the server, oldest first. Stored before anything is sent and forgotten only when
 * answered, so that neither a cellar nor a killed app loses one; marks are safe to repeat.
 */
export function createEditQueue(ports: EditQueuePorts): EditQueue {
  const listeners = new Set<(sessionId: string) => void>();
  let sending: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;

  function schedule(): void {
    callOff?.();
    callOff = undefined;
    if (sending) return;
    const ms = untilNextMs(ports.read(), ports.nowMs());
    if (ms === undefined) return;
    const restMs = failures === 0 ? 0 : Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
    callOff = ports.later(() => void drain(), Math.max(ms, restMs));
  }

  function drain(): Promise<void> {
    sending ??= sendAll().finally(() => {
      sending = undefined;
      schedule();
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const batch = nextBatch(ports.read(), ports.nowMs());
      const [first] = batch;
      if (!first) return;
      const result = await ports.send(batch);
      if (!result.ok && passingFailures.includes(result.code)) {
        failures += 1;
        return;
      }
      const busy = busyOf(batch, result);
      failures = busy.length > 0 ? failures + 1 : 0;
      const answered = batch.filter((edit) => !busy.includes(edit));
      ports.note(notMadeOf(answered, result));
      ports.write(withoutEdits(ports.read(), answered));
      for (const listener of [...listeners]) listener(first.sessionId);
      if (busy.length > 0) return;
    }
  }

  return {
    add(edit) {
      const kept = ports.write(withEdit(ports.read(), edit, ports.nowMs()));
      schedule();
      return kept;
    },
    undo(edit) {
      ports.write(withoutEdits(ports.read(), [edit]));
      schedule();
    },
    resume() {
      failures = 0;
      return drain();
    },
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function busyOf(batch: readonly SheetEdit[], result: SentEdits): SheetEdit[] {
  if (!result.ok || !('results' in result.data)) return [];
  const { results } = result.data;
  return batch.filter((edit) =>
    results.some((one) => one.memberId === edit.memberId && one.outcome === 'busy'),
  );
}

/** What the server would not do. A confirmation that met another standing is shown by the sheet itself. */
function notMadeOf(batch: readonly SheetEdit[], result: SentEdits): NotMade[] {
  if (!result.ok)
    return batch.map(({ sessionId, name }) => ({ sessionId, name, outcome: 'refused' }));
  if (!('results' in result.data)) return [];
  const { results, rows } = result.data;
  const stands = new Map(rows.map((row: SheetRow) => [row.memberId, row.status]));
  return batch.flatMap(({ sessionId, memberId, name }): NotMade[] => {
    const outcome = results.find((one) => one.memberId === memberId)?.outcome ?? 'not-here';
    if (outcome === 'marked' || outcome === 'unchanged') return [];
    const now = stands.get(memberId);
    return [{ sessionId, name, outcome, ...(now === undefined ? {} : { stands: now }) }];
  });
}
