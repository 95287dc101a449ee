import type { Contract } from '@contract/index';
import type { RoleName } from '@contract/vocabulary';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/joining';

type Start = Contract['joining']['startUp']['request'];

export const askStanding = () => call('joining', 'standing', {});
export const lookAt = (code: string) => call('joining', 'look', { code });
export const askToJoin = (code: string, name: string) =>
  call('joining', 'ask', { code, name, consent: true });
export const askWays = () => call('joining', 'ways', {});
export const joinByPhone = (phoneCode: string) =>
  call('joining', 'byPhone', { phoneCode, consent: true });
export const withdrawRequest = () => call('joining', 'withdraw', {});
export const startUp = (start: Omit<Start, 'consent'>) =>
  call('joining', 'startUp', { ...start, consent: true });
export const listRequests = () => call('joining', 'requests', {});
export const accept = (askId: string, memberId?: string, replace = false) =>
  call('joining', 'accept', {
    askId,
    ...(memberId === undefined ? {} : { memberId }),
    ...(replace ? { replace } : {}),
  });
export const decline = (askId: string, reason: string) =>
  call('joining', 'decline', { askId, reason });
export const showInvitation = (organisationId: string) =>
  call('joining', 'invitation', { organisationId });
export const renewInvitation = (organisationId: string, version: number) =>
  call('joining', 'renewInvitation', { organisationId, version });

export const showTree = () => call('organisation', 'tree', {});
export const listPeople = (organisationId: string, offset: number) =>
  call('organisation', 'people', { organisationId, offset });
export const addOrganisation = (input: Contract['organisation']['addOrganisation']['request']) =>
  call('organisation', 'addOrganisation', input);
export const renameOrganisation = (organisationId: string, name: string) =>
  call('organisation', 'renameOrganisation', { organisationId, name });
export const setJoinByPhone = (organisationId: string, on: boolean) =>
  call('organisation', 'setJoinByPhone', { organisationId, on });
export const startSeason = (input: Contract['organisation']['startSeason']['request']) =>
  call('organisation', 'startSeason', input, { timeoutMs: 60_000 });
export const changeSeasonDays = (input: Contract['organisation']['changeSeasonDays']['request']) =>
  call('organisation', 'changeSeasonDays', input, { timeoutMs: 60_000 });

export const editMember = (input: Contract['roster']['edit']['request']) =>
  call('roster', 'edit', input);
export const moveMember = (memberId: string, branchId: string, fromBranchId: string) =>
  call('roster', 'move', { memberId, branchId, fromBranchId });
export const findDuplicates = (organisationId: string) =>
  call('roster', 'duplicates', { organisationId });
export const previewMerge = (staysId: string, goesId: string) =>
  call('roster', 'previewMerge', { staysId, goesId });
export const mergeMembers = (staysId: string, goesId: string, phone: 'stays' | 'goes') =>
  call('roster', 'merge', { staysId, goesId, phone, final: true });
export const setEligible = (memberId: string, eligible: boolean, reason: string) =>
  call('roster', 'setEligible', { memberId, eligible, reason });
export const importTemplate = () => call('roster', 'importTemplate', {});
export const previewImport = (uploadId: string) =>
  call('roster', 'previewImport', { uploadId }, { timeoutMs: 60_000 });
export const exportFaults = (uploadId: string) =>
  call('roster', 'exportFaults', { uploadId }, { timeoutMs: 60_000 });
export const exportRoster = (organisationId: string) =>
  call('roster', 'export', { organisationId }, { timeoutMs: 60_000 });
export const startImport = (uploadId: string) => call('roster', 'startImport', { uploadId });
export const leaveOrganisation = () => call('joining', 'leave', {});

interface Grant {
  memberId: string;
  role: RoleName;
  organisationId: string;
}
export const grantRole = (grant: Grant) => call('organisation', 'grantRole', grant);
export const endRole = (grant: Grant) => call('organisation', 'endRole', grant);
