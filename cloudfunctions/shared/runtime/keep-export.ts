import type { ExportAnswer } from '../contract/report';
import { timeText } from './clock-text';
import type { MemberContext } from './context';
import { newExportId, storeExport, type StoredExport } from './store-export';
import { type Sheet, workbookOf } from './workbook';

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
  const by = `${role?.organisationName ?? ''} ${member.name}`;
  const watermark = `由 ${by} 于 ${timeText(nowMs)} 导出，仅供内部使用，请勿外传　编号 ${exportId}`;
  const content = await workbookOf(sheets(watermark));
  return storeExport({ ...subject, exportId, extension: 'xlsx', content }, context);
}
