import type { LectureRow } from '@contract/lecture';

export interface Shelf {
  /** Series, or undefined for the whole library in one. */
  series: string;
  lectures: LectureRow[];
}

export interface Library {
  begun: LectureRow[];
  due: LectureRow[];
  shelves: Shelf[];
}

/** Lectures as they stand on the page: those begun, those due and not begun (soonest first), then all by series. */
export function libraryOf(lectures: readonly LectureRow[]): Library {
  const open = lectures.filter((one) => !one.completed);
  const begun = open.filter((one) => one.coverage > 0);
  const due = open
    .filter((one) => one.coverage === 0 && one.dueOn !== undefined)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  const shelves: Shelf[] = [];
  for (const lecture of lectures) {
    const shelf = shelves.find((one) => one.series === lecture.series);
    if (shelf) shelf.lectures.push(lecture);
    else shelves.push({ series: lecture.series, lectures: [lecture] });
  }
  return { begun, due, shelves };
}

/** Lectures whose title, lecturer or series holds every word. */
export function searched(lectures: readonly LectureRow[], words: string): LectureRow[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return lectures.filter(({ title, lecturer, series }) => {
    const text = `${title} ${lecturer} ${series}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
