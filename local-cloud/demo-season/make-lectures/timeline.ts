import type { LectureScript } from './lecture-script';
import { clausesOf } from './narration';
import { Speech, type SpokenClause } from './speech';

const LEAD_IN_SECONDS = 0.8;
const AFTER_SLIDE_SECONDS = 0.7;
const LEAD_OUT_SECONDS = 1.6;

/** What the picture shows from `startSeconds` on. Slide 0 is the title, the last one the summary. */
export interface Frame {
  slide: number;
  /** How many points are visible, the last of them emphasised. */
  point: number;
  startSeconds: number;
}

export interface Timeline {
  frames: Frame[];
  clauses: SpokenClause[];
  chapters: { title: string; startSeconds: number }[];
  seconds: number;
  wav: Buffer;
}

/** Speaks a whole script and notes when which picture is to be seen. */
export function timelineOf(script: LectureScript): Timeline {
  const speech = new Speech();
  const frames: Frame[] = [];
  const clauses: SpokenClause[] = [];
  const speak = (slide: number, point: number, line: string): void => {
    const last = frames.at(-1);
    if (last?.slide !== slide || last.point !== point) {
      frames.push({ slide, point, startSeconds: frames.length === 0 ? 0 : speech.seconds });
    }
    clauses.push(...speech.addLine(clausesOf(line)));
  };

  speech.addSilence(LEAD_IN_SECONDS);
  for (const line of script.opening) speak(0, 0, line);
  script.slides.forEach((slide, index) => {
    speech.addSilence(AFTER_SLIDE_SECONDS);
    for (const { point, text } of slide.lines) speak(index + 1, point, text);
  });
  speech.addSilence(AFTER_SLIDE_SECONDS);
  const closingSlide = script.slides.length + 1;
  for (const line of script.closing) speak(closingSlide, script.closingPoints.length, line);
  speech.addSilence(LEAD_OUT_SECONDS);

  const chapterTitles = ['开场', ...script.slides.map(({ heading }) => heading), '小结'];
  const chapters = chapterTitles.map((title, slide) => ({
    title,
    startSeconds: frames.find((frame) => frame.slide === slide)?.startSeconds ?? 0,
  }));
  return { frames, clauses, chapters, seconds: speech.seconds, wav: speech.toWav() };
}
