import { importColumns } from '../shared/domain/points-import';
import type { MemberContext } from '../shared/runtime/context';
import { importTitles } from '../shared/runtime/import-titles';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';
import { columnWidths, copy } from './copy';

/** Long enough for a slow network, short enough that a forwarded address is soon worth nothing. */
export const urlLifeSeconds = 3_600;

/** Titles of the columns with their widths, characters. */
export const templateColumns = importColumns.map((column): [string, number] => [
  importTitles[column][0] ?? '',
  columnWidths[column],
]);

/** An empty spreadsheet with the columns of an import. Always the same, so it stands in the storage once. */
export async function importTemplate(
  _input: unknown,
  { repositories }: MemberContext,
): Promise<{ fileName: string; url: string }> {
  const sheet: Sheet = {
    name: copy.templateSheet,
    lines: [copy.templateTitle, ...copy.templateHints],
    columns: templateColumns,
    rows: [],
  };
  const fileId = await repositories.files.save('imports/template.xlsx', await workbookOf([sheet]));
  const [found] = await repositories.files.urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no address for ${fileId}`);
  return { fileName: copy.templateFile, url: found[1] };
}
