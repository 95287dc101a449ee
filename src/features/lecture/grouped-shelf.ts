import type { LectureRow } from '@contract/lecture';
import type { Segment } from '@contract/vocabulary';

export const shelfWays = ['lecturer', 'segment', 'series'] as const;
export type ShelfWay = (typeof shelfWays)[number];

interface Names {
  segments: Readonly<Record<Segment, string>>;
  everybody: string;
  unnamed: string;
}

export interface Group {
  title: string;
  lectures: LectureRow[];
}

/** Lectures by who gives them, for whom they are, or by series; in the order of the shelf. One for two segments stands under both. */
export function groupedShelf(
  lectures: readonly LectureRow[],
  way: ShelfWay,
  names: Names,
): Group[] {
  const groups = new Map<string, LectureRow[]>();
  for (const lecture of lectures) {
    for (const title of titlesOf(lecture, way, names)) {
      const group = groups.get(title);
      if (group) group.push(lecture);
      else groups.set(title, [lecture]);
    }
  }
  return [...groups].map(([title, all]) => ({ title, lectures: all }));
}

function titlesOf(
  { lecturer, series, segments }: LectureRow,
  way: ShelfWay,
  names: Names,
): string[] {
  if (way === 'lecturer') return [lecturer || names.unnamed];
  if (way === 'series') return [series];
  return segments ? segments.map((segment) => names.segments[segment]) : [names.everybody];
}
