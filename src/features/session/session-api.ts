import type { OverlapQuestion, PlanRequest, SeenSession } from '@contract/season';
import type { SessionCursor } from '@contract/season-answers';
import type { Segment } from '@contract/vocabulary';
import { call } from '@/platform/cloud';

/** Calls about the life of a session; those of the board and the sheet stand in api.ts. */
export const listSessions = () => call('season', 'listSessions', {});
export const fetchMoreSessions = (direction: 'earlier' | 'later', from: SessionCursor) =>
  call('season', 'moreSessions', { direction, from });
export const fetchSession = (sessionId: string) => call('season', 'session', { sessionId });
export const fetchAudienceChoices = () => call('season', 'audienceChoices', {});
export const countAudience = (organisationIds: string[], segments: Segment[]) =>
  call('season', 'countAudience', { organisationIds, segments });

export interface NewSession {
  /** Sent again with the same id, it makes nothing twice. */
  requestId: string;
  plan: PlanRequest;
  holderId?: string;
}

export const saveDraft = (request: NewSession) => call('season', 'saveDraft', request);
export const deleteDraft = (sessionId: string) => call('season', 'deleteDraft', { sessionId });
export const publishSession = (
  request: NewSession & { repeatWeeks: number; draft?: SeenSession },
) => call('season', 'publishSession', request);
export const editSession = (seen: SeenSession, plan: PlanRequest, following: SeenSession[]) =>
  call('season', 'editSession', { seen, plan, following });
export const findOverlaps = (question: OverlapQuestion) => call('season', 'overlaps', question);
export const reopenSession = (sessionId: string) => call('season', 'reopenSession', { sessionId });
export const cancelSession = (sessionId: string, reason: string, following: boolean) =>
  call('season', 'cancelSession', { sessionId, reason, following });
export const fetchTree = () => call('organisation', 'tree', {});
export const fetchLecturers = () => call('lecturer', 'list', {});
export const fetchVenues = () => call('venue', 'list', {});
export const countHeads = (sessionId: string, heads: number) =>
  call('season', 'countHeads', { sessionId, heads });
