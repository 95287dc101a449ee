/** Closed lists that both sides speak; zod-free. Their Chinese names stand in src/copy. */
export const sessionCategories = [
  'launch',
  'first-lesson',
  'party-lecture',
  'three-meetings',
  'theme-day',
  'study-group',
  'visit',
  'seminar',
  'volunteer',
  'culture',
  'delivery',
  'live',
] as const;
export type SessionCategory = (typeof sessionCategories)[number];

export const segments = ['youth', 'senior', 'line', 'office', 'new'] as const;
export type Segment = (typeof segments)[number];

export type RoleName = 'secretary' | 'administrator';

/**
 * A session's life: draft → published → open → closed → settled (absences noted, counted for good); a published or open one
 * can be cancelled instead.
 */
export type SessionStatus = 'draft' | 'published' | 'open' | 'closed' | 'settled' | 'cancelled';

export const sessionModes = ['on-site', 'online', 'both'] as const;
export type SessionMode = (typeof sessionModes)[number];

/** A rotating code is projected; a printed one hangs on the wall and has stricter rules. */
export const codeKinds = ['rotating', 'printed'] as const;
export type CodeKind = (typeof codeKinds)[number];

/**
 * How a member stands towards a session. `declined`: a late code that the secretary did not accept; `left`: was there and
 * left early, as the secretary saw it. Only present and late earn points.
 */
export type AttendanceStatus =
  'present' | 'late' | 'pending' | 'declined' | 'excused' | 'absent' | 'left';
/** `none`: nothing is known of the member, or what was noted has been taken back. */
export type Standing = AttendanceStatus | 'none';
/** What a secretary can set by hand; `none` takes a mark back. */
export const markStatuses = ['present', 'late', 'excused', 'absent', 'left', 'none'] as const;
export type MarkStatus = (typeof markStatuses)[number];

/** Whether the phone was within the session's fence when the code was scanned; all that is kept of a position. */
export type Place = 'inside' | 'outside' | 'unknown';

export const rankingScopes = ['branch', 'committee', 'all'] as const;
export type RankingScope = (typeof rankingScopes)[number];

export const rankingPeriods = ['season', 'month', 'week'] as const;
export type RankingPeriod = (typeof rankingPeriods)[number];

/** Periods in which members of one segment are ranked among themselves; a week is too short for a group of its own. */
export const segmentPeriods = ['season', 'month'] as const satisfies readonly RankingPeriod[];
export type SegmentPeriod = (typeof segmentPeriods)[number];

/** The rules of the ledger that can earn points in this version. */
export type RuleName = 'checkIn' | 'watch' | 'lectureDone';
