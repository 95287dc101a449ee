import type { DraftView } from '@contract/authoring-answers';

type Chapter = DraftView['chapters'][number];

/** A chapter as it is written: the time as 1:30. */
export interface WrittenChapter {
  title: string;
  time: string;
}

export const writtenOf = ({ title, startSeconds }: Chapter): WrittenChapter => {
  const seconds = Math.round((startSeconds % 60) * 10) / 10;
  const [whole = '0', tenths] = String(seconds).split('.');
  const clock = `${Math.floor(startSeconds / 60)}:${whole.padStart(2, '0')}`;
  return { title, time: tenths === undefined ? clock : `${clock}.${tenths}` };
};

/** Seconds of a time as people write it, also with the colon of a Chinese keyboard; undefined where it is none. */
export function secondsOf(time: string): number | undefined {
  const found = /^(\d{1,2})[:：]([0-5]?\d(?:\.\d)?)$/u.exec(time.trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** The chapters that were written, in the order of the film; undefined where a name or a time is missing. */
export function chaptersOf(written: readonly WrittenChapter[]): Chapter[] | undefined {
  const chapters = written.flatMap(({ title, time }) => {
    const startSeconds = secondsOf(time);
    return startSeconds === undefined || title.trim() === ''
      ? []
      : [{ title: title.trim(), startSeconds }];
  });
  if (chapters.length < written.length) return undefined;
  return chapters.sort((a, b) => a.startSeconds - b.startSeconds);
}
