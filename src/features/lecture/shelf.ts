import type { LectureRow } from '@contract/lecture';
import { isOverdue } from '@/copy/lecture';

export interface Shelf {
  series: string;
  lectures: LectureRow[];
}

export interface Library {
  begun: LectureRow[];
  due: LectureRow[];
  /** Those whose day has passed and that were not begun; they can still be learnt. */
  overdue: LectureRow[];
  shelves: Shelf[];
}

/**
 * Lectures as they stand on the page: those begun, those due and not begun (soonest first), those whose day has passed
 * (latest first), then all by series.
 */
export function libraryOf(lectures: readonly LectureRow[], nowMs: number): Library {
  const open = lectures.filter((one) => !one.completed);
  const begun = open.filter((one) => one.coverage > 0);
  const planned = open
    .filter((one) => one.coverage === 0 && one.dueOn !== undefined)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  const isLate = ({ dueOn }: LectureRow) => dueOn !== undefined && isOverdue(dueOn, nowMs);
  const due = planned.filter((one) => !isLate(one));
  const overdue = planned.filter(isLate).reverse();
  const shelves: Shelf[] = [];
  for (const lecture of lectures) {
    const shelf = shelves.find((one) => one.series === lecture.series);
    if (shelf) shelf.lectures.push(lecture);
    else shelves.push({ series: lecture.series, lectures: [lecture] });
  }
  return { begun, due, overdue, shelves };
}

/** Lectures whose title, lecturer, series or their first letters hold every word. */
export function searched(lectures: readonly LectureRow[], words: string): LectureRow[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return lectures.filter(({ title, lecturer, series, initials }) => {
    const text = `${title} ${lecturer} ${series} ${initials ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
