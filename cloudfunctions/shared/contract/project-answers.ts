import type { ProjectPlan } from './project';
import type { MilestoneState, ProjectJoining, ProjectStatus, ReportStatus } from './vocabulary';

export interface ProgressFigures {
  reached: number;
  waiting: number;
  overdue: number;
  of: number;
}

export interface ProjectRow {
  projectId: string;
  title: string;
  organisationName: string;
  status: ProjectStatus;
  /** The next milestone that is due, the last one once all are over. */
  next: { title: string; dueOn: string };
  /** The caller's branch, where it takes part. */
  own?: ProgressFigures;
  /** The caller's branch may join. */
  open: boolean;
  /** The caller keeps it. */
  manages: boolean;
}

export interface ProjectListAnswer {
  /** Running ones first. */
  projects: ProjectRow[];
  /** The caller may make projects. */
  mayCreate: boolean;
  /** Reports that wait for the caller's word. */
  waiting: number;
}

export interface MilestoneReport {
  status: ReportStatus;
  revision: number;
  reachedOn: string;
  text: string;
  pictureUrl?: string;
  /** Why it was sent back. */
  reason?: string;
}

export interface MilestoneRow {
  milestoneId: string;
  title: string;
  reachedWhen: string;
  dueOn: string;
  /** Taken out of the project since; shown for what was reported. */
  dropped: boolean;
  /** The revision that a report would replace, 0 for the first. */
  seen: number;
  /** Of the branch that is looked at, where it takes part. */
  state?: MilestoneState;
  report?: MilestoneReport;
}

export interface ProjectAnswer {
  projectId: string;
  revision: number;
  title: string;
  purpose: string;
  organisationName: string;
  status: ProjectStatus;
  joining: ProjectJoining;
  /** Why it was withdrawn. */
  reason?: string;
  milestones: MilestoneRow[];
  branch: {
    branchId: string;
    name: string;
    takesPart: boolean;
    /** The caller's own one: for who only oversees branches, it is not. */
    own: boolean;
    /** The caller reports for it, and lets it join. */
    reports: boolean;
  };
  /** The caller may change it and decides about reports. */
  manages: boolean;
  /** The caller may see all branches. */
  overview: boolean;
}

export interface ProjectMatrix {
  title: string;
  milestones: ({ milestoneId: string; title: string; dueOn: string } & ProgressFigures)[];
  branches: ({ branchId: string; name: string; states: MilestoneState[] } & ProgressFigures)[];
  /** There are more branches than one answer holds. */
  cut: boolean;
  /** Branches whose reports the caller may read. */
  readable: string[];
}

export interface ProjectToEdit {
  organisationId: string;
  organisationName: string;
  season: { startsAtMs: number; endsAtMs: number };
  /** Organisations for which the caller may make projects. */
  owners: { organisationId: string; name: string }[];
  /** Whom a project of this owner can name, committees before branches. */
  choices: { organisationId: string; name: string; branch: boolean }[];
  project?: { projectId: string; revision: number; status: ProjectStatus; plan: ProjectPlan };
}

export interface WaitingReport {
  projectId: string;
  projectTitle: string;
  branchId: string;
  branchName: string;
  milestoneId: string;
  milestoneTitle: string;
  reachedWhen: string;
  dueOn: string;
  reachedOn: string;
  text: string;
  pictureUrl?: string;
  revision: number;
}
