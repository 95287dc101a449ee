import type { Contract } from '@contract/index';
import { call } from '@/platform/cloud';
import '@/copy/errors/authoring';
import '@/copy/errors/file';
import '@/copy/errors/joining';
import '@/copy/errors/lecturer';

export type DraftChanges = Contract['authoring']['save']['request']['changes'];
/** A draft as the editor saw it. */
export interface SeenDraft {
  draftId: string;
  version: number;
}
type ChosenVideo = Omit<Contract['authoring']['beginVideo']['request'], 'draftId' | 'film'>;
/** One of the films of a draft. */
export interface FilmOf {
  draftId: string;
  film: 'video' | 'lowVideo';
}

/** Publishing asks the platform about every text. */
const longMs = 60_000;

export const fetchLecturers = () => call('lecturer', 'list', {});
export const fetchAuthored = () => call('authoring', 'list', {});
/** With a live session that is over, of its recording. */
export const createDraft = (draftId: string, organisationId: string, sessionId?: string) =>
  call('authoring', 'create', {
    ...{ draftId, organisationId },
    ...(sessionId === undefined ? {} : { sessionId }),
  });
export const takeLecture = (lectureId: string) => call('authoring', 'take', { lectureId });
export const fetchDraft = (draftId: string) => call('authoring', 'open', { draftId });
export const saveDraft = ({ draftId, version }: SeenDraft, changes: DraftChanges) =>
  call('authoring', 'save', { draftId, version, changes });
export const removeDraft = (draftId: string) => call('authoring', 'remove', { draftId });
export const beginVideo = (of: FilmOf, chosen: ChosenVideo) =>
  call('authoring', 'beginVideo', { ...of, ...chosen });
export const partArrived = (of: FilmOf, part: number, fileId: string) =>
  call('authoring', 'partArrived', { ...of, part, fileId });
export const cancelVideo = (of: FilmOf) => call('authoring', 'cancelVideo', of);
export const joinVideo = (of: FilmOf) => call('authoring', 'joinVideo', of);
export const attachFile = (
  { draftId, version }: SeenDraft,
  uploadId: string,
  as: 'poster' | 'sound' | 'captions',
) => call('authoring', 'attach', { draftId, version, uploadId, as });
export const detachFile = (
  { draftId, version }: SeenDraft,
  what: 'sound' | 'captions' | 'lowVideo',
) => call('authoring', 'detach', { draftId, version, what });
export const fetchQuizTemplate = () => call('authoring', 'quizTemplate', {});
export const readQuiz = (uploadId: string) =>
  call('authoring', 'readQuiz', { uploadId }, { timeoutMs: longMs });
export const publishLecture = ({ draftId, version }: SeenDraft) =>
  call('authoring', 'publish', { draftId, version }, { timeoutMs: longMs });
export const withdrawLecture = (lectureId: string) => call('authoring', 'withdraw', { lectureId });
