import type { Chapter } from '../domain/season';
import type { Question, QuestionFault } from './quiz';
import type { Segment } from './vocabulary';

/** Sections of the editor in which something may be missing. */
export type DraftField = 'title' | 'series' | 'lecturer' | 'video' | 'poster' | 'chapters' | 'quiz';

/** One caption. */
export interface Cue {
  fromSeconds: number;
  toSeconds: number;
  text: string;
}

/**
 * What is wrong, in the first line where something is. header: no WEBVTT in the first line; number: SubRip's number or line of times is
 * missing; time: not a time; reversed: ends before it begins; order: begins before the one above; text: nothing is said, or too much;
 * beyond: after the end of the video; empty: no captions at all; many: too many.
 */
export type CaptionFault =
  'header' | 'number' | 'time' | 'reversed' | 'order' | 'text' | 'beyond' | 'empty' | 'many';

/** Columns of a table of questions. */
export type QuizColumn =
  '题型' | '题目' | '选项A' | '选项B' | '选项C' | '选项D' | '选项E' | '选项F' | '正确答案' | '解析';

/** What is wrong with a cell of a row; `gap`: an option is missing before this one. */
export type QuizCellFault = 'missing' | 'too-long' | 'kind' | 'answer' | 'gap' | QuestionFault;

export interface QuizFault {
  line: number;
  column: QuizColumn;
  fault: QuizCellFault;
}

export type DraftStatus = 'draft' | 'published' | 'changed' | 'withdrawn';

export interface AuthoredRow {
  /** Of the draft and of the lecture. */
  lectureId: string;
  title: string;
  series: string;
  lecturer: string;
  organisationName: string;
  /** Towards the organisations for which the caller holds a role; what stands above is only to be looked at. */
  place: 'own' | 'below' | 'above';
  /** changed: published, and edited since. */
  status: DraftStatus;
  /** It has a draft, or one is made of it when it is opened. */
  hasDraft: boolean;
  durationSeconds?: number;
  /** When it was last changed or withdrawn; absent where nothing was since the season began. */
  changedAtMs?: number;
  missing: DraftField[];
  may: { edit: boolean; publish: boolean };
}

/** What was streamed and can be made into a lecture. */
export interface Recording {
  sessionId: string;
  title: string;
  endsAtMs: number;
  organisationId: string;
  organisationName: string;
}

export interface AuthoringListAnswer {
  rows: AuthoredRow[];
  /** Organisations for which the caller may begin a lecture. */
  organisations: { organisationId: string; name: string }[];
  recordings: Recording[];
}

export interface DraftView {
  draftId: string;
  version: number;
  status: DraftStatus;
  organisationName: string;
  /** Everybody in the season sees it. */
  forEverybody: boolean;
  title: string;
  series: string;
  lecturer: string;
  lecturerId?: string;
  description: string;
  segments: Segment[];
  dueOn?: string;
  open: boolean;
  chapters: Chapter[];
  quiz?: { ask: number; pool: Question[] };
  video?: FilmView;
  lowVideo?: FilmView;
  /** The video of a lecture that was published stays: watched parts belong to it. */
  videoIsFixed: boolean;
  posterUrl?: string;
  audioUrl?: string;
  captionsUrl?: string;
  coming?: ComingView;
  comingLow?: ComingView;
  missing: DraftField[];
  may: {
    publish: boolean;
    /** Say who gives it; a lecturer's own is given by that lecturer. */ nameLecturer: boolean;
  };
}

/** `bytes` is 0 where nobody has measured it. */
export interface FilmView {
  fileName: string;
  bytes: number;
  durationSeconds: number;
  startsAtOnce: boolean;
  url: string;
}

/** A film on its way, in parts. */
export interface ComingView {
  fileName: string;
  bytes: number;
  parts: number;
  arrived: number;
}

export interface VideoPlaces {
  partBytes: number;
  /** Places of the parts, in order. */
  paths: string[];
  /** Parts that are there. */
  arrived: number[];
}
