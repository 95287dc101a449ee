import { parse } from 'papaparse';
import type { RawTable } from './table';

const delimiters = [',', '\t', ';', '|'];

/** Rows of a text with separated values; undefined where a quotation never ends. Lines are those of the file's rows. */
export function readCsv(text: string, mostRows: number): RawTable | undefined {
  const parsed = parse<string[]>(text, {
    delimitersToGuess: delimiters,
    preview: mostRows + 1,
    header: false,
  });
  if (parsed.errors.some(({ type }) => type === 'Quotes')) return undefined;
  return {
    rows: parsed.data.map((cells, index) => ({ line: index + 1, cells })),
    warnings: [],
  };
}

/**
 * The text of a file by its byte order mark, as UTF-8 or, where it is none, as GB 18030, in which Excel saves on a Chinese system;
 * undefined where it is neither.
 */
export function decodedText(content: Uint8Array): string | undefined {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', content);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', content);
  return decodeAs('utf-8', content) ?? decodeAs('gb18030', content);
}

/** Node's words for bytes that are not of an encoding, and for a runtime without its table. */
const notThisEncoding = new Set([
  'ERR_ENCODING_INVALID_ENCODED_DATA',
  'ERR_ENCODING_NOT_SUPPORTED',
]);

function decodeAs(encoding: string, content: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch (error) {
    if (notThisEncoding.has(String((error as { code?: unknown }).code))) return undefined;
    throw error;
  }
}
