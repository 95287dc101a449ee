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

/**
 * What somebody may be for an organisation; domain/permissions.ts says what each may do. deputy: committee member of a branch who
 * stands in for the secretary; auditor: reads and changes nothing.
 */
export const roles = ['secretary', 'deputy', 'administrator', 'lecturer', 'auditor'] as const;
export type RoleName = (typeof roles)[number];

/**
 * A session's life: draft → published → open → closed → settled (absences noted, counted for good); a published or open one
 * can be cancelled instead. `lapsed`: its time went by and nobody opened it.
 */
export type SessionStatus =
  'draft' | 'published' | 'open' | 'closed' | 'settled' | 'lapsed' | 'cancelled';

/** What becomes of a session in its log. `held`: nobody had opened it, and then people were noted as having come. */
export type SessionChangeKind =
  | 'edited'
  | 'opened'
  | 'closed'
  | 'reopened'
  | 'cancelled'
  | 'settled'
  | 'lapsed'
  | 'held'
  | 'head-count';

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
export type RuleName =
  'checkIn' | 'watch' | 'lectureDone' | 'quiz' | 'service' | 'task' | 'manual' | 'import';

/** Work that takes longer than one call. */
export type JobKind =
  | 'rules-preview'
  | 'recalculation'
  | 'points-import'
  | 'roster-import'
  | 'lecture-video'
  | 'member-merge'
  | 'enrolment';

export type JobStatus = 'running' | 'done' | 'failed' | 'cancelled';

/** What privileged people do that the audit log keeps; their Chinese names stand in src/copy. */
export const auditActions = [
  'rules-changed',
  'points-awarded',
  'points-reversed',
  'points-imported',
  'award-changed',
  'role-granted',
  'role-ended',
  'member-changed',
  'member-joined',
  'join-declined',
  'roster-imported',
  'members-merged',
  'organisation-changed',
  'season-changed',
  'task-changed',
  'survey-changed',
  'service-changed',
  'lecture-published',
  'lecture-withdrawn',
  'lecturer-changed',
  'project-changed',
  'venue-changed',
  'member-erased',
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * Kinds of lecturers' teams; the teams themselves are data (domain/lecturer.ts). red: 红色讲师团; publicity: 宣讲团; five-elders: 五老;
 * swallow: 理论飞燕, of which a place has six; folk: 百姓名嘴; master: 名师.
 */
export const teamKinds = [
  'red',
  'publicity',
  'five-elders',
  'swallow',
  'folk',
  'master',
  'other',
] as const;
export type TeamKind = (typeof teamKinds)[number];

/** retired: gives no more lectures; merged: another entry is the same person; erased: nobody's any more. */
export type LecturerStatus = 'active' | 'retired' | 'merged' | 'erased';

/**
 * Who takes part in a project. chosen: organisations that are named, with all branches below them; all: every branch of the owner's
 * subtree; open: branches of it that join by themselves (微联盟).
 */
export const projectJoinings = ['all', 'chosen', 'open'] as const;
export type ProjectJoining = (typeof projectJoinings)[number];

/** draft → running → finished, which can go on again; a running or finished one can be withdrawn. */
export type ProjectStatus = 'draft' | 'running' | 'finished' | 'withdrawn';

/** taken-back: by the branch itself, which may report anew. */
export type ReportStatus = 'waiting' | 'confirmed' | 'returned' | 'taken-back';

/** How a branch stands towards a milestone. late: confirmed, of a day after the due one; overdue: due, and nothing stands or waits. */
export type MilestoneState = 'reached' | 'late' | 'waiting' | 'returned' | 'overdue' | 'open';

/**
 * Kinds of venues 阵地. life: 政治生活馆; memorial: 纪念馆; experience: 体验馆; practice-centre and practice-station: 文明实践所、站;
 * library: 24 小时图书馆; service: 服务中心.
 */
export const venueKinds = [
  'life',
  'memorial',
  'experience',
  'practice-centre',
  'practice-station',
  'library',
  'service',
  'other',
] as const;
export type VenueKind = (typeof venueKinds)[number];

/** What a file is uploaded for. */
export const uploadPurposes = [
  'roster',
  'points',
  'evidence',
  'lecture-video',
  'lecture-picture',
  'lecture-sound',
  'lecture-captions',
  'quiz',
  'venue',
] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** What a member may be reminded of; each can be switched off. */
export const reminderKinds = [
  'session-tomorrow',
  'session-soon',
  'task-due',
  'lecture-due',
  'leave-decided',
  'join-decided',
  'evidence-decided',
  'service-decided',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Shifts at a production line: 06–14, 14–22, 22–06. */
export const shifts = ['early', 'late', 'night'] as const;
export type Shift = (typeof shifts)[number];

/** What is kept about a person, as it is shown to that person; src/copy says why and how long. */
export const keptKinds = [
  'roster',
  'phone',
  'points',
  'attendance',
  'watching',
  'tasks',
  'leave',
  'appeals',
  'notes',
  'files',
  'scans',
] as const;
export type KeptKind = (typeof keptKinds)[number];
