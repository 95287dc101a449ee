/**
 * Makes the videos of the demo season from their scripts: `npx tsx local-cloud/demo-season/make-lectures [slug …]`.
 * Needs ffmpeg, gcin-voice (recorded syllables), fonts-noto-cjk and chromium, all packages of Debian; the results
 * are kept in the repository, so that nobody who only runs the demo needs them.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { captionsOf } from './captions';
import { makeFilm, makeLowFilm, makePoster } from './film';
import {
  LECTURES_FOLDER,
  listLectureSlugs,
  readLectureScript,
  type LectureScript,
} from './lecture-script';
import { SLIDE_SIZE, slideHtml } from './slides';
import { timelineOf, type Timeline } from './timeline';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';

async function makeAll(slugs: string[]): Promise<void> {
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
  });
  try {
    const page = await browser.newPage({ viewport: SLIDE_SIZE });
    for (const slug of slugs) await makeLecture(slug, page);
  } finally {
    await browser.close();
  }
}

async function makeLecture(slug: string, page: Page): Promise<void> {
  const folder = path.join(LECTURES_FOLDER, slug);
  const script = readLectureScript(slug);
  const timeline = timelineOf(script);
  const workFolder = mkdtempSync(path.join(tmpdir(), 'lecture-'));
  try {
    const pictures = await photograph(script, timeline, page, workFolder);
    const filmFile = path.join(folder, 'video.mp4');
    makeFilm(timeline, pictures, workFolder, filmFile);
    makeLowFilm(filmFile, timeline.seconds, path.join(folder, 'video-low.mp4'));
    makePoster(pictures[0] ?? '', path.join(folder, 'poster.jpg'));
  } finally {
    rmSync(workFolder, { recursive: true });
  }
  writeFileSync(path.join(folder, 'captions.vtt'), captionsOf(timeline.clauses));
  writeFileSync(
    path.join(folder, 'lecture.json'),
    `${JSON.stringify(describe(script, timeline), null, 2)}\n`,
  );
  const kilobytes = Math.round(statSync(path.join(folder, 'video.mp4')).size / 1000);
  console.log(`${slug}: ${timeline.seconds.toFixed(1)} s, ${kilobytes} kB`);
}

async function photograph(
  script: LectureScript,
  timeline: Timeline,
  page: Page,
  workFolder: string,
): Promise<string[]> {
  const files: string[] = [];
  for (const [index, frame] of timeline.frames.entries()) {
    const file = path.join(workFolder, `frame-${index}.png`);
    await page.setContent(slideHtml(script, frame));
    await page.screenshot({ path: file });
    files.push(file);
  }
  return files;
}

/** What the season needs to know of a finished lecture. Times in seconds. */
function describe(script: LectureScript, timeline: Timeline): object {
  const { title, series, lecturer, lecturerTeam, summary } = script;
  const round = (seconds: number): number => Math.round(seconds * 10) / 10;
  return {
    title,
    series,
    lecturer,
    lecturerTeam,
    summary,
    durationSeconds: round(timeline.seconds),
    chapters: timeline.chapters.map((chapter) => ({
      ...chapter,
      startSeconds: round(chapter.startSeconds),
    })),
  };
}

const asked = process.argv.slice(2);
void makeAll(asked.length > 0 ? asked : listLectureSlugs());
