import { call } from '@/platform/cloud';
import '@/copy/errors/lecturer';
import '@/copy/errors/session';

export const openSession = (sessionId: string) => call('season', 'openSession', { sessionId });
export const closeSession = (sessionId: string) => call('season', 'closeSession', { sessionId });
export const fetchBoard = (sessionId: string, fullNames = false) =>
  call('check-in', 'board', { sessionId, fullNames });
export const fetchCount = (sessionId: string, fullNames = false) =>
  call('check-in', 'boardCount', { sessionId, fullNames });
