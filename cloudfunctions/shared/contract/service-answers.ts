import type {
  ActivityPlan,
  ActivityStatus,
  HoursStatus,
  ServiceCounts,
  ServiceKind,
} from './service-work';

export interface ActivityRow extends ActivityPlan {
  activityId: string;
  organisationName: string;
  status: ActivityStatus;
  /** How many have signed up. */
  taken: number;
  /** The caller has. */
  signedUp: boolean;
  /** Why it was called off. */
  reason?: string;
}

/** Hours of the caller. */
export interface OwnHours {
  workId: string;
  /** Told without an activity. */
  own?: ServiceCounts;
  kind: ServiceKind;
  title: string;
  venue: string;
  atMs: number;
  hours: number;
  status: HoursStatus;
  revision: number;
  /** What the ledger gave; of confirmed ones. */
  points?: number;
  /** Why they were sent or taken back. */
  reason?: string;
}

export interface OwnServices {
  rule: { points: number; dayCap: number };
  hours: { confirmed: number; waiting: number };
  /** Of the caller's organisations and to come or going on, the soonest first. */
  open: ActivityRow[];
  /** Signed up to, over, and not told of. */
  toReport: ActivityRow[];
  /** The last first. */
  told: OwnHours[];
  /** Between these days something can be told of, yyyymmdd. */
  days: { first: string; last: string };
  /** The caller may see the desk of some organisation. */
  manages: boolean;
}

export interface ActivityView extends ActivityRow {
  hours?: OwnHours;
  /** What can be done now. */
  may: { signUp: boolean; withdraw: boolean; report: boolean };
  rule: { points: number; dayCap: number };
}

export interface HoursRow {
  workId: string;
  memberId: string;
  name: string;
  branchName: string;
  hours: number;
  /** 0: signed up and nobody has told of any hours; `hours` are those of the plan. */
  revision: number;
  status: HoursStatus | 'none';
  points?: number;
  reason?: string;
  /** Nobody confirms their own. */
  isCaller: boolean;
}

export interface WaitingHours extends HoursRow {
  kind: ServiceKind;
  title: string;
  venue: string;
  atMs: number;
  own?: ServiceCounts;
}

export interface DeskActivity extends ActivityRow {
  revision: number;
  organisationId: string;
  counts?: ServiceCounts;
}

export interface ServiceDesk {
  organisationId: string;
  organisationName: string;
  owners: { organisationId: string; name: string }[];
  /** The longest waiting first. */
  waiting: WaitingHours[];
  /** There are more than these. */
  more: boolean;
  /** The latest first. */
  activities: DeskActivity[];
  may: { run: boolean; confirm: boolean };
  season: { startsAtMs: number; endsAtMs: number };
}

export interface ActivityPeople {
  activity: DeskActivity;
  rows: HoursRow[];
  may: { run: boolean; confirm: boolean };
}

export interface ServiceSums extends ServiceCounts {
  /** One person at one activity. */
  personTimes: number;
  hours: number;
  /** How many deliveries were made. */
  deliveries: number;
}

export interface ServiceFigures {
  organisationId: string;
  organisationName: string;
  sum: ServiceSums;
  /** Branches and committees with anything to show, by hours. */
  rows: (ServiceSums & { organisationId: string; name: string })[];
  /** False where there is more than was counted. */
  complete: boolean;
}
