import type { AwardTerms } from '@contract/award-terms';
import { call } from '@/platform/cloud';
import '@/copy/errors/award';
import '@/copy/errors/session';

/** A large list is walked and counted by the server; that takes longer than an ordinary call. */
const longMs = 60_000;

export interface SeenAward {
  awardId: string;
  revision: number;
}

export const fetchAwards = () => call('award', 'overview', {});
export const fetchAward = (awardId: string, version?: number) =>
  call('award', 'show', { awardId, ...(version === undefined ? {} : { version }) });
export const fetchCandidates = (awardId: string) =>
  call('award', 'candidates', { awardId }, { timeoutMs: longMs });
export const defineAward = (organisationId: string, name: string, terms: AwardTerms) =>
  call('award', 'define', { organisationId, name, terms });
export const editAward = (seen: SeenAward, name: string, terms: AwardTerms) =>
  call('award', 'edit', { ...seen, name, terms });
export const removeAward = (seen: SeenAward) => call('award', 'remove', seen);
export const freezeAward = (seen: SeenAward) =>
  call('award', 'freeze', seen, { timeoutMs: longMs });
export const reopenAward = (seen: SeenAward, reason: string) =>
  call('award', 'reopen', { ...seen, reason });
export const publishAward = (seen: SeenAward) => call('award', 'publish', seen);
export const recheckList = (awardId: string, version: number) =>
  call('award', 'recheck', { awardId, version }, { timeoutMs: longMs });
export const makeAppeal = (awardId: string, text: string) =>
  call('award', 'appeal', { awardId, text });
export const decideAppeal = (
  awardId: string,
  decision: { subjectId: string; uphold: boolean; reason: string },
) => call('award', 'decideAppeal', { awardId, ...decision });
export const exportAward = (awardId: string) =>
  call('report', 'exportAward', { awardId }, { timeoutMs: longMs });
export const fetchCertificate = (awardId: string) => call('award', 'certificate', { awardId });
export const nameMe = (awardId: string, named: boolean) =>
  call('award', 'nameMe', { awardId, named });
