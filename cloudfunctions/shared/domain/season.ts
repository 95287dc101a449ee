import type { Segment } from '../contract/vocabulary';
import type { RulesVersion, SeasonRules } from './rules';

/** From when to when a season lasts: the first instant of its first day, and the one after its last; ms. */
export interface SeasonSpan {
  startsAtMs: number;
  endsAtMs: number;
}

/** One winter study season. Collection `seasons`. */
export interface Season extends SeasonSpan {
  _id: string;
  name: string;
  /** Root of the organisation tree it is for. */
  organisationId: string;
  rules: SeasonRules;
  /** All versions, the first first; missing where the rules were never changed (versionsOf). */
  rulesHistory?: RulesVersion[];
  /** What is to be watched, in the order of the shelf: part of the season so that a list needs no second read. */
  lectures: PlannedLecture[];
  /** What a branch is to have done of its plan in the end (domain/early-warning.ts), percent; absent where nobody has set it. */
  goalPercent?: number;
  status: 'running' | 'ended';
  /** When its personal data were erased, 24 months after its end; its counts stay. */
  erasedAtMs?: number;
}

/** Where a part of a lecture begins, seconds. */
export interface Chapter {
  title: string;
  startSeconds: number;
}

/** One micro-lecture (≤ 10 min) as the plan names it. */
export interface PlannedLecture {
  lectureId: string;
  title: string;
  series: string;
  /** The name as it is announced; empty where the lecturer was erased. */
  lecturer: string;
  /** In the register (domain/lecturer.ts); absent where only a name stands. */
  lecturerId?: string;
  /** What a search by letters looks into (domain/lecture-initials.ts); absent of lectures from before there was one. */
  initials?: string;
  durationSeconds: number;
  posterFileId: string;
  videoFileId: string;
  /** The same film with fewer bytes, for slow and metered networks. Its length is the same. */
  lowVideoFileId?: string;
  captionsFileId?: string;
  /** The sound alone (m4a or mp3), for listening with the screen locked; without it that plays the video's file. */
  audioFileId?: string;
  chapters?: Chapter[];
  /** The quiz that stands for it now; its questions stand apart, so that no list carries them (domain/quiz.ts). */
  quiz?: { version: number; questions: number };
  /** Asia/Shanghai day yyyymmdd. */
  dueOn?: string;
  /** Asked of these segments only; empty: of everybody. */
  segments: Segment[];
  /** Guests may watch it too (全民冬训). */
  open: boolean;
  /** Shown to members of this organisation and below it alone; absent: to everybody. */
  organisationId?: string;
  /** What it is about, in a few sentences. */
  description?: string;
  /** Version of the draft that it was published from (domain/lecture-draft.ts); absent where it came with the season. */
  revision?: number;
  /** It was taken off the shelf then. It stays in the plan: what was watched before still counts, and recounts need its length. */
  withdrawnAtMs?: number;
}

/**
 * Whether the season has ended, which is a fact of the clock. Then nothing is earned any more but what was done before and arrives late;
 * rankings, corrections and honours go on.
 */
export const isSeasonOver = ({ endsAtMs }: Pick<Season, 'endsAtMs'>, nowMs: number): boolean =>
  nowMs >= endsAtMs;

/**
 * What can be watched now, by members whose organisations are these (ids from the root down) where they are named. Whatever shows, opens or
 * asks for lectures goes through it; what counts the past does not.
 */
export const shelfOf = (
  { lectures }: Pick<Season, 'lectures'>,
  orgPath?: readonly string[],
): PlannedLecture[] =>
  lectures.filter(
    (one) => one.withdrawnAtMs === undefined && (orgPath === undefined || isShownTo(one, orgPath)),
  );

export const isShownTo = ({ organisationId }: PlannedLecture, orgPath: readonly string[]) =>
  organisationId === undefined || orgPath.includes(organisationId);
