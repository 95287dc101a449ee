import type { ExportAnswer } from '../shared/contract/report';
import { timeText } from '../shared/runtime/clock-text';
import type { MemberContext } from '../shared/runtime/context';
import { newExportId, storeExport, type StoredExport } from '../shared/runtime/store-export';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';
import { copy } from './copy';

export interface NewExport extends Omit<StoredExport, 'exportId' | 'extension' | 'content'> {
  /** The sheets, with the line that says who has exported them. */
  sheets: (watermark: string) => Sheet[];
}

/** Makes a spreadsheet with its watermark, stores and logs it, and gives an address for it. */
export async function keepExport(
  { sheets, ...subject }: NewExport,
  context: MemberContext,
): Promise<ExportAnswer> {
  const { member, grants, nowMs } = context;
  const exportId = newExportId(context);
  const role = grants.find(({ organisationId }) => subject.orgPath.includes(organisationId));
  const watermark = copy.watermark(
    member.name,
    role?.organisationName ?? '',
    timeText(nowMs),
    exportId,
  );
  const content = await workbookOf(sheets(watermark));
  return storeExport({ ...subject, exportId, extension: 'xlsx', content }, context);
}
