import type { ErrorCode } from '../contract/error-codes';
import { cellText } from './cell-text';
import { decodedText, readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import type { RawTable, TableRow, TableWarning } from './table';
import { UnpacksTooLarge } from './unzip';

/** What cannot be read, and why; each has its sentence in src/copy/error-copy.ts. */
export type SpreadsheetFault = Extract<ErrorCode, `SPREADSHEET_${string}`>;

export type ReadSpreadsheet =
  | { kind: 'read'; rows: TableRow[]; warnings: TableWarning[] }
  | { kind: 'refused'; code: SpreadsheetFault };

export interface SpreadsheetLimits {
  /** Rows with anything in them. */
  mostRows: number;
  /** As uploaded. */
  mostBytes: number;
}

/** Of all cells together; 20,000 people with everything about them come to a tenth. */
const mostCharacters = 20_000_000;
const lengthOf = (cells: readonly string[]) => cells.reduce((sum, text) => sum + text.length, 0);

const refused = (code: SpreadsheetFault): ReadSpreadsheet => ({ kind: 'refused', code });

/**
 * Rows of a spreadsheet (xlsx, or text with separated values in UTF-8, UTF-16 or GB 18030), whatever the file calls itself: each
 * row with its number in the file and its cells as trimmed texts; rows without any text are left out. Never throws for what the
 * file holds.
 */
export function readSpreadsheet(content: Uint8Array, limits: SpreadsheetLimits): ReadSpreadsheet {
  if (content.byteLength === 0) return refused('SPREADSHEET_EMPTY');
  if (content.byteLength > limits.mostBytes) return refused('SPREADSHEET_TOO_LARGE');
  const kind = kindOf(content);
  if (kind === 'old') return refused('SPREADSHEET_OLD_OR_LOCKED');
  if (kind === 'other') return refused('SPREADSHEET_NOT_ONE');
  const table = kind === 'zip' ? tableOfZip(content, limits) : tableOfText(content, limits);
  if (typeof table === 'string') return refused(table);
  // One long text can stand in many cells by its number alone, and each is tidied up.
  const texts = table.rows.reduce((sum, { cells }) => sum + lengthOf(cells), 0);
  if (texts > mostCharacters) return refused('SPREADSHEET_TOO_LARGE');
  const rows = table.rows
    .map(({ line, cells }) => ({ line, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((text) => text !== ''));
  if (rows.length === 0) return refused('SPREADSHEET_EMPTY');
  if (rows.length > limits.mostRows) return refused('SPREADSHEET_TOO_LARGE');
  return { kind: 'read', rows, warnings: table.warnings };
}

function tableOfZip(
  content: Uint8Array,
  { mostRows }: SpreadsheetLimits,
): RawTable | SpreadsheetFault {
  try {
    return readXlsx(content, mostRows) ?? 'SPREADSHEET_NOT_ONE';
  } catch (error) {
    // Whatever else the reader of zips or XML stumbles over is the file's fault: it sees nothing but the file.
    return error instanceof UnpacksTooLarge ? 'SPREADSHEET_TOO_LARGE' : 'SPREADSHEET_BROKEN';
  }
}

/** No text has these; a picture or a programme that no table below names does. */
const binary = /[\u0000-\u0008\u000e-\u001a\ufffd\ufffe\uffff]/u;

function tableOfText(
  content: Uint8Array,
  { mostRows }: SpreadsheetLimits,
): RawTable | SpreadsheetFault {
  const text = decodedText(content);
  if (text === undefined) return 'SPREADSHEET_ENCODING';
  if (binary.test(text)) return 'SPREADSHEET_NOT_ONE';
  return readCsv(text, mostRows) ?? 'SPREADSHEET_BROKEN';
}

/** First bytes by which a file is known whatever its name says. */
const signatures: [kind: 'zip' | 'old' | 'other', bytes: readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // An xls, or an xlsx with a password: both are compound files.
  ['old', [0xd0, 0xcf, 0x11, 0xe0]],
  ['other', [0x89, 0x50, 0x4e, 0x47]],
  ['other', [0xff, 0xd8, 0xff]],
  ['other', [0x47, 0x49, 0x46, 0x38]],
  ['other', [0x52, 0x49, 0x46, 0x46]],
  ['other', [0x25, 0x50, 0x44, 0x46]],
];

function kindOf(content: Uint8Array): 'zip' | 'old' | 'other' | 'text' {
  const known = signatures.find(([, bytes]) =>
    bytes.every((byte, index) => content[index] === byte),
  );
  return known?.[0] ?? 'text';
}
