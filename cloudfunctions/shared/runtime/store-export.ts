import type { ExportAnswer } from '../contract/report';
import { type ExportEntry, exportFileLifeMs } from '../domain/export-entry';
import type { MemberContext } from './context';

export interface StoredExport extends Pick<
  ExportEntry,
  'seasonId' | 'kind' | 'subjectId' | 'title' | 'organisationName' | 'orgPath' | 'rows'
> {
  exportId: string;
  fileName: string;
  extension: 'xlsx' | 'json';
  content: Buffer;
}

/** Stands in the watermark of a file before the file is made. */
export const newExportId = ({ random }: Pick<MemberContext, 'random'>) =>
  Buffer.from(random(8)).toString('hex');

/**
 * Puts an export into the storage under a name that nobody can guess, logs it, and gives an address for it. What is not logged is
 * not handed out: if the log cannot be written, the file is taken back.
 */
export async function storeExport(
  { exportId, fileName, extension, content, ...subject }: StoredExport,
  { member, nowMs, random, repositories }: MemberContext,
): Promise<ExportAnswer> {
  const secret = Buffer.from(random(16)).toString('hex');
  const fileId = await repositories.files.save(`exports/${secret}.${extension}`, content);
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
