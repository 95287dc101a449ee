import { call } from '@/platform/cloud';
import type { Visit } from './report-outbox';

export const listLectures = () => call('lecture', 'list', {});
export const startLecture = (lectureId: string) => call('lecture', 'start', { lectureId });
export const openLive = (sessionId: string) => call('live', 'open', { sessionId });
/** Safe to repeat, as with lectures. */
export const reportPresence = (report: Pick<Visit, 'receipt' | 'played' | 'final'>) =>
  call('live', 'report', report);
/** Safe to repeat: the server merges what arrives twice. */
export const reportWatching = (report: Pick<Visit, 'receipt' | 'played' | 'final'>) =>
  call('lecture', 'report', report);
