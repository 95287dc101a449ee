import { createHash } from 'node:crypto';
import type { DraftField } from '../contract/authoring-answers';
import type { Segment } from '../contract/vocabulary';
import type { ComingVideo, DraftVideo } from './coming-video';
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
  /** The same film with fewer bytes, for slow and metered networks. */
  lowVideo?: DraftVideo;
  posterFileId?: string;
  audioFileId?: string;
  captions?: { fileId: string; cues: number };
  /** Films on their way. */
  coming?: ComingVideo;
  comingLow?: ComingVideo;
  /** Its version that stands in the season, and when that was put there. */
  published?: { version: number; atMs: number };
}

/** Characters of a title; a session's may be longer. */
const longestTitle = 40;
export const lectureTitleOf = (title: string) => [...title].slice(0, longestTitle).join('');

/** A season's document carries them all. */
export const mostLectures = 200;
export const mostDrafts = 100;

/** What a draft still lacks before it can be published; the sections of the editor. */
const draftFields: readonly DraftField[] = [
  ...(['title', 'series', 'lecturer', 'video', 'poster', 'chapters', 'quiz'] as const),
];

type Judged = 'title' | 'series' | 'lecturer' | 'video' | 'posterFileId' | 'chapters' | 'quiz';

/** Sections that keep a draft from being published, in the order of the editor; none: it can be. */
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
): PlannedLecture | undefined {
  const { video, lowVideo, posterFileId, captions, lecturerId, audioFileId, dueOn } = draft;
  if (!video || posterFileId === undefined) return undefined;
  const organisationId = draft.orgPath.at(-1);
  return {
    lectureId: draft._id,
    ...{ title: draft.title, series: draft.series, lecturer: draft.lecturer },
    ...(lecturerId === undefined ? {} : { lecturerId }),
    ...(draft.description === '' ? {} : { description: draft.description }),
    durationSeconds: video.durationSeconds,
    ...{ posterFileId, videoFileId: video.fileId },
    ...(lowVideo ? { lowVideoFileId: lowVideo.fileId } : {}),
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
    video: filmOf(lecture.videoFileId, lecture),
    ...(lecture.lowVideoFileId === undefined
      ? {}
      : { lowVideo: filmOf(lecture.lowVideoFileId, lecture) }),
    posterFileId: lecture.posterFileId,
    ...(audioFileId === undefined ? {} : { audioFileId }),
    ...(captionsFileId === undefined ? {} : { captions: { fileId: captionsFileId, cues: 0 } }),
    published: { version: 1, atMs: nowMs },
  };
}

const filmOf = (fileId: string, { durationSeconds }: PlannedLecture): DraftVideo => ({
  ...{ fileId, fileName: '', bytes: 0, startsAtOnce: true, durationSeconds },
});

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
