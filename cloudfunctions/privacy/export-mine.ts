import type { ExportAnswer } from '../shared/contract/report';
import { keptKinds } from '../shared/contract/vocabulary';
import { dayText, timeText } from '../shared/runtime/clock-text';
import type { MemberContext } from '../shared/runtime/context';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';
import { newExportId, storeExport } from '../shared/runtime/store-export';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';
import { copy, kindNames } from './copy';
import { type Kept, keptAbout } from './show-kept';

/** Everything about the caller as a file: to read (xlsx), or to take to another programme (JSON, as it is stored). */
export async function exportMine(
  { format }: { format: 'xlsx' | 'json' },
  context: MemberContext,
): Promise<ExportAnswer> {
  const { member, nowMs } = context;
  const kept = await keptAbout(context);
  const exportId = newExportId(context);
  const watermark = copy.watermark(member.name, timeText(nowMs), exportId);
  const branch = (await organisationsById([member.branchId], nowMs)).get(member.branchId);
  const seasonId = (await latestSeason(nowMs))?._id ?? '';
  const rows = keptKinds.reduce((sum, kind) => sum + kept.items[kind].length, 0);
  return storeExport(
    {
      ...{ exportId, kind: 'own', subjectId: member._id, seasonId, title: copy.ownData },
      ...{ organisationName: branch?.name ?? '', orgPath: member.orgPath, rows },
      fileName: copy.file(dayText(nowMs), format),
      extension: format,
      content:
        format === 'xlsx'
          ? await workbookOf(sheetsOf(kept, [copy.title(member.name), watermark]))
          : Buffer.from(JSON.stringify({ exportId, exportedAtMs: nowMs, ...kept.documents })),
    },
    context,
  );
}

/** A sheet a kind; of what there is nothing there is an empty one, which says so. */
const sheetsOf = ({ items }: Kept, lines: string[]): Sheet[] =>
  keptKinds.map((kind) => ({
    name: kindNames[kind],
    lines,
    columns: [
      [copy.item, 36],
      [copy.what, 18],
      [copy.value, 60],
    ],
    rows: items[kind].flatMap((item) =>
      item.lines.map(({ what, value }, index) => [index === 0 ? item.title : '', what, value]),
    ),
  }));
