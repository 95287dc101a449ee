import { createHash } from 'node:crypto';
import type { DraftField } from '../contract/authoring';
import type { Segment } from '../contract/vocabulary';
import { faultOfQuestion, type Question } from './quiz';
import type { Chapter, PlannedLecture } from './season';

/**
 * A micro-lecture as its authors have it: what is published stands in the season, this goes on being changed. Collection `lectureDrafts`.
 * Its id is the lecture's, so a lecture has one draft at most.
 */
export interface LectureDraft {
  _id: string;
  seasonId: string;
  /** Organisation whose members it is for: everybody's where it is the season's own. Ids from the root down. */
  orgPath: string[];
  /** Member id of who began it. */
  by: string;
  createdAtMs: number;
  changedAtMs: number;
  /** Grows with every change; an edit of another version than the standing one is refused. */
  version: number;
  title: string;
  series: string;
  lecturer: string;
  lecturerId?: string;
  /** The live session of whose recording it is made. */
  sessionId?: string;
  description: string;
  segments: Segment[];
  /** Asia/Shanghai day yyyymmdd. */
  dueOn?: string;
  open: boolean;
  chapters: Chapter[];
  quiz?: { ask: number; pool: Question[] };
  video?: DraftVideo;
  posterFileId?: string;
  audioFileId?: string;
  captions?: { fileId: string; cues: number };
  /** A video on its way. */
  coming?: ComingVideo;
  /** Its version that stands in the season, and when that was put there. */
  published?: { version: number; atMs: number };
}

export interface DraftVideo {
  fileId: string;
  fileName: string;
  bytes: number;
  durationSeconds: number;
  /** Playing begins before the whole file is there. */
  startsAtOnce: boolean;
}

/** A video that is sent in parts, so that a broken line costs one part and a reloaded page none. */
export interface ComingVideo {
  /** 32 hexadecimal digits. */
  uploadId: string;
  fileName: string;
  bytes: number;
  beganAtMs: number;
  /** Made by the phone of the file's size, beginning and end: only the same file is gone on with. */
  fingerprint: string;
  /** Places of the parts, in order. */
  paths: string[];
  /** File ids of those that have arrived, by `p<place>`. */
  arrived: Record<string, string>;
}

/** Characters of a title; a session's may be longer. */
const longestTitle = 40;
export const lectureTitleOf = (title: string) => [...title].slice(0, longestTitle).join('');

/** All parts but the last; a weak line sends one in some ten seconds. */
export const partBytes = 4 * 1024 * 1024;
/** Parts are kept so long; within half of it a video that broke off is gone on with. */
export const comingLifeMs = 6 * 86_400_000;
/** Micro means this. */
export const mostVideoSeconds = 600;
export const leastVideoSeconds = 5;
/** A season's document carries them all. */
export const mostLectures = 200;
export const mostDrafts = 100;

export const partsOf = (bytes: number) => Math.ceil(bytes / partBytes);

/** Size of the part in one place, bytes. */
export const bytesOfPart = (bytes: number, part: number) =>
  Math.min(partBytes, bytes - part * partBytes);

/** Places of parts that have arrived, in order. */
export const arrivedParts = ({ arrived, paths }: ComingVideo): number[] =>
  paths.flatMap((_, part) => (arrived[`p${part}`] === undefined ? [] : [part]));

/** What a draft still lacks before it can be published; the sections of the editor. */
const draftFields: readonly DraftField[] = [
  ...(['title', 'series', 'lecturer', 'video', 'poster', 'chapters', 'quiz'] as const),
];

type Judged = 'title' | 'series' | 'lecturer' | 'video' | 'posterFileId' | 'chapters' | 'quiz';

export function missingOf(draft: Pick<LectureDraft, Judged>): DraftField[] {
  const { title, series, lecturer, video, posterFileId, chapters, quiz } = draft;
  const inOrder = chapters.every(
    ({ startSeconds }, place) =>
      startSeconds >= 0 &&
      startSeconds < (video?.durationSeconds ?? Infinity) &&
      startSeconds > (chapters[place - 1]?.startSeconds ?? -1),
  );
  const asksWell =
    !quiz ||
    (quiz.pool.length > 0 &&
      quiz.ask <= quiz.pool.length &&
      quiz.pool.every((one) => one.text !== '' && !faultOfQuestion(one)));
  const lacks: Record<DraftField, boolean> = {
    title: title === '',
    series: series === '',
    lecturer: lecturer === '',
    video: !video,
    poster: posterFileId === undefined,
    chapters: !inOrder,
    quiz: !asksWell,
  };
  return draftFields.filter((field) => lacks[field]);
}

/** The lecture as the season has it; undefined where something is missing. */
export function plannedOf(
  draft: LectureDraft,
  quiz: PlannedLecture['quiz'],
  seasonOrganisationId: string,
  standing: PlannedLecture | undefined,
): PlannedLecture | undefined {
  const { video, posterFileId, captions, lecturerId, audioFileId, dueOn } = draft;
  if (!video || posterFileId === undefined) return undefined;
  const organisationId = draft.orgPath.at(-1);
  const isSameVideo = standing?.videoFileId === video.fileId;
  return {
    lectureId: draft._id,
    ...{ title: draft.title, series: draft.series, lecturer: draft.lecturer },
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...(draft.description === '' ? {} : { description: draft.description }),
    durationSeconds: video.durationSeconds,
    ...{ posterFileId, videoFileId: video.fileId },
    ...(isSameVideo && standing.lowVideoFileId ? { lowVideoFileId: standing.lowVideoFileId } : {}),
    ...(captions ? { captionsFileId: captions.fileId } : {}),
    ...(audioFileId === undefined ? {} : { audioFileId }),
    ...(draft.chapters.length > 0 ? { chapters: draft.chapters } : {}),
    ...(quiz ? { quiz } : {}),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...{ segments: draft.segments, open: draft.open },
    ...(organisationId === undefined || organisationId === seasonOrganisationId
      ? {}
      : { organisationId }),
    revision: draft.version,
  };
}

/** A draft of a lecture that came with the season, so that it can be changed like any other. */
export function draftOfLecture(
  lecture: PlannedLecture,
  quiz: LectureDraft['quiz'],
  more: Pick<LectureDraft, 'seasonId' | 'orgPath' | 'by'> & { nowMs: number },
): LectureDraft {
  const { lectureId, captionsFileId, lecturerId, audioFileId, dueOn } = lecture;
  const { nowMs, ...place } = more;
  return {
    _id: lectureId,
    ...place,
    ...{ createdAtMs: nowMs, changedAtMs: nowMs, version: 1 },
    ...{ title: lecture.title, series: lecture.series, lecturer: lecture.lecturer },
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...{ description: lecture.description ?? '', segments: lecture.segments, open: lecture.open },
    ...(dueOn === undefined ? {} : { dueOn }),
    chapters: lecture.chapters ?? [],
    ...(quiz ? { quiz } : {}),
    video: {
      ...{ fileId: lecture.videoFileId, fileName: '', bytes: 0, startsAtOnce: true },
      durationSeconds: lecture.durationSeconds,
    },
    posterFileId: lecture.posterFileId,
    ...(audioFileId === undefined ? {} : { audioFileId }),
    ...(captionsFileId === undefined ? {} : { captions: { fileId: captionsFileId, cues: 0 } }),
    published: { version: 1, atMs: nowMs },
  };
}

/** Whether two quizzes ask the same; a version stands for one content. */
export const contentOfQuiz = ({ ask, pool }: { ask: number; pool: readonly Question[] }) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ask,
        pool.map((one) => [
          ...[one.questionId, one.kind, one.text, one.options, one.right, one.explanation],
        ]),
      ]),
    )
    .digest('hex');

/** The texts that others will read, by the section where they stand: what the platform is asked about. */
export function textsOf(draft: LectureDraft): [field: string, text: string][] {
  const { title, series, lecturer, description, chapters, quiz } = draft;
  const texts: [string, string][] = [
    ['title', [title, series, lecturer].join('\n')],
    ['description', description],
    ['chapters', chapters.map((one) => one.title).join('\n')],
    ...(quiz?.pool ?? []).map((one): [string, string] => [
      'quiz',
      [one.text, ...one.options, one.explanation].join('\n'),
    ]),
  ];
  return texts.filter(([, text]) => text.trim() !== '');
}

/** Texts put together as far as one question of the platform holds them, so that a quiz of fifty costs a few. */
export function checkedTogether(
  texts: readonly [field: string, text: string][],
  most: number,
): [field: string, text: string][] {
  const together: [string, string][] = [];
  for (const [field, text] of texts) {
    const last = together.at(-1);
    if (last?.[0] === field && last[1].length + 1 + text.length <= most)
      last[1] = `${last[1]}\n${text}`;
    else together.push([field, text]);
  }
  return together;
}
