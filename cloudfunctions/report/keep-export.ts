import type { ExportAnswer } from '../shared/contract/report';
import { type ExportEntry, exportFileLifeMs } from '../shared/domain/export-entry';
import type { MemberContext } from '../shared/runtime/context';
import { timeText } from './clock-text';
import { copy } from './copy';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';

export interface NewExport extends Pick<
  ExportEntry,
  'seasonId' | 'kind' | 'subjectId' | 'title' | 'organisationName' | 'orgPath' | 'rows'
> {
  fileName: string;
  /** The sheets, with the line that says who has exported them. */
  sheets: (watermark: string) => Sheet[];
}

/**
 * Puts an export into the storage under a name that nobody can guess, logs it, and gives an address for it. What is not logged is
 * not handed out: if the log cannot be written, the file is taken back.
 */
export async function keepExport(
  { fileName, sheets, ...subject }: NewExport,
  context: MemberContext,
): Promise<ExportAnswer> {
  const { member, grants, nowMs, random, repositories } = context;
  const exportId = Buffer.from(random(8)).toString('hex');
  const role = grants.find(({ organisationId }) => subject.orgPath.includes(organisationId));
  const watermark = copy.watermark(
    member.name,
    role?.organisationName ?? '',
    timeText(nowMs),
    exportId,
  );
  const content = await workbookOf(sheets(watermark));
  const secret = Buffer.from(random(16)).toString('hex');
  const fileId = await repositories.files.save(`exports/${secret}.xlsx`, content);
  const entry: ExportEntry = {
    _id: exportId,
    ...subject,
    by: member._id,
    atMs: nowMs,
    fileId,
    fileExpiresAtMs: nowMs + exportFileLifeMs,
  };
  try {
    await repositories.exports.insert(entry);
  } catch (error) {
    await repositories.files.remove([fileId]);
    throw error;
  }
  const [found] = await repositories.files.urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no address for ${fileId}`);
  return { fileName, url: found[1], rows: subject.rows };
}

/** Long enough for a slow network, short enough that a forwarded address is soon worth nothing. */
const urlLifeSeconds = 3_600;
