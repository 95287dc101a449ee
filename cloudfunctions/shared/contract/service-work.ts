/**
 * What is done for others beside sessions. delivery: 送书上门, 送理论; visit: 走访慰问; shift: 志愿服务. Of those who are helped only
 * counts are kept, never a name.
 */
export const serviceKinds = ['delivery', 'visit', 'shift'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** planned → done, or called-off instead. */
export type ActivityStatus = 'planned' | 'done' | 'called-off';

/**
 * How told hours stand: waiting for a word, confirmed, returned to be told anew, or taken back. counting and reversing are on the way:
 * the ledger may have it already or not yet, and whoever comes next finishes it.
 */
export const hoursStatuses = [
  'waiting',
  'returned',
  'counting',
  'confirmed',
  'reversing',
  'taken-back',
] as const;
export type HoursStatus = (typeof hoursStatuses)[number];

/** Counts alone, whole, 0 where there is nothing to count. */
export interface ServiceCounts {
  /** Books, goods. */
  items: number;
  /** Whom it reached. */
  people: number;
}

/** What a person decides about an activity. */
export interface ActivityPlan {
  kind: ServiceKind;
  title: string;
  /** In words; may be empty. */
  venue: string;
  startsAtMs: number;
  endsAtMs: number;
  /** For how many there is room; absent where everybody may come. */
  places?: number | undefined;
  note: string;
}

/** What a member tells of something that stood in no list. */
export interface OwnWork extends ServiceCounts {
  kind: ServiceKind;
  title: string;
  venue: string;
  /** Asia/Shanghai day yyyymmdd. */
  day: string;
}

/** Hours of one person at one activity; halves. */
export const mostHours = 12;
/** Decisions of one call. */
export const mostAtOnce = 30;
