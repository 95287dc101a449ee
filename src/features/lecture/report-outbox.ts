import type { Interval, PlayedInterval } from '@contract/lecture';
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
  /** What the newest receipt holds that the record does not: too little for a write of its own when the visit ended. */
  unsaved?: Unsaved;
}

interface Unsaved {
  seconds: number;
  covered: Interval[];
  /** Where the latest answered part ended. */
  positionSeconds: number;
}

/** A visit that can be gone on with, so that its unsaved seconds are not lost. */
export interface KeptVisit extends Unsaved {
  visitId: string;
  receipt: string;
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
  'LECTURE_WITHDRAWN',
  'SEASON_OVER',
]);

export interface ReportOutbox {
  /** Adds played parts to a visit and stores them, so that they outlive the app. */
  add: (visitId: string, visit: Omit<Visit, 'final' | 'unsaved'>, final: boolean) => void;
  /**
   * Sends what a visit has, in pieces that the contract allows, and gives back the last answer; undefined if there was
   * nothing to tell. After a failure everything unanswered stays stored.
   */
  flush: (visitId: string) => Promise<ReportResult | undefined>;
  /** Sends what earlier visits left behind, asking for their credit. False if a server could not be reached. */
  flushEarlier: (presentVisitId?: string) => Promise<boolean>;
  pendingOf: (visitId: string) => readonly PlayedInterval[];
  /** The visit to a lecture that has been told in full and not been saved in full, if there is one. */
  keptOf: (lectureId: string) => KeptVisit | undefined;
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
      const { data } = latest;
      change(visitId, (known) => afterAnswer(known, data, { played, final }));
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
      const unsaved = known?.unsaved;
      ports.write({ ...outbox, [visitId]: unsaved ? { ...next, unsaved } : next });
    },
    flush,
    async flushEarlier(presentVisitId) {
      for (const [visitId, visit] of Object.entries(ports.read())) {
        if (visitId === presentVisitId || !hasToTell(visit)) continue;
        change(visitId, (known) => ({ ...known, final: true }));
        const result = await flush(visitId);
        if (result && !result.ok && ports.read()[visitId]) return false;
      }
      return true;
    },
    pendingOf: (visitId) => ports.read()[visitId]?.played ?? [],
    keptOf(lectureId) {
      for (const [visitId, visit] of Object.entries(ports.read())) {
        const { receipt, unsaved, played } = visit;
        if (visit.lectureId !== lectureId || !unsaved || played.length > 0) continue;
        return { visitId, receipt, ...unsaved };
      }
      return undefined;
    },
  };
}

/** Unsaved seconds up to this are not worth a write to the server when a visit ends (architecture.md, "Watch proof"). */
export const leftUnsavedSeconds = 30;

function hasToTell({ played, final, unsaved }: Visit): boolean {
  return played.length > 0 || final || (unsaved?.seconds ?? 0) > leftUnsavedSeconds;
}

/** Windows of neighbouring parts are rounded each by itself. */
const roundingMs = 20;

/** Parts with the seams closed where one goes on exactly, in the lecture and in time, where the one before ended. */
function joined(before: PlayedInterval[], after: PlayedInterval[]): PlayedInterval[] {
  const parts = [...before];
  for (const part of after) {
    const last = parts[parts.length - 1];
    const goesOn =
      last?.toSeconds === part.fromSeconds &&
      Math.abs(part.beganAtMs - last.endedAtMs) <= roundingMs;
    if (last && goesOn) {
      parts[parts.length - 1] = { ...last, toSeconds: part.toSeconds, endedAtMs: part.endedAtMs };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

/** The visit without what was answered; forgotten once the record holds all of it. */
function afterAnswer(
  visit: Visit,
  answer: { receipt: string; unsavedSeconds: number; covered: Interval[] },
  sent: { played: readonly PlayedInterval[]; final: boolean },
): Visit | undefined {
  const played = visit.played.slice(sent.played.length);
  const final = visit.final && !sent.final;
  const { receipt, covered, unsavedSeconds: seconds } = answer;
  if (played.length === 0 && !final && seconds === 0) return undefined;
  const latest = sent.played[sent.played.length - 1];
  const positionSeconds = latest?.toSeconds ?? visit.unsaved?.positionSeconds ?? 0;
  const { lectureId } = visit;
  return { lectureId, receipt, played, final, unsaved: { seconds, covered, positionSeconds } };
}
