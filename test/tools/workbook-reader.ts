import { inflateRawSync } from 'node:zlib';

/** A cell as it stands in the file, whatever any library makes of it. */
export interface ReadCell {
  kind: 'text' | 'number' | 'formula' | 'empty';
  text: string;
}

/** Sheets of an xlsx file, read from its zip and XML with nothing but Node: independent of what wrote it. */
export function readWorkbook(file: Buffer): { name: string; rows: ReadCell[][] }[] {
  const parts = unzip(file);
  const part = (name: string) => {
    const content = parts.get(name);
    if (content === undefined) throw new Error(`no ${name} in the workbook`);
    return content;
  };
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gsu)].map((one) =>
    textOf(one[1] ?? ''),
  );
  return [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/gu)].map(
    (one, index) => ({
      name: unescaped(one[1] ?? ''),
      rows: rowsOf(part(`xl/worksheets/sheet${index + 1}.xml`), shared),
    }),
  );
}

function rowsOf(xml: string, shared: readonly string[]): ReadCell[][] {
  const rows: (ReadCell[] | undefined)[] = [];
  for (const row of xml.matchAll(/<row [^>]*?r="(\d+)"[^>]*?(?:\/>|>(.*?)<\/row>)/gsu)) {
    const cells: (ReadCell | undefined)[] = [];
    for (const cell of (row[2] ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu))
      cells[columnOf(cell[1] ?? '')] = cellOf(cell[1] ?? '', cell[2] ?? '', shared);
    rows[Number(row[1]) - 1] = Array.from(cells, (one) => one ?? { kind: 'empty', text: '' });
  }
  return Array.from(rows, (one) => one ?? []);
}

function columnOf(attributes: string): number {
  const letters = /r="([A-Z]+)\d+"/u.exec(attributes)?.[1] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(attributes: string, content: string, shared: readonly string[]): ReadCell {
  if (content.includes('<f')) return { kind: 'formula', text: textOf(content) };
  const value = /<v>(.*?)<\/v>/su.exec(content)?.[1];
  const type = /t="(\w+)"/u.exec(attributes)?.[1];
  if (type === 's') return { kind: 'text', text: shared[Number(value)] ?? '' };
  if (type === 'inlineStr' || type === 'str') return { kind: 'text', text: textOf(content) };
  return value === undefined ? { kind: 'empty', text: '' } : { kind: 'number', text: value };
}

const textOf = (xml: string) =>
  [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gsu)].map((one) => unescaped(one[1] ?? '')).join('');

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Files of a zip by its central directory (PKWARE APPNOTE 4.3.12). */
function unzip(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const entries = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const files = new Map<string, string>();
  for (let index = 0; index < entries; index += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      file.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    const stored = file.readUInt16LE(at + 10) === 0;
    files.set(name, (stored ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
