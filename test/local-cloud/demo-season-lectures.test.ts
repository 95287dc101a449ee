import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  LECTURES_FOLDER,
  listLectureSlugs,
  readLectureScript,
} from '../../local-cloud/demo-season/make-lectures/lecture-script';

const LONG_LECTURES = ['branch-study-meeting', 'phone-fraud', 'winter-work-safety'];
const slugs = listLectureSlugs();

function fileOf(slug: string, name: string): Buffer {
  return readFileSync(path.join(LECTURES_FOLDER, slug, name));
}

/** Offset of a top-level box of an MP4 file, or -1 (ISO 14496-12, 4.2). */
function boxOffset(file: Buffer, type: string): number {
  for (let at = 0; at + 8 <= file.length; at += Math.max(8, file.readUInt32BE(at))) {
    if (file.toString('latin1', at + 4, at + 8) === type) return at;
  }
  return -1;
}

function filmSeconds(file: Buffer): number {
  const header = file.indexOf('mvhd') + 4;
  return file.readUInt32BE(header + 16) / file.readUInt32BE(header + 12);
}

function cuesOf(captions: string): { startSeconds: number; endSeconds: number; text: string }[] {
  const cue = /(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n(.+)\n/gu;
  return [...captions.matchAll(cue)].map(([, h1, m1, s1, h2, m2, s2, text]) => ({
    startSeconds: Number(h1) * 3600 + Number(m1) * 60 + Number(s1),
    endSeconds: Number(h2) * 3600 + Number(m2) * 60 + Number(s2),
    text: text ?? '',
  }));
}

const withoutMarks = (text: string): string => text.replace(/[，。、；：？！\s]/gu, '');

it('has twelve lectures, three of them long', () => {
  expect(slugs).toHaveLength(12);
  expect(slugs).toEqual(expect.arrayContaining(LONG_LECTURES));
});

describe.each(slugs)('%s', (slug) => {
  const isLong = LONG_LECTURES.includes(slug);
  const film = fileOf(slug, 'video.mp4');
  const facts = JSON.parse(fileOf(slug, 'lecture.json').toString()) as {
    title: string;
    durationSeconds: number;
    chapters: { startSeconds: number }[];
  };

  it('is a film of the promised length and size, in the codecs that every phone plays', () => {
    expect(film.length).toBeLessThanOrEqual(isLong ? 1_000_000 : 300_000);
    expect(film.includes('avcC')).toBe(true);
    expect(film.includes('mp4a')).toBe(true);
    const [from, to] = isLong ? [60, 120] : [20, 40];
    expect(filmSeconds(film)).toBeGreaterThanOrEqual(from);
    expect(filmSeconds(film)).toBeLessThanOrEqual(to);
  });

  it('has a smaller film of the same length for slow networks', () => {
    const low = fileOf(slug, 'video-low.mp4');
    expect(low.length).toBeLessThanOrEqual(0.55 * film.length);
    expect(Math.abs(filmSeconds(low) - filmSeconds(film))).toBeLessThan(0.25);
    expect(low.includes('avcC')).toBe(true);
    expect(low.includes('mp4a')).toBe(true);
    expect(boxOffset(low, 'moov')).toBeLessThan(boxOffset(low, 'mdat'));
  });

  it('starts before it is loaded whole: its index stands in front of its pictures', () => {
    expect(boxOffset(film, 'moov')).toBeGreaterThan(0);
    expect(boxOffset(film, 'moov')).toBeLessThan(boxOffset(film, 'mdat'));
  });

  it('has a small poster', () => {
    const poster = fileOf(slug, 'poster.jpg');
    expect(poster.readUInt16BE(0)).toBe(0xffd8);
    expect(poster.length).toBeLessThanOrEqual(60_000);
  });

  it('is described as it is', () => {
    expect(facts.title).toBe(readLectureScript(slug).title);
    expect(Math.abs(facts.durationSeconds - filmSeconds(film))).toBeLessThan(0.2);
    const starts = facts.chapters.map(({ startSeconds }) => startSeconds);
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  });

  it('captions every word of its script, one cue after the other', () => {
    const script = readLectureScript(slug);
    const lines = script.slides.flatMap((slide) => slide.lines.map(({ text }) => text));
    const words = [...script.opening, ...lines, ...script.closing].join('');
    const cues = cuesOf(fileOf(slug, 'captions.vtt').toString());
    expect(withoutMarks(cues.map(({ text }) => text).join(''))).toBe(
      withoutMarks(words.replace(/\[([^|]+)\|[^\]]+\]/gu, '$1')),
    );
    cues.forEach(({ startSeconds, endSeconds }, index) => {
      expect(startSeconds).toBeLessThan(endSeconds);
      expect(endSeconds).toBeLessThanOrEqual(
        cues[index + 1]?.startSeconds ?? facts.durationSeconds,
      );
    });
  });
});
