import { type ImportColumn, importColumns } from '../domain/points-import';
import type { TableRow } from '../spreadsheet/table';
import type { ImportLine } from '../domain/import-reading';

/** The titles by which a file's columns are known; the first of each stands in the template. Words of a document, not of a screen. */
export const importTitles: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: ['姓名', '党员姓名'],
  branch: ['所在支部', '支部', '支部名称'],
  day: ['学习日期', '日期'],
  item: ['学习内容', '项目', '内容'],
  points: ['积分', '分数'],
};

/** A title row stands among the first lines: a heading or a note may come before it. */
const titleWithin = 5;

export type TitledLines = { lines: ImportLine[] } | { missing: string };

/** The lines beneath the title row, each cell under its column; or the title of the first column that is missing. */
export function linesOf(rows: readonly TableRow[]): TitledLines {
  let best: { missing: string; found: number } = { missing: importTitles.name[0] ?? '', found: 0 };
  for (const [index, { cells }] of rows.slice(0, titleWithin).entries()) {
    const places = importColumns.map((column) =>
      cells.findIndex((cell) => importTitles[column].includes(cell)),
    );
    const missing = importColumns.find((_, column) => places[column] === -1);
    if (missing === undefined) return { lines: rows.slice(index + 1).map(lineAt(places)) };
    const found = places.filter((place) => place >= 0).length;
    if (found > best.found) best = { missing: importTitles[missing][0] ?? '', found };
  }
  return { missing: best.missing };
}

const lineAt =
  (places: readonly number[]) =>
  ({ line, cells }: TableRow): ImportLine => ({
    row: line,
    cells: Object.fromEntries(
      importColumns.map((column, index) => [column, cells[places[index] ?? -1] ?? '']),
    ) as ImportLine['cells'],
  });
