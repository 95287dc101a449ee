import writeXlsxFile, { type Sheet as WrittenSheet, type SheetData } from 'write-excel-file/node';

/** One sheet of a workbook: lines of plain text above, a header, rows beneath it. */
export interface Sheet {
  name: string;
  /** Each in a cell of its own row; the first is the title. */
  lines: string[];
  /** Texts of the columns with their widths in characters. */
  columns: [title: string, width: number][];
  rows: (string | number | undefined)[][];
}

/** The bytes of an xlsx file. Every text is written as text: never a formula, never a number that loses its zeros. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map(written)).toBuffer();
}

function written({ name, lines, columns, rows }: Sheet): WrittenSheet<Buffer> {
  const heading = lines.map((line, index) => [
    { value: safeText(line), type: String, ...(index === 0 ? title : {}) },
  ]);
  const header = columns.map(([text]) => ({ value: safeText(text), type: String, ...headerStyle }));
  const data: SheetData = [
    ...heading,
    [],
    header,
    ...rows.map((row) => row.map((cell) => cellOf(cell))),
  ];
  return {
    sheet: name,
    data,
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: lines.length + 2,
  };
}

const title = { fontWeight: 'bold', fontSize: 14 } as const;
const headerStyle = { fontWeight: 'bold', backgroundColor: '#F1EAE0' } as const;

function cellOf(cell: string | number | undefined) {
  if (cell === undefined || cell === '') return null;
  return typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: safeText(cell), type: String };
}

/** What a cell holds at most, by the file format. */
const longestText = 32_000;
/** Not allowed in XML, or invisible and turning the direction of what follows. */

const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const loneSurrogates = /\p{Surrogate}/gu;
/** What a spreadsheet takes for the beginning of a formula once the file has become a CSV; also in full width. */
const formulaLike = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that stays a text: also after somebody has saved the sheet as CSV and opened that, where a leading = + - @ or tab
 * would begin a formula. The apostrophe before it is the spreadsheets' own sign for text.
 */
function safeText(text: string): string {
  const clean = text.replace(unwanted, '').replace(loneSurrogates, '\ufffd').slice(0, longestText);
  return formulaLike.test(clean) ? `'${clean}` : clean;
}
