import { usePageShown } from '@/platform/navigation';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { reportWatching } from './api';
import { createReportOutbox, type Outbox } from './report-outbox';

const key = 'own.watchReports';

/** What was watched on this phone and is not yet confirmed by the server. */
export const lectureReports = createReportOutbox({
  read: () => readStored<Outbox>(key) ?? {},
  write: (outbox) => writeStored(key, outbox),
  send: reportWatching,
});

let presentVisitId: string | undefined;

/** Names the visit that is going on: it asks for its own credit when it ends. */
export function setPresentVisit(visitId: string | undefined): void {
  presentVisitId = visitId;
}

/** Tells the server what earlier visits left behind. */
export const sendEarlierVisits = () => lectureReports.flushEarlier(presentVisitId);

/** Sends what earlier visits left behind whenever the page appears. */
export function useEarlierVisits(): void {
  usePageShown(() => void sendEarlierVisits());
}

onBackOnline(() => void sendEarlierVisits());
