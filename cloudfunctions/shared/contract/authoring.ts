import * as z from 'zod';
import type {
  AuthoringListAnswer,
  CaptionFault,
  Cue,
  DraftView,
  QuizFault,
  VideoPlaces,
} from './authoring-answers';
import {
  documentIdField,
  lineOfText,
  lineOfTextOrEmpty,
  requestIdField,
  sessionIdField,
} from './fields';
import type { Question } from './quiz';
import { uploadIdField } from './upload';
import { segments } from './vocabulary';

const draftIdField = documentIdField;
const versionField = z.int().min(1).max(100_000);
/** The film that is watched, or the same with fewer bytes for slow and metered networks. */
const ofFilm = { draftId: draftIdField, film: z.enum(['video', 'lowVideo']).default('video') };
/** The draft as its editor saw it. */
const seen = { draftId: draftIdField, version: versionField };

const questionField = z.strictObject({
  questionId: documentIdField,
  kind: z.enum(['single', 'multiple', 'true-false']),
  text: lineOfTextOrEmpty(200),
  options: z.array(lineOfTextOrEmpty(60)).max(8),
  right: z.array(z.int().min(0).max(7)).max(8),
  explanation: lineOfTextOrEmpty(200),
});

const quizField = z.strictObject({
  ask: z.int().min(1).max(10),
  pool: z
    .array(questionField)
    .max(50)
    .refine((pool) => new Set(pool.map((one) => one.questionId)).size === pool.length),
});

/** What a person writes or chooses; a part alone may be sent. null takes it away. */
const changesField = z.strictObject({
  title: lineOfTextOrEmpty(40).optional(),
  series: lineOfTextOrEmpty(20).optional(),
  lecturer: lineOfTextOrEmpty(20).optional(),
  lecturerId: documentIdField.nullable().optional(),
  description: lineOfTextOrEmpty(300).optional(),
  segments: z.array(z.enum(segments)).max(segments.length).optional(),
  dueOn: z
    .string()
    .regex(/^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u)
    .nullable()
    .optional(),
  open: z.boolean().optional(),
  chapters: z
    .array(z.strictObject({ title: lineOfText(20), startSeconds: z.number().min(0).max(600) }))
    .max(20)
    .optional(),
  quiz: quizField.nullable().optional(),
});

export const authoringRequests = {
  /** Drafts and what stands on the shelf, of the organisations that the caller's roles cover. */
  list: z.strictObject({}),
  /** Begins a draft; its id is made by the phone, so that a request sent again meets itself. */
  create: z.strictObject({
    ...{ draftId: requestIdField, organisationId: documentIdField },
    /** A live session that is over: its words are taken over, and its recording is to be the video. */
    sessionId: sessionIdField.optional(),
  }),
  /** The draft of a published lecture, made of it where there is none. */
  take: z.strictObject({ lectureId: documentIdField }),
  open: z.strictObject({ draftId: draftIdField }),
  save: z.strictObject({ ...seen, changes: changesField }),
  /** A draft that was never published. */
  remove: z.strictObject({ draftId: draftIdField }),
  /** Begins to send a video, or goes on with the same file: answers the parts that are there and fresh places for the others. */
  beginVideo: z.strictObject({
    ...ofFilm,
    fileName: lineOfText(120),
    bytes: z.int().min(1).max(1_000_000_000),
    fingerprint: z.string().regex(/^[0-9a-f-]{8,60}$/u),
  }),
  partArrived: z.strictObject({
    ...ofFilm,
    part: z.int().min(0).max(60),
    fileId: z.string().regex(/^cloud:\/\/[A-Za-z0-9.-]{1,120}\/uploads\/[0-9a-f]{32}\.mp4$/u),
  }),
  cancelVideo: z.strictObject(ofFilm),
  /** Starts the job that puts the parts together and looks into the file. */
  joinVideo: z.strictObject(ofFilm),
  /** Takes an uploaded file over. */
  attach: z.strictObject({
    ...seen,
    uploadId: uploadIdField,
    as: z.enum(['poster', 'sound', 'captions']),
  }),
  detach: z.strictObject({ ...seen, what: z.enum(['sound', 'captions', 'lowVideo']) }),
  quizTemplate: z.strictObject({}),
  /** What a table of questions comes to; nothing is kept of it. */
  readQuiz: z.strictObject({ uploadId: uploadIdField }),
  /** Puts the lecture on the shelf, or what was changed of it; also one that was withdrawn. */
  publish: z.strictObject(seen),
  withdraw: z.strictObject({ lectureId: documentIdField }),
};

export type DraftChanges = z.output<typeof changesField>;

export interface AuthoringResponses {
  list: AuthoringListAnswer;
  create: DraftView;
  take: DraftView;
  open: DraftView;
  save: DraftView;
  remove: { removed: boolean };
  beginVideo: VideoPlaces;
  partArrived: { arrived: number };
  cancelVideo: DraftView;
  joinVideo: { jobId: string };
  attach:
    | { kind: 'attached'; draft: DraftView; cues?: Cue[] }
    /** Captions that cannot be read, and where. */
    | { kind: 'refused'; line: number; fault: CaptionFault };
  detach: DraftView;
  quizTemplate: { fileName: string; url: string };
  readQuiz: { questions: Omit<Question, 'questionId'>[]; faults: QuizFault[]; left: number };
  publish: DraftView;
  withdraw: { withdrawn: boolean };
}
