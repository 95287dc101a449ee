import type { Contract, FunctionName } from '../contract';
import type { JobKind } from '../contract/vocabulary';
import type { Permission } from './permissions';

/**
 * What an action asks of its caller: nothing, a place on the roster, permissions over the organisation that the request is
 * about, or permissions over any organisation at all, where the answer is about the caller's own ones.
 */
export type Asked =
  'nothing' | 'membership' | { over: readonly Permission[] } | { somewhere: readonly Permission[] };

const over = (...all: Permission[]): Asked => ({ over: all });
const somewhere = (...all: Permission[]): Asked => ({ somewhere: all });

/** Closed over the contract: an action that is not decided here does not compile. */
export const asked: { [Name in FunctionName]: Record<keyof Contract[Name], Asked> } = {
  home: { overview: 'nothing' },
  'check-in': {
    redeem: 'nothing',
    standing: 'nothing',
    memberCode: 'membership',
    poster: over('runSessions'),
    renewPoster: over('runSessions'),
    receipts: over('exportAttendance'),
    board: over('runSessions'),
    boardCount: over('runSessions'),
  },
  attendance: {
    history: 'nothing',
    sheet: over('readAttendance'),
    confirm: over('runSessions'),
    decline: over('runSessions'),
    mark: over('runSessions'),
    admit: over('runSessions'),
    leave: 'membership',
    requestLeave: 'membership',
    withdrawLeave: 'membership',
    decideLeave: over('runSessions'),
    suspicions: over('readAttendance'),
    log: over('readAttendance'),
  },
  award: {
    overview: 'membership',
    define: over('manageAwards'),
    edit: over('manageAwards'),
    // What is gone cannot be refused any more.
    remove: over('manageAwards'),
    candidates: over('manageAwards'),
    freeze: over('manageAwards'),
    reopen: over('manageAwards'),
    publish: over('manageAwards'),
    show: 'membership',
    recheck: over('manageAwards'),
    appeal: 'membership',
    decideAppeal: over('manageAwards'),
    certificate: 'membership',
    nameMe: 'membership',
  },
  branch: {
    glance: over('readAttendance'),
    nudge: over('nudgeMembers'),
    messages: 'membership',
    allowMessage: 'membership',
  },
  lecture: { list: 'nothing', start: 'nothing', report: 'nothing' },
  quiz: { open: 'nothing', answer: 'nothing' },
  live: { open: 'nothing', report: 'nothing' },
  report: {
    branches: somewhere('readAttendance'),
    branchAttendance: over('readAttendance'),
    exportSession: over('exportAttendance'),
    exportBranch: over('exportAttendance'),
    exportAward: over('manageAwards'),
    exportLog: somewhere('readExportLog'),
    audit: somewhere('readAuditLog'),
    exportAudit: somewhere('readAuditLog'),
  },
  points: {
    rules: 'membership',
    draftRules: over('changeRules'),
    rulesPreview: over('changeRules'),
    applyRules: over('changeRules'),
    branches: somewhere('awardPoints'),
    members: over('awardPoints'),
    adjust: over('awardPoints'),
    adjustments: somewhere('awardPoints'),
    confirmAdjustment: over('awardPoints'),
    declineAdjustment: over('awardPoints'),
    withdrawAdjustment: 'membership',
    reverseAdjustment: over('awardPoints'),
    importTemplate: somewhere('importPoints'),
    readImport: somewhere('importPoints'),
    imports: somewhere('importPoints'),
    importLines: over('importPoints'),
    importFile: over('importPoints'),
    countImport: over('importPoints'),
    reverseImport: over('importPoints'),
  },
  score: { book: 'nothing' },
  ranking: { members: 'nothing', branches: 'nothing' },
  season: {
    listSessions: somewhere('readAttendance'),
    moreSessions: somewhere('readAttendance'),
    audienceChoices: somewhere('runSessions'),
    session: over('readAttendance'),
    countAudience: over('runSessions', 'inviteMembers'),
    overlaps: over('runSessions', 'inviteMembers'),
    saveDraft: over('runSessions', 'inviteMembers'),
    publishSession: over('runSessions', 'inviteMembers'),
    deleteDraft: over('runSessions'),
    editSession: over('runSessions'),
    openSession: over('runSessions'),
    closeSession: over('runSessions'),
    reopenSession: over('runSessions'),
    cancelSession: over('runSessions'),
    countHeads: over('runSessions'),
  },
  jobs: { show: 'membership', advance: 'membership', cancel: 'membership' },
  privacy: {
    overview: 'membership',
    read: 'membership',
    export: 'membership',
    exports: 'membership',
    erase: 'membership',
  },
  upload: { begin: 'membership', finish: 'membership' },
  organisation: {
    me: 'membership',
    hideName: 'membership',
    tree: somewhere('readRoster'),
    people: over('readRoster'),
    addOrganisation: over('manageOrganisations'),
    renameOrganisation: over('manageOrganisations'),
    grantRole: over('grantRoles'),
    endRole: over('grantRoles'),
    startSeason: over('startSeasons'),
  },
  roster: {
    edit: over('editRoster'),
    move: over('manageOrganisations'),
    setEligible: over('decideEligibility'),
    importTemplate: somewhere('importRoster'),
    previewImport: somewhere('importRoster'),
    startImport: somewhere('importRoster'),
  },
  joining: {
    standing: 'nothing',
    look: 'nothing',
    ask: 'nothing',
    withdraw: 'nothing',
    startUp: 'nothing',
    leave: 'membership',
    requests: somewhere('admitMembers'),
    accept: over('admitMembers'),
    decline: over('admitMembers'),
    invitation: over('inviteToJoin'),
    renewInvitation: over('inviteToJoin'),
  },
};

/** What somebody must still be allowed who sees, drives or stops a job that he started. */
export const permissionOfJob: Readonly<Record<JobKind, Permission>> = {
  'rules-preview': 'changeRules',
  recalculation: 'changeRules',
  'points-import': 'importPoints',
  'roster-import': 'importRoster',
  candidates: 'manageAwards',
};

/** The permissions that an action asks for; none where it asks for no role. */
export function permissionsAsked(one: Asked): readonly Permission[] {
  if (typeof one === 'string') return [];
  return 'over' in one ? one.over : one.somewhere;
}
