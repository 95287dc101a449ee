import type { PlayedInterval } from '@contract/lecture';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { reportPresence } from './api';
import { createReportOutbox, type Outbox } from './report-outbox';

const key = 'own.liveReports';

/** What was watched of live sessions on this phone and is not yet confirmed by the server. */
export const liveReports = createReportOutbox({
  read: () => readStored<Outbox>(key) ?? {},
  write: (outbox) => writeStored(key, outbox),
  send: reportPresence,
});

let presentVisitId: string | undefined;

/** Names the visit that is going on: it asks for its own credit when it ends. */
export function setPresentLive(visitId: string | undefined): void {
  presentVisitId = visitId;
}

/** Tells the server what earlier visits left behind. */
export const sendEarlierLive = () => liveReports.flushEarlier(presentVisitId);

onBackOnline(() => void sendEarlierLive());

/** A live minute can only be watched in that minute: a part's place is when it was played, seconds since the start. */
export function placedAt(startsAtMs: number): (part: PlayedInterval) => PlayedInterval {
  const place = (ms: number) => Math.max(0, Math.round(ms - startsAtMs) / 1000);
  return (part) => ({
    ...part,
    fromSeconds: place(part.beganAtMs),
    toSeconds: place(part.endedAtMs),
  });
}
