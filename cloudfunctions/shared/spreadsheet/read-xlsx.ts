import { numberText } from './cell-text';
import type { RawTable, TableRow, TableWarning } from './table';
import { UnpacksTooLarge } from './unzip';
import { dateStylesOf, firstSheetOf, partsOf, sharedTextsOf, walk } from './xlsx-parts';

/** A name in the file is all that decides how long a row may be: further cells are not read. */
const mostColumns = 100;
/** Lines of a sheet, by the file format. */
const mostLines = 1_048_576;
/** Ranges over several rows, such as a branch beside its members: every row of each is filled. */
const mostMerged = 5_000;
const dayMs = 86_400_000;
/** Day 0 of the two calendars of spreadsheets; the first counts a 29 February 1900 that never was. */
const [since1900Ms, since1904Ms] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)] as const;

/**
 * Rows of the first visible sheet of a workbook. Numbers and dates become texts as people write them, formulas the value that was
 * last worked out. Undefined where the zip holds no workbook.
 */
export function readXlsx(content: Uint8Array, mostRows: number): RawTable | undefined {
  const parts = partsOf(content);
  const sheet = firstSheetOf(parts);
  const xml = sheet && parts.get(sheet.path);
  if (!sheet || xml === undefined) return undefined;
  const reader = new SheetReader(
    sharedTextsOf(parts.get('xl/sharedStrings.xml')),
    dateStylesOf(parts.get('xl/styles.xml')),
    sheet.from1904,
    mostRows,
  );
  return reader.read(xml);
}

interface OpenCell {
  line: number;
  column: number;
  type: string;
  style: number;
  value: string;
  isFormula: boolean;
}

class SheetReader {
  private readonly rows = new Map<number, (string | undefined)[]>();
  private readonly warnings: TableWarning[] = [];
  private readonly merged: string[] = [];
  private cell: OpenCell | undefined;
  private line = 0;
  private column = 0;
  private isText = false;

  constructor(
    private readonly sharedTexts: readonly string[],
    private readonly dateStyles: readonly boolean[],
    private readonly from1904: boolean,
    private readonly mostRows: number,
  ) {}

  read(xml: string): RawTable {
    walk(xml, {
      open: (name, attributes) => this.open(name, attributes),
      text: (text) => {
        if (this.cell && this.isText) this.cell.value += text;
      },
      close: (name) => this.close(name),
    });
    for (const range of this.merged) this.fillDown(range);
    const rows: TableRow[] = [...this.rows]
      .sort(([a], [b]) => a - b)
      .map(([line, cells]) => ({ line, cells: Array.from(cells, (one) => one ?? '') }));
    return { rows, warnings: this.warnings };
  }

  private open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.line = lineOf(attributes['r'], this.line + 1);
      this.column = 0;
    } else if (name === 'c') {
      // Where a writer leaves the place out, cells follow one another.
      this.column =
        attributes['r'] === undefined ? this.column + 1 : placeOf(attributes['r']).column;
      const type = attributes['t'] ?? 'n';
      const style = Number(attributes['s'] ?? 0);
      this.cell = {
        line: this.line,
        column: this.column,
        type,
        style,
        value: '',
        isFormula: false,
      };
    } else if (name === 'f' && this.cell) this.cell.isFormula = true;
    else if (name === 'v' || name === 't') this.isText = true;
    else if (name === 'rPh') this.isText = false;
    else if (name === 'mergeCell' && attributes['ref']) {
      if (this.merged.length === mostMerged) throw new UnpacksTooLarge();
      this.merged.push(attributes['ref']);
    }
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.isText = false;
    if (name !== 'c' || !this.cell) return;
    const { line, column, isFormula, type } = this.cell;
    const kept = this.rows.size <= this.mostRows && column >= 1 && column <= mostColumns;
    if (kept) {
      const row = this.rows.get(line) ?? [];
      row[column - 1] = this.textOf(this.cell);
      this.rows.set(line, row);
      if (isFormula || type === 'e')
        this.warnings.push({ kind: type === 'e' ? 'fault' : 'formula', line, column });
    }
    this.cell = undefined;
  }

  private textOf({ type, style, value }: OpenCell): string {
    if (type === 's') return this.sharedTexts[Number(value)] ?? '';
    if (type === 'e') return '';
    if (type === 'b') return value === '1' ? '是' : '否';
    if (type !== 'n') return value;
    return this.dateStyles[style] && value !== ''
      ? this.dateText(Number(value))
      : numberText(value);
  }

  /** As one writes it in a cell: 2026-11-25, with 19:30 where it has a time. */
  private dateText(days: number): string {
    const ms = (this.from1904 ? since1904Ms : since1900Ms) + Math.round(days * 1440) * 60_000;
    if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return '';
    const text = new Date(ms).toISOString();
    return ms % dayMs === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  }

  /** What is merged over several rows holds for each of them; over several columns it is a heading and stays where it is. */
  private fillDown(range: string): void {
    const [first = '', last = first] = range.split(':');
    const [from, to] = [placeOf(first), placeOf(last)];
    const value = this.rows.get(from.line)?.[from.column - 1];
    if (to.line <= from.line || value === undefined || value === '') return;
    this.warnings.push({ kind: 'merged', line: from.line, column: from.column });
    for (const [line, row] of this.rows)
      if (line > from.line && line <= to.line) row[from.column - 1] = value;
  }
}

/** The number that a row gives itself; it becomes part of keys, so nothing else may stand there. */
function lineOf(named: string | undefined, next: number): number {
  const line = named === undefined ? next : Number(named);
  if (!Number.isInteger(line) || line < 1 || line > mostLines)
    throw new Error('no line of a sheet');
  return line;
}

/** B12 → line 12, column 2. */
function placeOf(reference: string): { line: number; column: number } {
  const [, letters = '', digits = '0'] = /^([A-Z]{1,3})(\d+)$/u.exec(reference) ?? [];
  const column = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
  return { line: Number(digits), column };
}
