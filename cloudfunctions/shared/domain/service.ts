import type {
  ActivityPlan,
  ActivityStatus,
  HoursStatus,
  OwnWork,
  ServiceCounts,
  ServiceKind,
} from '../contract/service-work';
import type { Season } from './season';
import { dayMs, seasonDayOf } from './season-time';

/** Something that an organisation does for others. Collection `serviceActivities`. */
export interface ServiceActivity extends ActivityPlan {
  _id: string;
  seasonId: string;
  /** Who holds it: members of its subtree may come. */
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to organisationId. */
  orgPath: string[];
  status: ActivityStatus;
  /** Grows with every change of the plan; signing up leaves it. */
  revision: number;
  /** Member ids; `taken` is how many, since a store holds no list against a number. Both move in one write. */
  signedUp: string[];
  taken: number;
  /** What came of it; once it is done. */
  counts?: ServiceCounts;
  /** Why it was called off. */
  reason?: string;
  createdBy: string;
  createdAtMs: number;
  changedAtMs: number;
}

/**
 * Hours of one member at one activity, or of what the member did otherwise. Collection `serviceHours`, id `<workId>:<memberId>`: one
 * of each, whatever is sent twice.
 */
export interface ServiceHours {
  _id: string;
  /** Id of the activity; of own work a name that the phone made. */
  workId: string;
  seasonId: string;
  memberId: string;
  branchId: string;
  orgPath: string[];
  kind: ServiceKind;
  /** Told without an activity. */
  own?: Omit<OwnWork, 'kind' | 'day'>;
  /** When it was done: decides the day whose cap holds. ms */
  atMs: number;
  /** Halves. */
  hours: number;
  status: HoursStatus;
  /** Grows with every word about them, not with the way into the ledger. */
  revision: number;
  sentAtMs: number;
  decidedBy?: string;
  decidedAtMs?: number;
  /** Why they were sent or taken back, or changed. */
  reason?: string;
  /** What the ledger gave. */
  points?: number;
}

export const hoursIdOf = (workId: string, memberId: string) => `${workId}:${memberId}`;
/** Own work has names that no activity has. */
export const ownWorkIdOf = (requestId: string) => `own-${requestId}`;

/** Activities of one organisation in one season: more is no list that anybody reads. */
export const mostActivities = 200;
/** Who can sign up where nothing is said of places. */
export const mostSignedUp = 300;
/** Hours of one member that nobody has confirmed: more are no secretary's work of an evening. */
export const mostWaiting = 30;
/** The longest that an activity lasts, ms. */
const longestMs = 2 * dayMs;

export type ActivityFault = 'outside-season' | 'end-before-start' | 'too-long';

/** What is wrong with a plan in its season; undefined where nothing is. */
export function faultOfActivity(
  { startsAtMs, endsAtMs }: Pick<ActivityPlan, 'startsAtMs' | 'endsAtMs'>,
  season: Pick<Season, 'startsAtMs' | 'endsAtMs'>,
): ActivityFault | undefined {
  if (startsAtMs < season.startsAtMs || startsAtMs >= season.endsAtMs) return 'outside-season';
  if (endsAtMs <= startsAtMs) return 'end-before-start';
  return endsAtMs - startsAtMs > longestMs ? 'too-long' : undefined;
}

/** Hours that a plan stands for: halves, at least one of them, at most a day's work. */
export function plannedHours({
  startsAtMs,
  endsAtMs,
}: Pick<ActivityPlan, 'startsAtMs' | 'endsAtMs'>): number {
  const halves = Math.round((endsAtMs - startsAtMs) / 1_800_000);
  return Math.min(8, Math.max(1, halves) / 2);
}

type Standing = Pick<ServiceActivity, 'status' | 'startsAtMs' | 'endsAtMs' | 'taken' | 'places'>;

/** Whether a place can be taken now: until it begins. */
export const isOpen = (
  { status, startsAtMs, taken, places = mostSignedUp }: Standing,
  nowMs: number,
) => status === 'planned' && nowMs < startsAtMs && taken < places;

/** Whether one who has signed up can still go back on it. */
export const canWithdraw = ({ status, startsAtMs }: Standing, nowMs: number) =>
  status === 'planned' && nowMs < startsAtMs;

/** Whether hours can be told of: once it has begun, unless it was called off. */
export const hasBegun = ({ status, startsAtMs }: Standing, nowMs: number) =>
  status !== 'called-off' && startsAtMs <= nowMs;

/** Words that are said about hours, and in which states they can be. */
export type HoursAction = 'tell' | 'drop' | 'confirm' | 'send-back' | 'take-back';

const allowed: Readonly<Record<HoursAction, readonly HoursStatus[]>> = {
  tell: ['waiting', 'returned', 'taken-back'],
  drop: ['waiting', 'returned'],
  // What was sent or taken back by mistake can be confirmed after all.
  confirm: ['waiting', 'returned', 'taken-back', 'confirmed'],
  'send-back': ['waiting'],
  'take-back': ['confirmed'],
};

export const hoursAllow = (action: HoursAction, status: HoursStatus): boolean =>
  allowed[action].includes(status);

/** The ledger may have it or not: it is finished before anything else is said. */
export const isOnTheWay = ({ status }: Pick<ServiceHours, 'status'>) =>
  status === 'counting' || status === 'reversing';

/**
 * The instant for which own work of a day counts: its noon, or now where that is still to come. Undefined for a day outside the season
 * or after today: what comes after a season's end earns nothing in it.
 */
export function instantOfOwn(
  day: string,
  season: Pick<Season, 'startsAtMs' | 'endsAtMs'>,
  nowMs: number,
): number | undefined {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const noonMs = Date.parse(`${iso}T12:00:00+08:00`);
  const { first, last } = daysToTell(season, nowMs);
  if (day < first || day > last) return undefined;
  return Math.min(noonMs, nowMs, season.endsAtMs - 1);
}

/** First and last day of which own work can be told now, yyyymmdd. */
export const daysToTell = (
  { startsAtMs, endsAtMs }: Pick<Season, 'startsAtMs' | 'endsAtMs'>,
  nowMs: number,
) => ({
  first: seasonDayOf(startsAtMs),
  last: seasonDayOf(Math.min(nowMs, endsAtMs - 1)),
});
