import * as z from 'zod';
import type { Chapter } from '../domain/season';
import type { Segment } from './vocabulary';
import { documentIdField } from './fields';

const secondsField = z.number().min(0).max(36_000);

/** A part of the video really played, with the window of server time in which it was played. */
export const playedIntervalField = z.strictObject({
  fromSeconds: secondsField,
  toSeconds: secondsField,
  beganAtMs: z.number().min(1_577_836_800_000).max(4_102_444_800_000),
  endedAtMs: z.number().min(1_577_836_800_000).max(4_102_444_800_000),
});

export const lectureRequests = {
  list: z.strictObject({}),
  start: z.strictObject({ lectureId: documentIdField }),
  /** The printed code that opens exactly this lecture; `form` says whether WeChat or anybody's scanner is to read it. */
  poster: z.strictObject({
    lectureId: documentIdField,
    form: z.enum(['link', 'mini-program']),
  }),
  /** New played intervals since the last answered report. `final` asks for the credit now (pause with leaving, hide, end). */
  report: z.strictObject({
    receipt: z
      .string()
      .min(40)
      .max(8_000)
      .regex(/^[A-Za-z0-9_.-]+$/u),
    played: z.array(playedIntervalField).max(60),
    final: z.boolean().default(false),
  }),
};

/** One played interval as the client reports it; times in ms of the server's clock as the client knows it. */
export type PlayedInterval = z.infer<typeof playedIntervalField>;

/** [from, to) in seconds of the video. */
export type Interval = [fromSeconds: number, toSeconds: number];

export type LecturePosterForm = z.infer<typeof lectureRequests.poster>['form'];

export interface LectureRow {
  lectureId: string;
  title: string;
  series: string;
  lecturer: string;
  /** In the register; absent where only a name stands. */
  lecturerId?: string;
  durationSeconds: number;
  posterUrl: string;
  /** Asked of these alone; absent where it is asked of everybody. */
  segments?: Segment[];
  /** First letters of what it is searched by. */
  initials?: string;
  dueOn?: string;
  /** Share really played and credited, 0 to 1. */
  coverage: number;
  completed: boolean;
}

export interface LectureListAnswer {
  lectures: LectureRow[];
  /** False for guests, whose watching is not recorded. */
  recorded: boolean;
  /** The season has ended: nothing is due and nothing earned any more. */
  seasonOver?: true;
}

export interface LectureStartAnswer {
  lecture: LectureRow & {
    videoUrl: string;
    /** The same film with fewer bytes, where there is one. */
    lowVideoUrl?: string;
    captionsUrl?: string;
    audioUrl?: string;
    description?: string;
    chapters: Chapter[];
    /** How many questions follow, and how many the first try got right once it was made. */
    quiz?: { questions: number; right?: number };
  };
  /** The caller may print its poster; decides only what is shown. */
  postable?: true;
  /** What to learn afterwards; absent when everything is done. */
  next?: { lectureId: string; title: string; durationSeconds: number };
  /** The season has ended: watching is possible and earns nothing. */
  seasonOver?: true;
  /** Absent for guests and after the season's end: they may watch, nothing is kept of it. */
  receipt?: string;
  covered: Interval[];
  /** Where to go on, seconds. */
  resumeSeconds: number;
}

export interface LecturePosterAnswer {
  lecture: Pick<LectureRow, 'title' | 'series' | 'lecturer' | 'durationSeconds'> & {
    open: boolean;
  };
  seasonName: string;
  /** Text of the QR symbol, where any scanner is to read it. */
  text?: string;
  /** WeChat's own code as a data URL, where its scanner is to read it. */
  picture?: string;
}

export interface LectureReportAnswer {
  receipt: string;
  /** All parts played so far, credited ones included. */
  covered: Interval[];
  coverage: number;
  completed: boolean;
  /** Points that this very report has added to the score. */
  pointsAdded: number;
  /** Seconds of this report that the server's clock does not allow; not credited. */
  unprovedSeconds: number;
  /** Seconds that stand in the receipt and not yet in the record. */
  unsavedSeconds: number;
}

export interface LectureResponses {
  list: LectureListAnswer;
  start: LectureStartAnswer;
  poster: LecturePosterAnswer;
  report: LectureReportAnswer;
}
