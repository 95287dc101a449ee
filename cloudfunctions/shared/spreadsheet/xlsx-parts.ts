import { Parser } from 'saxen';
import { unzip } from './unzip';

/** Unpacked; a roster of 20,000 has about 10 MB. More is a mistake or a bomb. */
const mostUnpackedBytes = 64_000_000;

class NoXml extends Error {}

/** The parts of a workbook that are read: XML by path. Throws where the zip is broken or unpacks to too much. */
export function partsOf(content: Uint8Array): Map<string, string> {
  const isPart = (name: string) =>
    /^(?:xl|_rels)\/(?:[^/]+\/){0,2}[^/]*\.(?:xml|rels)$/u.test(name);
  const files = unzip(content, isPart, mostUnpackedBytes);
  const decoder = new TextDecoder('utf-8');
  return new Map([...files].map(([name, bytes]) => [name, decoder.decode(bytes)]));
}

interface Listener {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Walks through a part; names come without their prefix. Throws NoXml where it is none. */
export function walk(xml: string, { open, text, close }: Listener): void {
  const parser = new Parser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  if (open) parser.on('openTag', (name, attributes) => open(local(name), attributes()));
  if (close) parser.on('closeTag', (name) => close(local(name)));
  if (text) parser.on('text', (raw, decode) => text(decode(raw))).on('cdata', text);
  parser.on('error', (error) => {
    throw new NoXml(error.message);
  });
  parser.parse(xml);
}

/** Shared texts of a workbook in their order; without the phonetic hints beside them. */
export function sharedTextsOf(xml: string | undefined): string[] {
  const texts: string[] = [];
  if (xml === undefined) return texts;
  let [within, hint, current] = [false, false, ''];
  walk(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') hint = true;
      if (name === 't') within = !hint;
    },
    text: (text) => {
      if (within) current += text;
    },
    close: (name) => {
      if (name === 't') within = false;
      if (name === 'rPh') hint = false;
      if (name === 'si') texts.push(current);
    },
  });
  return texts;
}

/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** By style of a cell: whether its number is a date. */
export function dateStylesOf(xml: string | undefined): boolean[] {
  const styles: boolean[] = [];
  if (xml === undefined) return styles;
  const own = new Map<number, boolean>();
  let inCells = false;
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(own.get(id) ?? isBuiltInDate(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** The longest that Excel takes. */
const longestFormat = 255;

/** Without its literal texts, colours and conditions a date's format names a year, a month and day, or an hour. */
const isDateFormat = (format: string) =>
  format.length <= longestFormat &&
  /[ymdh年月日]/iu.test(
    format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '').replace(/General/giu, ''),
  );

/** Path of the first sheet that is not hidden, and whether days count from 1904. */
export function firstSheetOf(
  parts: ReadonlyMap<string, string>,
): { path: string; from1904: boolean } | undefined {
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) return undefined;
  const targets = new Map<string, string>();
  walk(parts.get('xl/_rels/workbook.xml.rels') ?? '<r/>', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
    },
  });
  let from1904 = false;
  const shown: string[] = [];
  walk(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/u.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible')
        shown.push(targets.get(attributes['r:id'] ?? '') ?? '');
    },
  });
  const [first] = shown;
  if (first === undefined) return undefined;
  return { path: first.startsWith('/') ? first.slice(1) : `xl/${first}`, from1904 };
}
