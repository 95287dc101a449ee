import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import type { ErrorCode } from '../../cloudfunctions/shared/contract/error-codes';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { type RoleName, roles as roleNames } from '../../cloudfunctions/shared/contract/vocabulary';
import { nobodyOf } from '../../cloudfunctions/shared/domain/joining';
import { newJob } from '../../cloudfunctions/shared/domain/job';
import { type Asked, asked } from '../../cloudfunctions/shared/domain/action-permissions';
import {
  type Permission,
  permits,
  type Relation,
  relations,
} from '../../cloudfunctions/shared/domain/permissions';
import type { Adjustment } from '../../cloudfunctions/shared/domain/adjustment';
import type { ImportBatch } from '../../cloudfunctions/shared/domain/points-import';
import type { Project } from '../../cloudfunctions/shared/domain/project';
import { defaultRules, draftOf } from '../../cloudfunctions/shared/domain/rules';
import { aDraft } from '../tools/draft-builders';
import { aLecturer } from '../tools/lecturer-builders';
import type { Award } from '../../cloudfunctions/shared/domain/award';
import { memberCodeOf } from '../../cloudfunctions/shared/domain/member-code';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { planOf } from '../../cloudfunctions/shared/domain/session-plan';
import { anAppeal, anAward, anAwardList } from '../tools/award-builders';
import { anEvidence, aSurvey, aSurveyContent, aTask, aTaskPlan } from '../tools/plan-builders';
import {
  aProject,
  aProjectPlan,
  aProjectReport,
  aVenue,
  venueFacts,
} from '../tools/project-builders';
import { aQuiz } from '../tools/quiz-builders';
import { anActivity, anActivityPlan, ownWork, someHours } from '../tools/service-builders';
import { aLecture, aPlan, aSeason, aSession, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

/** Everybody who may call, as seen from branch-1: its session, its members, its lecture. */
const roles = ['guest', 'member', 'ownSecretary', 'otherSecretary', 'administrator'] as const;
type Role = (typeof roles)[number];
type Outcome = 'ok' | ErrorCode;
type Row = readonly [Outcome, Outcome, Outcome, Outcome, Outcome];
/** Closed over the contract: an action without a row does not compile. */
type Matrix = { [Name in FunctionName]: Record<keyof Contract[Name], Row> };

const ofTheDesk: Row = ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'NOT_ALLOWED', 'ok'];
const ofMembers: Row = ['NOT_JOINED', 'ok', 'ok', 'ok', 'ok'];
const ofTheInvited: Row = ['NOT_JOINED', 'ok', 'ok', 'NOT_INVITED', 'NOT_INVITED'];
const ofTheServed: Row = [
  ...(['NOT_JOINED', 'ok', 'ok', 'SERVICE_NOT_FOUND', 'SERVICE_NOT_FOUND'] as const),
];
const ofTheStarter: Row = [
  ...(['NOT_JOINED', 'JOB_NOT_FOUND', 'JOB_NOT_FOUND', 'JOB_NOT_FOUND', 'ok'] as const),
];
const ofTheAdministrator: Row = ['NOT_JOINED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'ok'];
const sameForMembers = (one: Outcome) => [one, one, one, one] as const;
const ofWhoHasNotJoined: Row = ['ok', ...sameForMembers('ALREADY_JOINED')];
const ofNobodyHere: Row = ['NOT_JOINED', ...sameForMembers('NOT_ALLOWED')];
const ofTheAdministratorsFile: Row = [
  ...(['NOT_JOINED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'] as const),
  'UPLOAD_NOT_FOUND',
];
const ofTheBranch: Row = ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'NOT_ALLOWED', 'NOT_ALLOWED'];
const ofEverybody: Row = ['ok', 'ok', 'ok', 'ok', 'ok'];

/** Columns as in `roles`. */
const matrix: Matrix = {
  home: { overview: ofEverybody },
  'check-in': {
    // A role invites nobody: whoever is not in the audience is refused, whatever they administrate.
    redeem: ['NOT_JOINED', 'ok', 'ok', 'NOT_INVITED', 'NOT_INVITED'],
    // Whoever asks is told of nobody but themselves.
    standing: ofEverybody,
    memberCode: ofMembers,
    poster: ofTheDesk,
    renewPoster: ofTheDesk,
    receipts: ofTheDesk,
    board: ofTheDesk,
    boardCount: ofTheDesk,
  },
  attendance: {
    history: ofMembers,
    sheet: ofTheDesk,
    confirm: ofTheDesk,
    decline: ofTheDesk,
    mark: ofTheDesk,
    admit: ofTheDesk,
    // Leave is a member's own, and of whoever is invited.
    leave: ofTheInvited,
    requestLeave: ofTheInvited,
    withdrawLeave: ofTheInvited,
    decideLeave: ofTheDesk,
    suspicions: ofTheDesk,
    log: ofTheDesk,
  },
  lecture: {
    list: ofEverybody,
    start: ofMembers,
    // A guest has no receipt; somebody else's is as good as a forged one.
    report: ['RECEIPT_INVALID', 'ok', 'ok', 'ok', 'ok'],
    // It opens what everybody may find anyway.
    poster: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
  },
  quiz: { open: ofMembers, answer: ofMembers },
  // Drafts and lectures of branch-1.
  authoring: {
    list: ofTheAdministrator,
    create: ofTheAdministrator,
    take: ofTheAdministrator,
    open: ofTheAdministrator,
    save: ofTheAdministrator,
    remove: ofTheAdministrator,
    beginVideo: ofTheAdministrator,
    partArrived: ofTheAdministratorsFile,
    cancelVideo: ofTheAdministrator,
    joinVideo: ofTheAdministrator.with(4, 'VIDEO_INCOMPLETE') as unknown as Row,
    attach: ofTheAdministratorsFile,
    detach: ofTheAdministrator,
    quizTemplate: ofTheAdministrator,
    readQuiz: ofTheAdministratorsFile,
    publish: ofTheAdministrator,
    withdraw: ofTheAdministrator,
  },
  insight: { lectures: ofTheDesk, lecture: ofTheDesk },
  lecturer: {
    list: ofMembers,
    show: ofMembers,
    // The register is kept where the caller administrates.
    membersNamed: ofTheAdministrator,
    add: ofTheAdministrator,
    edit: ofTheAdministrator,
    retire: ofTheAdministrator,
    merge: ofTheAdministrator,
    erase: ofTheAdministrator,
    saveTeam: ofTheAdministrator,
    usualTeams: ofTheAdministrator,
    names: ofTheAdministrator,
    adopt: ofTheAdministrator,
  },
  live: {
    open: ['NOT_JOINED', 'ok', 'ok', 'NOT_INVITED', 'NOT_INVITED'],
    // Presence is proved with the own receipt of an invited member; a lecture's is none.
    report: [
      'RECEIPT_INVALID',
      'RECEIPT_INVALID',
      'RECEIPT_INVALID',
      'RECEIPT_INVALID',
      'RECEIPT_INVALID',
    ],
  },
  report: {
    branches: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    branchAttendance: ofTheDesk,
    exportSession: ofTheDesk,
    exportBranch: ofTheDesk,
    exportAward: ofTheAdministrator,
    exportLog: ['NOT_JOINED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'ok'],
    audit: ofTheAdministrator,
    exportAudit: ofTheAdministrator,
  },
  branch: {
    glance: ofTheDesk,
    branches: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    nudge: ofTheDesk,
    // Of who has asked to join too; of others nothing.
    messages: ofEverybody,
    allowMessage: ofEverybody,
  },
  score: { book: ofMembers },
  ranking: { members: ofMembers, branches: ofMembers },
  season: {
    // The desk and a publication are always those of the own role, so the other secretary has them too.
    listSessions: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    moreSessions: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    audienceChoices: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    session: ofTheDesk,
    // Another branch cannot be invited by its neighbour's secretary.
    countAudience: ofTheDesk,
    overlaps: ofTheDesk,
    saveDraft: ofTheDesk,
    publishSession: ofTheDesk,
    // A draft is its maker's alone; the administrator above does not see it either.
    deleteDraft: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'SESSION_NOT_FOUND', 'SESSION_NOT_FOUND'],
    editSession: ofTheDesk,
    openSession: ofTheDesk,
    closeSession: ofTheDesk,
    reopenSession: ofTheDesk,
    cancelSession: ofTheDesk,
    countHeads: ofTheDesk,
  },
  organisation: {
    me: ofMembers,
    hideName: ofMembers,
    tree: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    people: ofTheDesk,
    // Nothing lies below a branch; who may not change the tree does not get that far.
    addOrganisation: ofTheAdministrator.with(4, 'ORGANISATION_PLACE_WRONG') as unknown as Row,
    renameOrganisation: ofTheAdministrator,
    // A branch decides nothing of it; who may not change the tree does not get that far.
    setJoinByPhone: ofTheAdministrator.with(4, 'ORGANISATION_PLACE_WRONG') as unknown as Row,
    grantRole: ofTheAdministrator,
    endRole: ofTheAdministrator,
    // A season is the whole tree's, and nobody here administrates that.
    startSeason: ['NOT_JOINED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    changeSeasonDays: ['NOT_JOINED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'],
  },
  roster: {
    edit: ofTheDesk,
    // Where the member already is: whoever may move, may; the branch beside is another one's.
    move: ofTheAdministrator,
    duplicates: ofTheAdministrator,
    // One entry is not two, which only whoever may merge is told.
    previewMerge: ofTheAdministrator.with(4, 'MEMBER_NOT_FOUND') as unknown as Row,
    merge: ofTheAdministrator.with(4, 'MEMBER_NOT_FOUND') as unknown as Row,
    setEligible: ofTheAdministrator,
    importTemplate: ofTheAdministrator,
    // Nobody else's file is there.
    previewImport: ofTheAdministratorsFile,
    startImport: ofTheAdministratorsFile,
    exportFaults: ofTheAdministratorsFile,
    export: ofTheDesk,
  },
  joining: {
    standing: ofEverybody,
    look: ofEverybody,
    ask: ofWhoHasNotJoined,
    ways: ofEverybody,
    byPhone: ['PHONE_NOT_ASKED', ...sameForMembers('ALREADY_JOINED')],
    withdraw: ofWhoHasNotJoined,
    startUp: ['INVITATION_INVALID', ...sameForMembers('INVITATION_INVALID')],
    leave: ['NOT_JOINED', 'ok', 'MEMBER_HOLDS_ROLE', 'MEMBER_HOLDS_ROLE', 'MEMBER_HOLDS_ROLE'],
    requests: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    accept: ofTheDesk,
    decline: ofTheDesk,
    invitation: ofTheDesk,
    invitationPoster: ofTheDesk,
    renewInvitation: ofTheDesk,
  },
  plan: {
    mine: ofMembers,
    // Only whom the task asks.
    sendEvidence: ['NOT_JOINED', 'ok', 'ok', 'TASK_NOT_FOUND', 'TASK_NOT_FOUND'],
    // What is opened without a name is the own plan.
    edit: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    add: ofTheDesk,
    change: ofTheDesk,
    publish: ofTheDesk,
    withdraw: ofTheDesk,
    remove: ofTheDesk,
    previewCopy: ofTheDesk,
    copy: ofTheDesk,
    panel: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    balance: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    // The season is for the whole tree.
    setGoal: ofNobodyHere,
    progress: ofTheDesk,
    missing: ofTheDesk,
    evidence: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    decideEvidence: ofTheDesk,
  },
  // An activity of branch-1; whom it does not invite, it is not there for.
  service: {
    mine: ofMembers,
    show: ofTheServed,
    signUp: ofTheServed,
    withdraw: ofTheServed,
    report: ofTheServed,
    reportOwn: ofMembers,
    unreport: ofMembers,
    desk: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    add: ofTheDesk,
    change: ofTheDesk,
    callOff: ofTheDesk,
    finish: ofTheDesk,
    people: ofTheDesk,
    find: ofTheDesk,
    confirm: ofTheDesk,
    confirmAll: ofTheDesk,
    sendBack: ofTheDesk,
    takeBack: ofTheDesk,
    figures: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
  },
  // A survey of branch-1; whom it does not ask, it is not there for.
  survey: {
    list: ofMembers,
    show: ['NOT_JOINED', 'ok', 'ok', 'SURVEY_NOT_FOUND', 'ok'],
    answer: ['NOT_JOINED', 'ok', 'ok', 'SURVEY_NOT_FOUND', 'NOT_ALLOWED'],
    define: ofTheAdministrator,
    edit: ofTheAdministrator,
    open: ofTheAdministrator,
    close: ofTheAdministrator,
    remove: ofTheAdministrator,
    results: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'SURVEY_NOT_FOUND', 'ok'],
  },
  // A project of branch-1; whom it does not ask, it is not there for.
  project: {
    list: ofMembers,
    show: ['NOT_JOINED', 'ok', 'ok', 'PROJECT_NOT_FOUND', 'ok'],
    matrix: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'PROJECT_NOT_FOUND', 'ok'],
    edit: ofTheAdministrator,
    add: ofTheAdministrator,
    change: ofTheAdministrator,
    start: ofTheAdministrator,
    finish: ofTheAdministrator,
    resume: ofTheAdministrator,
    withdraw: ofTheAdministrator,
    remove: ofTheAdministrator,
    // A branch's word is its own people's, not its committee's.
    join: ofTheBranch,
    report: ofTheBranch,
    takeBack: ofTheBranch,
    waiting: ofTheAdministrator,
    decide: ofTheAdministrator,
  },
  venue: {
    list: ofEverybody,
    show: ofEverybody,
    keepers: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    add: ofTheDesk,
    change: ofTheDesk,
    withdraw: ofTheDesk,
  },
  // An award of branch-1, draft, frozen or published as each action needs it.
  award: {
    overview: ofMembers,
    define: ofTheAdministrator,
    edit: ofTheAdministrator,
    remove: ofTheAdministrator,
    candidates: ofTheAdministrator,
    freeze: ofTheAdministrator,
    reopen: ofTheAdministrator,
    publish: ofTheAdministrator,
    // Published to the branch; to everybody else it is not there.
    show: ['NOT_JOINED', 'ok', 'ok', 'AWARD_NOT_FOUND', 'ok'],
    recheck: ofTheAdministrator,
    // For oneself alone, and only by members of the award's own subtree.
    appeal: ['NOT_JOINED', 'APPEAL_NEEDLESS', 'ok', 'AWARD_NOT_FOUND', 'NOT_ALLOWED'],
    decideAppeal: ofTheAdministrator,
    certificate: ['NOT_JOINED', 'ok', 'NOT_HONOURED', 'AWARD_NOT_FOUND', 'NOT_HONOURED'],
    nameMe: ['NOT_JOINED', 'ok', 'NOT_HONOURED', 'AWARD_NOT_FOUND', 'NOT_HONOURED'],
  },
  points: {
    rules: ofMembers,
    // The season is the district's, which nobody here administrates.
    draftRules: ofNobodyHere,
    rulesPreview: ofNobodyHere,
    applyRules: ofNobodyHere,
    branches: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    members: ofTheDesk,
    adjust: ofTheDesk,
    adjustments: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    confirmAdjustment: ofTheDesk,
    declineAdjustment: ofTheDesk,
    // Of whoever asked for it, here the own secretary.
    withdrawAdjustment: [
      ...(['NOT_JOINED', 'ADJUSTMENT_NOT_FOUND', 'ok'] as const),
      ...(['ADJUSTMENT_NOT_FOUND', 'ADJUSTMENT_NOT_FOUND'] as const),
    ],
    reverseAdjustment: ofTheDesk,
    importTemplate: ofTheAdministrator,
    readImport: ofTheAdministrator.with(4, 'UPLOAD_NOT_FOUND') as unknown as Row,
    imports: ofTheAdministrator,
    importLines: ofTheAdministrator,
    importFile: ofTheAdministrator,
    countImport: ofTheAdministrator,
    reverseImport: ofTheAdministrator,
  },
  // A job is seen and driven by whoever started it, a file by whoever brought it.
  jobs: { show: ofTheStarter, advance: ofTheStarter, cancel: ofTheStarter },
  reminder: { list: ofMembers, read: ofMembers, choose: ofMembers },
  privacy: {
    overview: ofMembers,
    read: ofMembers,
    export: ofMembers,
    exports: ofMembers,
    // Each branch here has another secretary; who is needed is held to tables in privacy.test.ts.
    erase: ofMembers,
  },
  upload: {
    begin: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    finish: ['NOT_JOINED', 'UPLOAD_NOT_FOUND', 'ok', 'UPLOAD_NOT_FOUND', 'UPLOAD_NOT_FOUND'],
  },
};

const memberIds: Record<Role, string> = {
  guest: 'm-nobody',
  member: 'm1',
  ownSecretary: 'm-secretary',
  otherSecretary: 'm-other-secretary',
  administrator: 'm-administrator',
};
const invitationCode = 'ABCD2345';
const askIds = ['a'.repeat(16), 'b'.repeat(16)] as const;
const uploadId = 'a'.repeat(32);
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };

const ofBranch = ['district', 'committee-1', 'branch-1'];

/** Below branch-1, so that branch-1 has somebody whose parent it is. */
const group = {
  ...{ _id: 'group-1', kind: 'branch' as const, name: '第一小组', parentId: 'branch-1' },
  ...{ path: ['district', 'committee-1', 'branch-1', 'group-1'], memberCount: 0 },
};

let test: TestCloud;
const invoke = async (role: Role, name: string, event: object) =>
  (await test.cloud.invoke(name, event, { openid: openidOf(memberIds[role]) })) as Reply<never>;

async function receiptOf(role: Role): Promise<string> {
  const holder = role === 'guest' ? 'member' : role;
  const reply = (await invoke(holder, 'lecture', {
    action: 'start',
    input: { lectureId: 'one' },
  })) as Reply<{ receipt?: string }>;
  return reply.ok ? (reply.data.receipt ?? '') : '';
}

let awards = 0;
/** Puts another award of branch-1 with its list where the next action needs it; those before belong to another season. */
async function standing(status: Award['status']): Promise<{ awardId: string; revision: number }> {
  const awardId = `award-${(awards += 1)}`;
  await test.cloud.database.updateMany('awards', {}, { $set: { seasonId: 'past' } });
  const list = anAwardList(['m1'], { awardId });
  const award = anAward({ status, list, more: { _id: awardId } });
  await test.cloud.database.insertMany('awards', [{ ...award }]);
  await test.cloud.database.insertMany('awardLists', [{ ...list }]);
  await test.cloud.database.insertMany('appeals', [{ ...anAppeal('m-pending', { awardId }) }]);
  // branch-1 has a group below it and is counted from that, where nobody is.
  const standings = [{ memberId: memberIds.member, points: 1, reachedAtMs: startsAtMs }];
  await test.cloud.database.updateMany(
    'summaries',
    { organisationId: 'branch-1' },
    { $set: { 'current.members': 1, 'current.periods.season.standings': standings } },
  );
  return { awardId, revision: award.revision };
}

let tasks = 0;
/** Puts another task of branch-1 where the next action needs it, with evidence that waits; those before belong to another season. */
async function planned(status: 'draft' | 'published') {
  const taskId = `task-${(tasks += 1)}`;
  const { database } = test.cloud;
  for (const one of ['tasks', 'evidence'])
    await database.updateMany(one, { seasonId: 's2026' }, { $set: { seasonId: 'past' } });
  const want = { kind: 'evidence' as const, picture: false };
  await database.insertMany('tasks', [{ ...aTask({ _id: taskId, status, want }) }]);
  await database.insertMany('evidence', [{ ...anEvidence('m-pending', { taskId }) }]);
  return { taskId, revision: 1 };
}

/** A project of branch-1 where the next action needs it, with a report that waits. */
async function projected(status: Project['status'], more: Partial<Project> = {}) {
  const projectId = `project-${(tasks += 1)}`;
  const { database } = test.cloud;
  await database.insertMany('projects', [
    { ...aProject({ ...ofBranchOne, _id: projectId, status, ...more }) },
  ]);
  await database.insertMany('projectReports', [{ ...aProjectReport({ projectId }) }]);
  return { projectId, revision: 1 };
}
const ofBranchOne = { organisationId: 'branch-1', orgPath: ofBranch };
const stepOne = { branchId: 'branch-1', milestoneId: 's1' };

/** A venue of branch-1. */
async function housed() {
  const venueId = `venue-${(tasks += 1)}`;
  await test.cloud.database.insertMany('venues', [{ ...aVenue({ _id: venueId }) }]);
  return { venueId, changedAtMs: aVenue().changedAtMs };
}

/** Puts another activity of branch-1, held or to come, with hours of somebody. */
async function served(more: Parameters<typeof anActivity>[0] = {}) {
  const activityId = `service-${(tasks += 1)}`;
  const activity = anActivity({ _id: activityId, ...more });
  await test.cloud.database.insertMany('serviceActivities', [{ ...activity }]);
  return { activityId, revision: 1 };
}
async function told(status: 'waiting' | 'confirmed' = 'waiting') {
  const { activityId: workId } = await served();
  const hours = someHours('m-pending', { workId, status });
  await test.cloud.database.insertMany('serviceHours', [{ ...hours }]);
  return { workId, memberId: 'm-pending', seen: 1 };
}

/** The same of a survey. */
async function surveyed(status: 'draft' | 'open' | 'closed') {
  const surveyId = `survey-${(tasks += 1)}`;
  await test.cloud.database.updateMany('surveys', {}, { $set: { seasonId: 'past' } });
  const survey = aSurvey({
    _id: surveyId,
    status,
    ...(status === 'closed' ? { closedAtMs: 1 } : {}),
  });
  await test.cloud.database.insertMany('surveys', [{ ...survey }]);
  return { surveyId, revision: 1 };
}

async function pastSeason() {
  await test.cloud.database.removeMany('seasons', { _id: 's2025' });
  const past = aSeason({
    _id: 's2025',
    status: 'ended',
    startsAtMs: startsAtMs - 400 * 86_400_000,
  });
  await test.cloud.database.insertMany('seasons', [{ ...past }]);
  return { organisationId: 'branch-1', seasonId: 's2025' };
}

const requestIdOf = () => `plan${String((tasks += 1)).padStart(12, '0')}`;

let decisions = 0;
/** Puts another adjustment of m-pending's points where the next action needs it. */
async function adjusted(status: Adjustment['status'], by = 'm-someone'): Promise<string> {
  const adjustmentId = `adjusted-${(decisions += 1)}`;
  const adjustment: Adjustment = {
    ...{ _id: adjustmentId, seasonId: 's2026', memberId: 'm-pending', points: 30, reason: '讲解' },
    orgPath: ['district', 'committee-1', 'branch-1'],
    ...{ by, atMs: startsAtMs, status, changedAtMs: startsAtMs },
  };
  await test.cloud.database.insertMany('adjustments', [{ ...adjustment }]);
  return adjustmentId;
}

/** Puts another lecturer of branch-1 into the register. */
async function lecturerNow() {
  const one = aLecturer(`lecturer-${(decisions += 1)}`, { orgPath: ofBranch });
  await test.cloud.database.insertMany('lecturers', [{ ...one }]);
  return { lecturerId: one._id, changedAtMs: one.changedAtMs };
}

/** Puts another draft of branch-1. */
async function draftNow() {
  const { _id: draftId, version, ...rest } = aDraft(`draft-${(decisions += 1)}`);
  await test.cloud.database.insertMany('lectureDrafts', [{ _id: draftId, version, ...rest }]);
  return { draftId, version };
}

/** Puts another file of outside study for branch-1; those before and their jobs belong to another season. */
async function imported(status: ImportBatch['status']): Promise<string> {
  const batchId = `batch-${(decisions += 1)}`;
  await test.cloud.database.updateMany('importBatches', {}, { $set: { seasonId: 'past' } });
  await test.cloud.database.updateMany(
    'jobs',
    { activeKey: 'points-import:s2026' },
    { $set: { status: 'done', activeKey: batchId } },
  );
  const batch: ImportBatch = {
    ...{ _id: batchId, seasonId: 's2026', organisationIds: ['branch-1'], by: 'm-someone' },
    orgPath: ['district', 'committee-1', 'branch-1'],
    ...{
      atMs: startsAtMs,
      fileName: 'a.csv',
      status,
      changedAtMs: startsAtMs,
      readAtMs: startsAtMs,
    },
    evidenceFileId: await test.cloud.storage.put('imports/a.csv', Buffer.from('a')),
    figures: { good: 1, bad: 0, points: 1, members: 1 },
  };
  await test.cloud.database.insertMany('importBatches', [{ ...batch }]);
  return batchId;
}

/** The request with which each action is tried: always about branch-1. */
const requests: { [Name in FunctionName]: Record<keyof Contract[Name], (role: Role) => unknown> } =
  {
    home: { overview: () => ({}) },
    'check-in': {
      redeem: () => ({ code: sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs)) }),
      standing: () => ({ sessionId: 'SESS0001' }),
      memberCode: () => ({}),
      poster: () => ({ sessionId: 'PR1NTED0', form: 'mini-program' }),
      renewPoster: () => ({ sessionId: 'PR1NTED0', form: 'link', version: 1 }),
      receipts: () => ({ sessionId: 'SESS0001' }),
      board: () => ({ sessionId: 'SESS0001' }),
      boardCount: () => ({ sessionId: 'SESS0001' }),
    },
    attendance: {
      history: () => ({}),
      sheet: () => ({ sessionId: 'SESS0001' }),
      confirm: () => ({ sessionId: 'SESS0001', memberIds: ['m-pending'] }),
      decline: () => ({ sessionId: 'SESS0001', memberIds: ['m-pending'], reason: '未到' }),
      mark: () => ({
        sessionId: 'SESS0001',
        marks: [{ memberId: 'm-pending', to: 'present', seen: 'none', reason: '没带手机' }],
      }),
      admit: () => ({
        sessionId: 'SESS0001',
        code: memberCodeOf(signingKeys, 'm-pending', startsAtMs),
      }),
      leave: () => ({ sessionId: 'VACAT0N1' }),
      requestLeave: () => ({ sessionId: 'VACAT0N1', reason: '出差' }),
      withdrawLeave: async (role) => {
        const input = { sessionId: 'VACAT0N1', reason: '出差' };
        await invoke(role, 'attendance', { action: 'requestLeave', input });
        return { sessionId: 'VACAT0N1' };
      },
      decideLeave: async () => {
        const input = { sessionId: 'VACAT0N1', reason: '出差' };
        await invoke('member', 'attendance', { action: 'requestLeave', input });
        return { sessionId: 'VACAT0N1', memberId: memberIds.member, approve: false };
      },
      suspicions: () => ({ sessionId: 'SESS0001' }),
      log: () => ({ sessionId: 'SESS0001' }),
    },
    lecture: {
      list: () => ({}),
      start: () => ({ lectureId: 'one' }),
      poster: () => ({ lectureId: 'one', form: 'mini-program' }),
      report: async (role) => ({ receipt: await receiptOf(role), played: [], final: true }),
    },
    quiz: {
      open: () => ({ lectureId: 'one' }),
      answer: () => ({ lectureId: 'one', version: 1, attemptId: 'attempt123456789', answers: [] }),
    },
    authoring: {
      list: () => ({}),
      create: () => ({ draftId: requestIdOf(), organisationId: 'branch-1' }),
      take: () => ({ lectureId: 'ours' }),
      open: async () => ({ draftId: (await draftNow()).draftId }),
      save: async () => ({ ...(await draftNow()), changes: { title: '用电安全' } }),
      remove: async () => ({ draftId: (await draftNow()).draftId }),
      beginVideo: async () => ({
        draftId: (await draftNow()).draftId,
        ...{ fileName: '用电.mp4', bytes: 10, fingerprint: '10-0000-0000' },
      }),
      partArrived: async () => ({
        draftId: (await draftNow()).draftId,
        ...{ part: 0, fileId: `cloud://study.bucket/uploads/${uploadId}.mp4` },
      }),
      cancelVideo: async () => ({ draftId: (await draftNow()).draftId }),
      joinVideo: async () => ({ draftId: (await draftNow()).draftId }),
      attach: async () => ({ ...(await draftNow()), uploadId, as: 'poster' }),
      detach: async () => ({ ...(await draftNow()), what: 'captions' }),
      quizTemplate: () => ({}),
      readQuiz: () => ({ uploadId }),
      publish: draftNow,
      withdraw: () => ({ lectureId: 'ours' }),
    },
    insight: {
      lectures: () => ({ organisationId: 'branch-1' }),
      lecture: () => ({ lectureId: 'one', organisationId: 'branch-1' }),
    },
    lecturer: {
      list: () => ({}),
      show: async () => ({ lecturerId: (await lecturerNow()).lecturerId }),
      membersNamed: () => ({ name: '成员乙' }),
      add: () => ({ requestId: requestIdOf(), who: { name: '周老师' } }),
      edit: async () => ({ ...(await lecturerNow()), name: '周老师', teamIds: [] }),
      retire: async () => ({ ...(await lecturerNow()), retired: true }),
      merge: async () => ({ ...(await lecturerNow()), into: (await lecturerNow()).lecturerId }),
      erase: lecturerNow,
      saveTeam: () => ({ requestId: requestIdOf(), kind: 'folk', name: '百姓名嘴' }),
      usualTeams: () => ({}),
      names: () => ({}),
      adopt: () => ({ names: [{ name: '周老师' }] }),
    },
    live: {
      open: () => ({ sessionId: '0N11NE00' }),
      report: async (role) => ({ receipt: await receiptOf(role), played: [], final: true }),
    },
    report: {
      branches: () => ({}),
      branchAttendance: () => ({ branchId: 'branch-1' }),
      exportSession: () => ({ sessionId: 'SESS0001' }),
      exportBranch: () => ({ branchId: 'branch-1' }),
      exportAward: async () => ({ awardId: (await standing('published')).awardId }),
      exportLog: () => ({}),
      audit: () => ({ offset: 0 }),
      exportAudit: () => ({}),
    },
    branch: {
      glance: () => ({ branchId: 'branch-1' }),
      branches: () => ({}),
      nudge: async () => {
        // Once a week is a rule of its own: each caller finds a member who has not been reminded.
        await test.cloud.database.updateMany('studyRecords', {}, { $unset: { nudge: '' } });
        return { memberId: memberIds.member };
      },
      messages: () => ({}),
      allowMessage: () => ({}),
    },
    plan: {
      mine: () => ({}),
      sendEvidence: async () => ({
        ...{ taskId: (await planned('published')).taskId, text: '已完成', seen: 0 },
      }),
      edit: () => ({}),
      add: () => ({ requestId: requestIdOf(), organisationId: 'branch-1', plan: aTaskPlan() }),
      change: async () => ({ ...(await planned('draft')), plan: aTaskPlan() }),
      publish: () => planned('draft'),
      withdraw: async () => ({ ...(await planned('published')), reason: '取消' }),
      remove: () => planned('draft'),
      previewCopy: pastSeason,
      copy: pastSeason,
      panel: () => ({}),
      balance: () => ({}),
      setGoal: () => ({ percent: 90 }),
      progress: () => ({ branchId: 'branch-1' }),
      missing: async () => ({ branchId: 'branch-1', taskId: (await planned('published')).taskId }),
      evidence: () => ({}),
      decideEvidence: async () => ({
        ...{ ...(await planned('published')), memberId: 'm-pending' },
        ...{ confirm: false, reason: '看不清' },
      }),
    },
    service: {
      mine: () => ({}),
      show: async () => ({ activityId: (await served()).activityId }),
      signUp: async () => ({ activityId: (await served(anActivityPlan())).activityId }),
      withdraw: async () => ({ activityId: (await served(anActivityPlan())).activityId }),
      report: async () => ({ activityId: (await served()).activityId, seen: 0, hours: 1 }),
      reportOwn: () => ({ requestId: requestIdOf(), seen: 0, hours: 1, own: ownWork() }),
      unreport: () => ({ workId: 'never-told', seen: 1 }),
      desk: () => ({}),
      add: () => ({
        ...{ requestId: requestIdOf(), organisationId: 'branch-1', plan: anActivityPlan() },
      }),
      change: async () => ({ ...(await served()), plan: anActivityPlan() }),
      callOff: async () => ({ ...(await served()), reason: '大雪封路' }),
      finish: async () => ({ ...(await served()), counts: { items: 1, people: 1 } }),
      people: async () => ({ activityId: (await served()).activityId }),
      find: async () => ({ activityId: (await served()).activityId, name: '成员乙' }),
      confirm: async () => ({ ...(await told()), hours: 1 }),
      confirmAll: async () => ({ rows: [{ ...(await told()), hours: 1 }] }),
      sendBack: async () => ({ ...(await told()), reason: '时长写多了' }),
      takeBack: async () => ({ ...(await told('confirmed')), reason: '登记重复' }),
      figures: () => ({}),
    },
    survey: {
      list: () => ({}),
      show: async () => ({ surveyId: (await surveyed('open')).surveyId }),
      answer: async () => ({
        surveyId: (await surveyed('open')).surveyId,
        answers: [{ questionId: 'q1', chosen: [0] }],
      }),
      define: () => ({
        ...{ requestId: requestIdOf(), organisationId: 'branch-1', ...aSurveyContent() },
      }),
      edit: async () => ({ ...(await surveyed('draft')), ...aSurveyContent() }),
      open: () => surveyed('draft'),
      close: () => surveyed('open'),
      remove: () => surveyed('draft'),
      results: async () => ({ surveyId: (await surveyed('closed')).surveyId }),
    },
    project: {
      list: () => ({}),
      show: async () => ({ projectId: (await projected('running')).projectId }),
      matrix: async () => ({ projectId: (await projected('running')).projectId }),
      edit: () => ({}),
      add: async () => {
        await test.cloud.database.removeMany('projects', {});
        return { requestId: requestIdOf(), organisationId: 'branch-1', plan: aProjectPlan() };
      },
      change: async () => ({ ...(await projected('draft')), plan: aProjectPlan() }),
      start: () => projected('draft'),
      finish: () => projected('running'),
      resume: () => projected('finished'),
      withdraw: async () => ({ ...(await projected('running')), reason: '取消' }),
      remove: () => projected('draft'),
      join: async () => ({
        projectId: (await projected('running', { joining: 'open' })).projectId,
        ...{ branchId: 'branch-1', joined: true },
      }),
      report: async () => ({
        projectId: (await projected('running')).projectId,
        ...{ ...stepOne, reachedOn: '20261120', text: '已走访', seen: 1 },
      }),
      takeBack: async () => ({ ...(await projected('running')), ...stepOne }),
      waiting: () => ({}),
      decide: async () => ({ ...(await projected('running')), ...stepOne, confirm: true }),
    },
    venue: {
      list: () => ({}),
      show: async () => ({ venueId: (await housed()).venueId }),
      keepers: () => ({}),
      add: () => ({
        ...{ requestId: requestIdOf(), organisationId: 'branch-1', venue: venueFacts() },
      }),
      change: async () => ({ ...(await housed()), venue: venueFacts() }),
      withdraw: async () => ({ ...(await housed()), withdrawn: true }),
    },
    score: { book: () => ({}) },
    ranking: {
      members: () => ({ scope: 'branch', period: 'season' }),
      branches: () => ({ scope: 'all', period: 'season' }),
    },
    season: {
      listSessions: () => ({}),
      moreSessions: () => ({
        direction: 'earlier',
        from: { endsAtMs: startsAtMs, sessionId: 'SESS0001' },
      }),
      audienceChoices: () => ({}),
      session: () => ({ sessionId: 'SESS0001' }),
      countAudience: () => ({ organisationIds: ['branch-1'], segments: [] }),
      overlaps: () => ({
        audience: { organisationIds: ['branch-1'], segments: [] },
        startsAtMs,
        endsAtMs: startsAtMs + 1,
      }),
      saveDraft: () => ({ requestId: 'draft0ghij123456', plan: aPlan() }),
      publishSession: () => ({ requestId: 'abcdefghij123456', plan: aPlan() }),
      deleteDraft: () => ({ sessionId: 'DRAFT001' }),
      editSession: () => {
        const session = aSession({ _id: 'SESS0001' });
        const { _id: sessionId, changedAtMs } = session;
        return { seen: { sessionId, changedAtMs }, plan: planOf(session) };
      },
      openSession: () => ({ sessionId: 'T0BE0PEN' }),
      closeSession: () => ({ sessionId: 'T0BESHVT' }),
      reopenSession: () => ({ sessionId: 'T0RE0PEN' }),
      cancelSession: () => ({ sessionId: 'T0CANCE0', reason: '停电' }),
      countHeads: () => ({ sessionId: 'T0BESHVT', heads: 3 }),
    },
    organisation: {
      me: () => ({}),
      hideName: () => ({ hidden: true }),
      tree: () => ({}),
      people: () => ({ organisationId: 'branch-1' }),
      addOrganisation: () => ({
        ...{ requestId: 'abcdefghij123456', parentId: 'branch-1', kind: 'branch', name: '小组' },
      }),
      renameOrganisation: () => ({ organisationId: 'branch-1', name: '第一支部' }),
      setJoinByPhone: () => ({ organisationId: 'branch-1', on: true }),
      grantRole: () => ({ memberId: 'm-pending', role: 'lecturer', organisationId: 'branch-1' }),
      endRole: () => ({ memberId: 'm-pending', role: 'auditor', organisationId: 'branch-1' }),
      startSeason: () => ({ name: '冬训', startsOn: '2027-11-20', endsOn: '2028-02-28' }),
      changeSeasonDays: () => ({
        ...{ seasonId: 's2026', seen: { startsAtMs, endsAtMs: startsAtMs + 1 } },
        ...{ startsOn: '2026-11-20', endsOn: '2027-02-28' },
      }),
    },
    roster: {
      edit: () => ({ memberId: 'm-pending', name: '成员乙', segments: ['line'] }),
      move: () => ({ memberId: 'm-pending', branchId: 'branch-1' }),
      duplicates: () => ({ organisationId: 'branch-1' }),
      previewMerge: () => ({ staysId: 'm-pending', goesId: 'm-pending' }),
      merge: () => ({ staysId: 'm-pending', goesId: 'm-pending', phone: 'stays', final: true }),
      importTemplate: () => ({}),
      previewImport: () => ({ uploadId }),
      startImport: () => ({ uploadId }),
      exportFaults: () => ({ uploadId }),
      export: () => ({ organisationId: 'branch-1' }),
      setEligible: () => ({ memberId: 'm-pending', eligible: true, reason: '返回支部' }),
    },
    joining: {
      standing: () => ({}),
      look: () => ({ code: invitationCode }),
      ask: () => ({ code: invitationCode, name: '成员新', consent: true }),
      ways: () => ({}),
      byPhone: () => ({ phoneCode: 'no-such-code-1', consent: true }),
      withdraw: () => ({}),
      startUp: () => ({
        ...{ code: '0'.repeat(26), name: '某人', consent: true, kind: 'district' },
        ...{ organisationName: '另一个区', branchName: '机关支部' },
      }),
      leave: () => ({}),
      requests: () => ({}),
      accept: () => ({ askId: askIds[0] }),
      decline: () => ({ askId: askIds[1], reason: '不是本支部党员' }),
      invitation: () => ({ organisationId: 'branch-1' }),
      invitationPoster: () => ({ organisationId: 'branch-1', form: 'link' }),
      renewInvitation: () => ({ organisationId: 'branch-1', version: 1 }),
    },
    award: {
      overview: () => ({}),
      define: async () => {
        await standing('draft');
        return { organisationId: 'committee-1', name: '标兵', terms: anAward().terms };
      },
      edit: async () => ({ ...(await standing('draft')), name: '标兵', terms: anAward().terms }),
      remove: () => standing('draft'),
      candidates: async () => ({ awardId: (await standing('draft')).awardId }),
      freeze: () => standing('draft'),
      reopen: async () => ({ ...(await standing('frozen')), reason: '名额有调整' }),
      publish: () => standing('frozen'),
      show: async () => ({ awardId: (await standing('published')).awardId }),
      recheck: async () => ({ awardId: (await standing('published')).awardId, version: 1 }),
      appeal: async () => ({ awardId: (await standing('published')).awardId, text: '请核实' }),
      decideAppeal: async () => ({
        ...{ awardId: (await standing('published')).awardId, subjectId: 'm-pending' },
        ...{ uphold: false, reason: '已核实' },
      }),
      certificate: async () => ({ awardId: (await standing('published')).awardId }),
      nameMe: async () => ({ awardId: (await standing('published')).awardId, named: true }),
    },
    points: {
      rules: () => ({}),
      draftRules: () => ({
        rules: { ...draftOf(defaultRules), lectureDone: { points: 4, coverage: 0.9 } },
      }),
      rulesPreview: () => ({ draftId: 'draft-1' }),
      applyRules: () => ({ draftId: 'draft-1', mode: 'from-now', reason: '统一口径' }),
      branches: () => ({}),
      members: () => ({ branchId: 'branch-1' }),
      adjust: () => ({
        ...{ adjustmentId: `adjusting${(decisions += 1)}`.padEnd(20, '0') },
        ...{ memberId: 'm-pending', points: 1, reason: '讲解' },
      }),
      adjustments: () => ({ waiting: true }),
      confirmAdjustment: async () => ({ adjustmentId: await adjusted('waiting') }),
      declineAdjustment: async () => ({
        ...{ adjustmentId: await adjusted('waiting'), reason: '没有依据' },
      }),
      withdrawAdjustment: async () => ({
        adjustmentId: await adjusted('waiting', memberIds.ownSecretary),
      }),
      reverseAdjustment: async () => ({ adjustmentId: await adjusted('counted'), reason: '重复' }),
      importTemplate: () => ({}),
      readImport: () => ({ uploadId }),
      imports: () => ({}),
      importLines: async () => ({ batchId: await imported('ready'), wrong: false }),
      importFile: async () => ({ batchId: await imported('ready'), file: 'evidence' }),
      countImport: async () => ({ batchId: await imported('ready') }),
      reverseImport: async () => ({ batchId: await imported('counted'), reason: '有误' }),
    },
    jobs: {
      show: () => ({ jobId: 'job-1' }),
      advance: () => ({ jobId: 'job-1' }),
      cancel: () => ({ jobId: 'job-1' }),
    },
    reminder: {
      list: () => ({}),
      read: () => ({}),
      choose: () => ({ off: ['task-due'], shift: 'none' }),
    },
    privacy: {
      overview: () => ({}),
      read: () => ({ kind: 'roster', offset: 0 }),
      export: () => ({ format: 'json' }),
      exports: () => ({}),
      erase: () => ({ confirmed: true }),
    },
    upload: {
      begin: () => ({ purpose: 'roster', fileName: '花名册.xlsx', bytes: 10 }),
      finish: () => ({ uploadId, fileId: `cloud://study.bucket/uploads/${uploadId}.xlsx` }),
    },
  };

beforeAll(async () => {
  const pending = { status: 'pending', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' };
  const administrator = secretaryOf('committee-1', memberIds.administrator);
  const otherSecretary = secretaryOf('branch-2', memberIds.otherSecretary);
  for (const { member, record } of [administrator, otherSecretary]) {
    Object.assign(member, elsewhere);
    Object.assign(record, elsewhere);
  }
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  const held = holders.map(({ role, relation }) => {
    const one = secretaryOf(heldFor[relation], holderOf(role, relation));
    Object.assign(one.member, elsewhere);
    Object.assign(one.record, elsewhere);
    Object.assign(one.member.roles[0] ?? {}, { role });
    return one;
  });
  test = await startTestCloud({
    organisations: [...organisations, group],
    seasons: [aSeason({ lectures: [aLecture('one')] })],
    quizzes: [aQuiz('one')],
    sessions: [
      aSession(),
      aSession({ _id: '0N11NE00', mode: 'both', stream: 'https://live.example/1.m3u8' }),
      aSession({ _id: 'T0BE0PEN', status: 'published' }),
      aSession({ _id: 'T0BESHVT' }),
      aSession({ _id: 'VACAT0N1' }),
      aSession({ _id: 'T0RE0PEN', status: 'closed' }),
      aSession({ _id: 'T0CANCE0', status: 'published' }),
      aSession({ _id: 'DRAFT001', status: 'draft', publishedBy: memberIds.ownSecretary }),
      aSession({ _id: 'PR1NTED0', codeKind: 'printed' }),
    ],
    invitations: [
      {
        ...{ _id: 'branch-1', code: invitationCode, version: 1, madeAtMs: startsAtMs },
        ...{ madeBy: memberIds.ownSecretary },
      },
    ],
    jobs: [
      {
        ...newJob({
          jobId: 'job-1',
          kind: 'points-import',
          subjectId: 'season-1',
          orgPath: ['district', 'committee-1', 'branch-1'],
          startedBy: memberIds.administrator,
          input: null,
          nowMs: startsAtMs,
        }),
        ...{ status: 'done', result: {} },
      },
    ],
    uploads: [
      {
        _id: uploadId,
        ...{
          memberId: memberIds.ownSecretary,
          purpose: 'roster',
          fileName: '花名册.xlsx',
          cloudPath: `uploads/${uploadId}.xlsx`,
          beganAtMs: startsAtMs,
          expiresAtMs: startsAtMs + 3_600_000,
          fileId: `cloud://study.bucket/uploads/${uploadId}.xlsx`,
          bytes: 10,
        },
      },
    ],
    ...peopleOf([
      enrolled(memberIds.member),
      enrolled('m-pending', {
        record: { pending: ['SESS0001'], attendance: { SESS0001: pending as never } },
      }),
      secretaryOf('branch-1', memberIds.ownSecretary),
      otherSecretary,
      administrator,
      ...held,
    ]),
  });
  // Two phones of nobody's that ask to join branch-1.
  await test.cloud.database.insertMany(
    'bindings',
    askIds.map((askId) => ({
      ...{ _id: `asker-${askId}`, memberId: nobodyOf(`asker-${askId}`), openid: `o-${askId}` },
      ...{ boundAtMs: 0, askId, asking: { name: '新人', branchId: 'branch-1', atMs: startsAtMs } },
    })),
  );
  const lectures = [
    aLecture('one', {
      quiz: { version: 1, questions: 5 },
      posterFileId: await test.cloud.storage.put('one/poster.jpg', Buffer.from('x')),
      videoFileId: await test.cloud.storage.put('one/video.mp4', Buffer.from('x')),
    }),
    aLecture('ours', { organisationId: 'branch-1' }),
  ];
  await test.cloud.database.updateMany('seasons', {}, { $set: { lectures } });
  await test.cloud.fireTimer('summarise');
});
afterAll(() => test.close());

const personal = ['members', 'bindings', 'studyRecords', 'uploads', 'leaveRequests'] as const;
const of = (one: (typeof personal)[number], memberId: string) =>
  one === 'members' ? { _id: memberId } : { memberId };

async function whoIs(memberId: string): Promise<Record<string, { _id: string }[]>> {
  const found = personal.map(async (one) => [
    one,
    await test.cloud.database.find(one, of(one, memberId)),
  ]);
  return Object.fromEntries(await Promise.all(found)) as Record<string, { _id: string }[]>;
}

/** As if nobody had been erased: the next rows are about the same people. */
async function bringBack(memberId: string, person: Record<string, { _id: string }[]>) {
  const { database } = test.cloud;
  for (const one of personal) {
    await database.removeMany(one, of(one, memberId));
    await database.insertMany(one, person[one] ?? []);
  }
  await database.removeMany('erasures', {});
}

const cells = Object.entries(matrix).flatMap(([name, actions]) =>
  Object.entries(actions as Record<string, Row>).flatMap(([action, row]) =>
    roles.map((role, column) => ({ name, action, role, decided: row[column] ?? 'undecided' })),
  ),
);

/** Everybody who could hold a role: each role for branch-1 itself, for what lies above, below and beside it. */
const heldFor: Record<Relation, string> = {
  own: 'branch-1',
  child: 'committee-1',
  parent: 'group-1',
  other: 'branch-2',
};
const holderOf = (role: RoleName, relation: Relation) => `m-${role}-${relation}`;
const holders = roleNames.flatMap((role) => relations.map((relation) => ({ role, relation })));

/** What the table decides about a request that is about branch-1. */
function decidedFor(one: Asked, role: RoleName, relation: Relation): Outcome {
  if (typeof one === 'string') return 'ok';
  const allows = (all: readonly Permission[], seen: Relation) =>
    all.every((permission) => permits(role, permission, seen));
  const isAllowed = 'over' in one ? allows(one.over, relation) : allows(one.somewhere, 'own');
  return isAllowed ? 'ok' : 'NOT_ALLOWED';
}

/** Of somebody else's session the own part, for whom it invites members of the own organisation: here nobody, as the group is empty. */
const ofTheOwnPart =
  (withPermission: Outcome, permission: Permission) =>
  (decided: Outcome, role: RoleName, relation: Relation): Outcome =>
    relation === 'parent' && permits(role, permission, 'own') ? withPermission : decided;

/** Somebody else's file is not there, for those who may have any. */
const ofTheOwnBatch = (decided: Outcome, role: RoleName): Outcome =>
  decided === 'ok' || !permits(role, 'importPoints', 'own') ? decided : 'IMPORT_NOT_FOUND';

/** A lecturer's drafts are the own ones alone; those here are somebody else's. */
const ofTheOwnDrafts =
  (otherwise: Outcome = 'ok') =>
  (decided: Outcome, role: RoleName): Outcome => {
    if (decided !== 'ok') return decided;
    return role === 'lecturer' ? 'DRAFT_NOT_FOUND' : otherwise;
  };

/** Where the use case asks for more than a role. */
const beyondTheTable: Record<
  string,
  (decided: Outcome, role: RoleName, relation: Relation) => Outcome
> = {
  // Somebody else's draft is not there, whoever asks: only who may have none at all hears of the role.
  // A branch has nobody to choose among: an award is the committee's.
  'award.define': (_, role, relation) =>
    role === 'administrator' && relation === 'child' ? 'ok' : 'NOT_ALLOWED',
  'season.deleteDraft': (_, role) =>
    permits(role, 'runSessions', 'own') ? 'SESSION_NOT_FOUND' : 'NOT_ALLOWED',
  'organisation.addOrganisation': (decided) =>
    decided === 'ok' ? 'ORGANISATION_PLACE_WRONG' : decided,
  'organisation.setJoinByPhone': (decided) =>
    decided === 'ok' ? 'ORGANISATION_PLACE_WRONG' : decided,
  'organisation.startSeason': () => 'NOT_ALLOWED',
  'organisation.changeSeasonDays': () => 'NOT_ALLOWED',
  'roster.previewMerge': (decided) => (decided === 'ok' ? 'MEMBER_NOT_FOUND' : decided),
  'roster.merge': (decided) => (decided === 'ok' ? 'MEMBER_NOT_FOUND' : decided),
  'roster.previewImport': (decided) => (decided === 'ok' ? 'UPLOAD_NOT_FOUND' : decided),
  'roster.startImport': (decided) => (decided === 'ok' ? 'UPLOAD_NOT_FOUND' : decided),
  'roster.exportFaults': (decided) => (decided === 'ok' ? 'UPLOAD_NOT_FOUND' : decided),
  'points.draftRules': () => 'NOT_ALLOWED',
  'plan.setGoal': () => 'NOT_ALLOWED',
  'points.rulesPreview': () => 'NOT_ALLOWED',
  'points.applyRules': () => 'NOT_ALLOWED',
  'points.readImport': (decided) => (decided === 'ok' ? 'UPLOAD_NOT_FOUND' : decided),
  'points.importLines': ofTheOwnBatch,
  'points.importFile': ofTheOwnBatch,
  'points.countImport': ofTheOwnBatch,
  'points.reverseImport': ofTheOwnBatch,
  ...Object.fromEntries(
    ['open', 'save', 'remove', 'beginVideo', 'cancelVideo', 'detach'].map((action) => [
      `authoring.${action}`,
      ofTheOwnDrafts(),
    ]),
  ),
  'authoring.partArrived': ofTheOwnDrafts('UPLOAD_NOT_FOUND'),
  'authoring.attach': ofTheOwnDrafts('UPLOAD_NOT_FOUND'),
  'authoring.joinVideo': ofTheOwnDrafts('VIDEO_INCOMPLETE'),
  'authoring.readQuiz': (decided) => (decided === 'ok' ? 'UPLOAD_NOT_FOUND' : decided),
  // Of a branch below the holder one may see the results; somebody else's survey is not there.
  'survey.results': (decided, _, relation) =>
    decided === 'ok' && (relation === 'parent' || relation === 'other')
      ? 'SURVEY_NOT_FOUND'
      : decided,
  // Who oversees other branches is not told of this one; what lies below branch-1 takes part in it.
  'project.matrix': (decided, role, relation) =>
    decided === 'ok' && relation !== 'parent' && !permits(role, 'readProjects', relation)
      ? 'PROJECT_NOT_FOUND'
      : decided,
  'attendance.sheet': ofTheOwnPart('ok', 'readAttendance'),
  'attendance.confirm': ofTheOwnPart('ok', 'runSessions'),
  'attendance.decline': ofTheOwnPart('ok', 'runSessions'),
  'attendance.mark': ofTheOwnPart('ok', 'runSessions'),
  'attendance.admit': ofTheOwnPart('MEMBER_NOT_INVITED', 'runSessions'),
};

const grantCells = Object.entries(asked).flatMap(([name, actions]) =>
  Object.entries(actions as Record<string, Asked>)
    .filter(([, one]) => typeof one !== 'string')
    .flatMap(([action, one]) =>
      holders.map(({ role, relation }) => {
        const decided = decidedFor(one, role, relation);
        const decide = beyondTheTable[`${name}.${action}`];
        return {
          name,
          action,
          role,
          relation,
          decided: decide?.(decided, role, relation) ?? decided,
        };
      }),
    ),
);

describe('who may do what', () => {
  it.each(cells)('$name.$action by $role: $decided', async ({ name, action, role, decided }) => {
    const requestOf = (requests as Record<string, Record<string, (by: Role) => unknown>>)[name]?.[
      action
    ];
    const input = await requestOf?.(role);
    const before = decided === 'ok' ? undefined : test.storeVersion();
    const person = action === 'erase' ? await whoIs(memberIds[role]) : {};
    const reply = await invoke(role, name, { action, input });
    expect(reply.ok ? 'ok' : reply.code).toBe(decided);
    if (action === 'erase' && reply.ok) await bringBack(memberIds[role], person);
    const text = JSON.stringify(reply);
    expect(text).not.toMatch(/openid|"o-|signing|grantedBy|publishedBy/iu);
    // Whoever has a code learns which branch it is of, and reads the own name back.
    if (role === 'guest' && name !== 'joining') expect(text).not.toMatch(/成员|支部|m-|m1/u);
    // Wrong codes are counted.
    if (before !== undefined && action !== 'startUp') expect(test.storeVersion()).toBe(before);
    if (name === 'joining' && action === 'leave' && reply.ok)
      await test.cloud.database.insertMany('bindings', [{ ...enrolled(memberIds.member).binding }]);
  });

  it.each(grantCells)(
    '$name.$action by $role of its $relation: $decided',
    async ({ name, action, role, relation, decided }) => {
      const requestOf = (requests as Record<string, Record<string, (by: Role) => unknown>>)[name]?.[
        action
      ];
      const input = await requestOf?.('ownSecretary');
      const before = decided === 'ok' ? undefined : test.storeVersion();
      const openid = openidOf(holderOf(role, relation));
      const reply = (await test.cloud.invoke(name, { action, input }, { openid })) as Reply<never>;
      expect(reply.ok ? 'ok' : reply.code).toBe(decided);
      if (before !== undefined) expect(test.storeVersion()).toBe(before);
    },
  );

  it.each(roles)('the timers are refused to %s', async (role) => {
    const before = test.storeVersion();
    for (const timer of ['summarise', 'settle']) {
      expect(await invoke(role, timer, { Type: 'Timer' })).toMatchObject({
        ok: false,
        code: 'NOT_ALLOWED',
      });
    }
    expect(test.storeVersion()).toBe(before);
  });

  it('ends with the role: a secretary whose role was taken away is refused at once', async () => {
    await test.cloud.database.updateMany(
      'members',
      { _id: memberIds.ownSecretary },
      { $set: { roles: [] } },
    );
    for (const [name, action] of [
      ['check-in', 'board'],
      ['check-in', 'boardCount'],
      ['attendance', 'sheet'],
    ] as const)
      expect(
        await invoke('ownSecretary', name, { action, input: { sessionId: 'SESS0001' } }),
      ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });
});
