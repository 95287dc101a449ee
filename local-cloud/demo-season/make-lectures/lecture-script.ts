import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where every lecture has its folder: script.json (written by hand) and what is made from it. */
export const LECTURES_FOLDER = path.join(__dirname, '..', 'lectures');

const text = z.string().min(1).max(60);

/** A line is one screen state: it is spoken while `point` (1-based) is the newest point shown. */
const line = z.strictObject({ point: z.int().min(1), text: z.string().min(4).max(60) });

const slide = z
  .strictObject({
    heading: z.string().min(2).max(14),
    icon: z.string().regex(/^[a-z0-9-]+$/u),
    points: z.array(z.string().min(2).max(18)).min(1).max(4),
    lines: z.array(line).min(1).max(6),
  })
  .refine(({ points, lines }) => lines.every(({ point }) => point <= points.length), {
    message: 'a line names a point that its slide does not have',
  });

const lectureScript = z.strictObject({
  title: z.string().min(4).max(18),
  series: z.string().min(2).max(10),
  lecturer: z.string().min(2).max(4),
  lecturerTeam: z.string().min(2).max(10),
  summary: z.string().min(6).max(50),
  icon: z.string().regex(/^[a-z0-9-]+$/u),
  /** Spoken over the title. */
  opening: z.array(text).min(1),
  slides: z.array(slide).min(1),
  /** Spoken over the last slide, which shows `closingPoints`. */
  closing: z.array(text).min(1),
  closingPoints: z.array(z.string().min(2).max(14)).min(1).max(4),
});

export type LectureScript = z.infer<typeof lectureScript>;
export type LectureSlide = z.infer<typeof slide>;

/** Folder names of all lectures, in a fixed order. */
export function listLectureSlugs(): string[] {
  return readdirSync(LECTURES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads one lecture's script. Throws zod's error when it does not fit the schema. */
export function readLectureScript(slug: string): LectureScript {
  const file = path.join(LECTURES_FOLDER, slug, 'script.json');
  return lectureScript.parse(JSON.parse(readFileSync(file, 'utf8')));
}
