import type { PlayedInterval } from '@contract/lecture';
import type { CallResult, FailureCode, ResponseOf } from '@/platform/cloud';

export type ReportResult = CallResult<ResponseOf<'lecture', 'report'>>;

/** What one visit to a lecture still has to tell the server. */
export interface Visit {
  lectureId: string;
  /** The newest receipt known for this visit; whoever adds parts later passes the newest answered one. */
  receipt: string;
  played: PlayedInterval[];
  /** The credit was asked for and has not been confirmed. */
  final: boolean;
}

/** Visits by id, oldest first. */
export type Outbox = Readonly<Record<string, Visit>>;

export interface OutboxPorts {
  read: () => Outbox;
  /** False when the phone refused to keep it. */
  write: (outbox: Outbox) => boolean;
  send: (visit: {
    receipt: string;
    played: PlayedInterval[];
    final: boolean;
  }) => Promise<ReportResult>;
}

/** The contract's limit of intervals in one report. */
const mostIntervals = 60;

/** Refusals that no repetition can mend: the receipt is void, so nothing can be proved with it any more. */
const hopeless: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'RECEIPT_EXPIRED',
  'RECEIPT_INVALID',
  'BAD_REQUEST',
  'LECTURE_NOT_FOUND',
]);

export interface ReportOutbox {
  /** Adds played parts to a visit and stores them, so that they outlive the app. */
  add: (visitId: string, visit: Omit<Visit, 'final'>, final: boolean) => void;
  /**
   * Sends what a visit has, in pieces that the contract allows, and gives back the last answer; undefined if there was
   * nothing to tell. After a failure everything unanswered stays stored.
   */
  flush: (visitId: string) => Promise<ReportResult | undefined>;
  /** Sends what earlier visits left behind, asking for their credit. False if a server could not be reached. */
  flushEarlier: (presentVisitId?: string) => Promise<boolean>;
  pendingOf: (visitId: string) => readonly PlayedInterval[];
}

/** Played parts on their way to the server: kept until answered, sent again unchanged, never counted twice by it. */
export function createReportOutbox(ports: OutboxPorts): ReportOutbox {
  const underWay = new Map<string, Promise<ReportResult | undefined>>();

  function change(visitId: string, to: (visit: Visit) => Visit | undefined): void {
    const { [visitId]: known, ...others } = ports.read();
    const changed = known && to(known);
    ports.write(changed ? { ...others, [visitId]: changed } : others);
  }

  async function send(visitId: string): Promise<ReportResult | undefined> {
    let latest: ReportResult | undefined;
    for (;;) {
      const visit = ports.read()[visitId];
      if (!visit || (visit.played.length === 0 && !visit.final)) return latest;
      const played = visit.played.slice(0, mostIntervals);
      const final = visit.final && played.length === visit.played.length;
      latest = await ports.send({ receipt: visit.receipt, played, final });
      if (!latest.ok) {
        if (hopeless.has(latest.code)) change(visitId, () => undefined);
        return latest;
      }
      const { receipt, unsavedSeconds } = latest.data;
      change(visitId, (known) => {
        const rest = withoutAnswered({ ...known, receipt }, played.length, final);
        const done = rest.played.length === 0 && !rest.final && (final || unsavedSeconds === 0);
        return done ? undefined : rest;
      });
    }
  }

  function flush(visitId: string): Promise<ReportResult | undefined> {
    const running = underWay.get(visitId);
    if (running) return running;
    const started = send(visitId).finally(() => underWay.delete(visitId));
    underWay.set(visitId, started);
    return started;
  }

  return {
    add(visitId, visit, final) {
      const outbox = ports.read();
      const known = outbox[visitId];
      // What is under way is taken off by number when the answer comes, so it must not grow.
      const played = underWay.has(visitId)
        ? [...(known?.played ?? []), ...visit.played]
        : joined(known?.played ?? [], visit.played);
      const receipt = known?.receipt ?? visit.receipt;
      const next = { ...visit, receipt, played, final: final || (known?.final ?? false) };
      ports.write({ ...outbox, [visitId]: next });
    },
    flush,
    async flushEarlier(presentVisitId) {
      for (const visitId of Object.keys(ports.read())) {
        if (visitId === presentVisitId) continue;
        change(visitId, (visit) => ({ ...visit, final: true }));
        const result = await flush(visitId);
        if (result && !result.ok && ports.read()[visitId]) return false;
      }
      return true;
    },
    pendingOf: (visitId) => ports.read()[visitId]?.played ?? [],
  };
}

/** Parts with the seams closed where one goes on exactly, in the lecture and in time, where the one before ended. */
function joined(before: PlayedInterval[], after: PlayedInterval[]): PlayedInterval[] {
  const parts = [...before];
  for (const part of after) {
    const last = parts[parts.length - 1];
    if (last && last.toSeconds === part.fromSeconds && last.endedAtMs === part.beganAtMs) {
      parts[parts.length - 1] = { ...last, toSeconds: part.toSeconds, endedAtMs: part.endedAtMs };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

/** The visit without the parts that were answered. The whole visit is forgotten once the record holds all of it. */
function withoutAnswered(visit: Visit, answered: number, wasFinal: boolean): Visit {
  return {
    ...visit,
    played: visit.played.slice(answered),
    final: visit.final && !wasFinal,
  };
}
