import type { RoleName } from '../contract/vocabulary';
import type { RoleGrant } from './organisation';

/**
 * Who may do what, and for whom: the one table that every check reads, and the test of the whole matrix too
 * (test/functions/role-matrix.test.ts). What each action of the contract asks of it stands in action-permissions.
 */

/** Where an organisation lies, seen from the one for which a role is held. */
export const relations = ['own', 'child', 'parent', 'other'] as const;
export type Relation = (typeof relations)[number];

/** How far a permission goes. No role reaches upwards or sideways. */
const reaches = {
  nowhere: [],
  own: ['own'],
  subtree: ['own', 'child'],
} as const satisfies Record<string, readonly Relation[]>;
type Reach = keyof typeof reaches;

const [nowhere, own, subtree] = ['nowhere', 'own', 'subtree'] as const;

/** role × permission. */
export const permissions = {
  /** Plan, publish, open, close and call off sessions; project the code; mark, confirm and decide leave. */
  runSessions: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Name an organisation as the audience of a session. */
  inviteMembers: {
    ...{ secretary: own, deputy: own, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See sessions, sheets, logs and attendance with names. */
  readAttendance: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Take names out of the product as a file: watermarked and logged. */
  exportAttendance: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Take the roster of an organisation along as a file: watermarked and logged. */
  exportRoster: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See who exported what. */
  readExportLog: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** See which privileged person changed what, and take that along as a file. */
  readAuditLog: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Define awards, see candidates, freeze and publish lists, answer appeals. */
  manageAwards: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Give points by hand, confirm those of somebody else, take them back. */
  awardPoints: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See how lectures are watched and answered, in figures. */
  readInsight: {
    ...{ secretary: own, deputy: own, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** See by name who has still to watch a lecture: whoever knows these people and can speak to them. */
  nameUnfinished: {
    ...{ secretary: own, deputy: own, administrator: own },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Keep the register of lecturers and their teams. */
  manageLecturers: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Remind a member to study, at most once a week. */
  nudgeMembers: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Count a file of outside study points: no second person looks at each line, so it is not a secretary's alone. */
  importPoints: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Change how points are earned; asked over the organisation that the season is for. */
  changeRules: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: own },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See who asks to join, and let them in or not. */
  admitMembers: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Hand out the code by which members ask to join a branch, and withdraw it. */
  inviteToJoin: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See the tree with its branches and the people on the roster. */
  readRoster: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Correct a name or the segments of somebody on the roster. */
  editRoster: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Take a file of members over: it adds, moves and sorts them by the hundred. */
  importRoster: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Decide who counts in a branch's mean: it moves the ranking of branches. */
  decideEligibility: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Add committees and branches and name them; move members between them. */
  manageOrganisations: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Grant and end roles, and bind another phone for who holds one. */
  grantRoles: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Prepare micro-lectures; a lecturer the own ones. */
  authorLectures: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: own, auditor: nowhere },
  },
  /** Put micro-lectures on the shelf and take them off it. */
  publishLectures: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Write the season's plan: what is due, for whom, by when. */
  planTasks: {
    ...{ secretary: own, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See how branches and their members stand with the plan. */
  readPlan: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Confirm what members tell of a task, or send it back. */
  confirmEvidence: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Plan what is done for others, call it off and say what came of it. */
  runServices: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Confirm hours of service, change them, send them back and take them back; never the own ones. */
  confirmService: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See services, who took part, and what they came to. */
  readServices: {
    ...{ secretary: subtree, deputy: subtree, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Ask members anonymously. */
  manageSurveys: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See what a survey came to: of the whole, and of the own branches where they are large enough. */
  readSurveys: {
    ...{ secretary: subtree, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Define projects, and decide what branches report of them. */
  manageProjects: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Report for a branch on a project, and let the branch join one. */
  reportProject: {
    ...{ secretary: own, deputy: own, administrator: nowhere },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** See how all branches of a project stand, and read what the own ones have reported. */
  readProjects: {
    ...{ secretary: own, deputy: own, administrator: subtree },
    ...{ lecturer: nowhere, auditor: subtree },
  },
  /** Enter venues and change them. */
  manageVenues: {
    ...{ secretary: own, deputy: nowhere, administrator: subtree },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
  /** Begin a season and correct its days; asked over the root of the tree. */
  startSeasons: {
    ...{ secretary: nowhere, deputy: nowhere, administrator: own },
    ...{ lecturer: nowhere, auditor: nowhere },
  },
} as const satisfies Record<string, Record<RoleName, Reach>>;

export type Permission = keyof typeof permissions;

/** Whether a role permits something towards an organisation that lies so. */
export const permits = (role: RoleName, permission: Permission, relation: Relation): boolean =>
  (reaches[permissions[permission][role]] as readonly Relation[]).includes(relation);

/**
 * Whether any grant permits something for an organisation with this path (ids from the root down, its own included). A grant
 * knows one id, which the path of a parent or a stranger does not contain: both are beyond any reach.
 */
export function may(
  grants: readonly RoleGrant[],
  permission: Permission,
  path: readonly string[],
): boolean {
  return grants.some(({ role, organisationId }) => {
    if (!path.includes(organisationId)) return false;
    return permits(role, permission, path.at(-1) === organisationId ? 'own' : 'child');
  });
}

/** The grants that permit all of this for their own organisation at least. */
export const grantsWith = (grants: readonly RoleGrant[], all: readonly Permission[]): RoleGrant[] =>
  grants.filter(({ role }) => all.every((permission) => permits(role, permission, 'own')));
