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

export type SessionStatus = 'published' | 'open' | 'closed';

export type AttendanceStatus = 'present' | 'late' | 'pending';

export const rankingScopes = ['branch', 'committee', 'all'] as const;
export type RankingScope = (typeof rankingScopes)[number];

export const rankingPeriods = ['season', 'month', 'week'] as const;
export type RankingPeriod = (typeof rankingPeriods)[number];

/** The rules of the ledger that can earn points in this version. */
export type RuleName = 'checkIn' | 'watch' | 'lectureDone';
