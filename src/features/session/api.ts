import { call } from '@/platform/cloud';
import type { PublishRequest } from './session-draft';

export const listSessions = () => call('season', 'listSessions', {});
export const openSession = (sessionId: string) => call('season', 'openSession', { sessionId });
export const closeSession = (sessionId: string) => call('season', 'closeSession', { sessionId });
/** Safe to repeat with the same `requestId`. */
export const publishSession = (request: PublishRequest) =>
  call('season', 'publishSession', request);
export const fetchBoard = (sessionId: string, fullNames = false) =>
  call('check-in', 'board', { sessionId, fullNames });
export const fetchCount = (sessionId: string, fullNames = false) =>
  call('check-in', 'boardCount', { sessionId, fullNames });
export const fetchSheet = (sessionId: string) => call('attendance', 'sheet', { sessionId });
export const confirmCheckIns = (sessionId: string, memberIds: string[]) =>
  call('attendance', 'confirm', { sessionId, memberIds });
