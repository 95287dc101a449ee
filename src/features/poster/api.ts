import { call } from '@/platform/cloud';
import '@/copy/errors/joining';
import '@/copy/errors/session';

/** WeChat's scanner opens the mini-program by its own code; in a browser any scanner reads a link. */
const form = process.env['TARO_ENV'] === 'weapp' ? 'mini-program' : 'link';

export const askPoster = (sessionId: string) => call('check-in', 'poster', { sessionId, form });

export const askLecturePoster = (lectureId: string) =>
  call('lecture', 'poster', { lectureId, form });

export const askInvitationPoster = (organisationId: string) =>
  call('joining', 'invitationPoster', { organisationId, form });

export const renewPoster = (sessionId: string, version: number) =>
  call('check-in', 'renewPoster', { sessionId, form, version });
