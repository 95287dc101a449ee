import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lectureInitials } from '../../cloudfunctions/shared/domain/lecture-initials';
import type { Member } from '../../cloudfunctions/shared/domain/organisation';
import { quizIdOf, type Quiz } from '../../cloudfunctions/shared/domain/quiz';
import type { Chapter, PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { Calendar } from './calendar';
import { demoLecturerIdOf } from './lecturers';

const FOLDER = path.join(__dirname, 'lectures');

/** A file of the season, to be put into the storage under `cloudPath`. */
export interface SeasonFile {
  cloudPath: string;
  file: string;
}

interface Shelved {
  slug: string;
  /** By the end of which week of the season it is due; absent: whenever one likes. */
  dueWeek?: number;
  segments?: Member['segments'];
  open?: boolean;
}

/** The shelf, in its order. Two weeks are over, one is due this week, others come; each kind of viewer finds something. */
const SHELF: readonly Shelved[] = [
  { slug: 'branch-study-meeting', dueWeek: 3 },
  { slug: 'winter-work-safety', dueWeek: 6, open: true },
  { slug: 'phone-fraud', dueWeek: 7, open: true },
  { slug: 'scan-to-check-in', dueWeek: 2, open: true },
  { slug: 'first-week', dueWeek: 2 },
  { slug: 'shift-study', dueWeek: 4, segments: ['line'] },
  { slug: 'meeting-notes', dueWeek: 5 },
  { slug: 'carbon-monoxide', dueWeek: 6, open: true },
  { slug: 'clear-exits', dueWeek: 8, open: true },
  { slug: 'visit-elders', dueWeek: 9 },
  { slug: 'service-hours' },
  { slug: 'snow-travel', open: true },
];

const NAMES = {
  video: 'video.mp4',
  lowVideo: 'video-low.mp4',
  poster: 'poster.jpg',
  captions: 'captions.vtt',
};

interface LectureFacts {
  title: string;
  series: string;
  lecturer: string;
  durationSeconds: number;
  chapters: Chapter[];
}

/** The lectures as the plan of the season names them. `fileIdOf` tells the id under which a cloud path is stored. */
export function planLectures(
  calendar: Calendar,
  fileIdOf: (cloudPath: string) => string,
): PlannedLecture[] {
  return SHELF.map(({ slug, dueWeek, segments = [], open = false }) => {
    const facts = readFacts<LectureFacts>(slug, 'lecture.json');
    const quiz = poolOf(slug);
    const lecturerId = demoLecturerIdOf(facts.lecturer);
    const fileId = (kind: keyof typeof NAMES): string => fileIdOf(cloudPathOf(slug, NAMES[kind]));
    return {
      lectureId: slug,
      title: facts.title,
      series: facts.series,
      lecturer: facts.lecturer,
      ...(lecturerId === undefined ? {} : { lecturerId }),
      initials: lectureInitials(facts),
      durationSeconds: facts.durationSeconds,
      posterFileId: fileId('poster'),
      videoFileId: fileId('video'),
      lowVideoFileId: fileId('lowVideo'),
      captionsFileId: fileId('captions'),
      chapters: facts.chapters,
      ...(quiz ? { quiz: { version: 1, questions: quiz.ask } } : {}),
      ...(dueWeek === undefined
        ? {}
        : { dueOn: seasonDayOf(calendar.startsAtMs + (dueWeek * 7 - 1) * dayMs) }),
      segments,
      open,
    };
  });
}

/** The quizzes of the lectures that have one, all in their first version. */
export function quizzesOf({
  _id: seasonId,
  startsAtMs,
}: Pick<Season, '_id' | 'startsAtMs'>): Quiz[] {
  return SHELF.flatMap(({ slug }) => {
    const pool = poolOf(slug);
    if (!pool) return [];
    const _id = quizIdOf(seasonId, slug, 1);
    const drawKey = createHash('sha256').update(`demo-quiz:${_id}`).digest('hex');
    return [
      { _id, seasonId, lectureId: slug, version: 1, drawKey, ...pool, publishedAtMs: startsAtMs },
    ];
  });
}

const poolOf = (slug: string) =>
  existsSync(path.join(FOLDER, slug, 'quiz.json'))
    ? readFacts<Pick<Quiz, 'ask' | 'pool'>>(slug, 'quiz.json')
    : undefined;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the files are our own, their shapes are named here
const readFacts = <Facts>(slug: string, name: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, slug, name), 'utf8')) as Facts;

/** Every file that the lectures need. */
export function lectureFiles(): SeasonFile[] {
  return SHELF.flatMap(({ slug }) =>
    Object.values(NAMES).map((name) => ({
      cloudPath: cloudPathOf(slug, name),
      file: path.join(FOLDER, slug, name),
    })),
  );
}

function cloudPathOf(slug: string, name: string): string {
  return `lectures/${slug}/${name}`;
}
