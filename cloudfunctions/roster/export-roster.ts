import type { ExportAnswer } from '../shared/contract/report';
import { segments } from '../shared/contract/vocabulary';
import { mostExportRows } from '../shared/domain/export-entry';
import type { RosterLine } from '../shared/domain/roster-plan';
import { planOfFile, rosterTitles, segmentTitles } from '../shared/jobs/roster-source';
import type { MemberContext } from '../shared/runtime/context';
import { keepExport } from '../shared/runtime/keep-export';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownUpload } from '../shared/runtime/own-upload';
import { organisationsById } from '../shared/runtime/shared-reads';
import { copy } from './copy';
import { ownIds } from './import-roster';

/** The columns under which an import finds them again. */
const columns: [title: string, width: number][] = [
  [rosterTitles.name[0], 16],
  [rosterTitles.branch[0], 28],
  [rosterTitles.segments[0], 24],
];

/** Only where there is any; as it is kept, so that the file says no number. */
const phoneColumn: [title: string, width: number] = [rosterTitles.phone[0], 16];

/** One for all comparisons; a new one for each costs a thousand times as much. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Everybody of an organisation and all below it: by branch, then by name. The file can be mended and imported again. */
export async function exportRoster(
  { organisationId }: { organisationId: string },
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const { may, nowMs, repositories } = context;
  const organisation = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!organisation || !may(organisation.path)) return refuse('NOT_ALLOWED');
  const count = await repositories.roster.countMembers(organisationId);
  if (count > mostExportRows)
    return refuse('EXPORT_TOO_LARGE', { rows: count, most: mostExportRows });
  const members = await repositories.roster.everybodyBelow(organisationId);
  const branches = await organisationsById(
    [...new Set(members.map(({ branchId }) => branchId))],
    nowMs,
  );
  const rows = members
    .map((one) => ({ ...one, branchName: branches.get(one.branchId)?.name ?? '' }))
    .sort(
      (a, b) => collator.compare(a.branchName, b.branchName) || collator.compare(a.name, b.name),
    );
  const hasPhones = rows.some(({ phoneMasked }) => phoneMasked !== undefined);
  return keepExport(
    {
      seasonId: (await repositories.seasons.running())?._id ?? '',
      kind: 'roster',
      subjectId: organisationId,
      title: organisation.name,
      organisationName: organisation.name,
      orgPath: organisation.path,
      rows: rows.length,
      fileName: copy.rosterFile(organisation.name),
      sheets: (watermark) => [
        {
          name: copy.roster,
          lines: [copy.rosterTitle(organisation.name, rows.length), watermark],
          columns: hasPhones ? [...columns, phoneColumn] : columns,
          rows: rows.map((one) => [
            one.name,
            one.branchName,
            one.segments.map((segment) => segmentTitles[segment]).join('、'),
            ...(hasPhones ? [one.phoneMasked] : []),
          ]),
        },
      ],
    },
    context,
  );
}

/** The lines of an uploaded file that cannot be taken over, as they were written, each with why and where. */
export async function exportFaults(
  { uploadId }: { uploadId: string },
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const { member, nowMs, repositories } = context;
  const upload = await ownUpload(uploadId, 'roster', context);
  if (upload instanceof Refused) return upload;
  const organisationIds = ownIds(context);
  const source = await planOfFile(upload.fileId, organisationIds, context);
  if (source.kind === 'refused')
    return refuse(source.code, source.column === undefined ? {} : { column: source.column });
  const [first = member.branchId] = organisationIds;
  const organisation = (await organisationsById([first], nowMs)).get(first);
  if (!organisation) return refuse('NOT_ALLOWED');
  const lines = new Map(source.lines.map((line) => [line.row, line]));
  const { faults } = source.plan;
  // The numbers themselves are kept in no file; the column waits for them.
  const hasPhones = source.lines.some(({ phone }) => phone !== undefined);
  const phones = hasPhones ? [phoneColumn] : [];
  return keepExport(
    {
      seasonId: (await repositories.seasons.running())?._id ?? '',
      kind: 'faults',
      subjectId: uploadId,
      title: copy.faults,
      organisationName: organisation.name,
      orgPath: organisation.path,
      rows: faults.length,
      fileName: copy.faultsFile,
      sheets: (watermark) => [
        {
          name: copy.faults,
          lines: [
            copy.faultsTitle(faults.length),
            copy.faultsLead,
            ...(hasPhones ? [copy.faultsPhones] : []),
            watermark,
          ],
          columns: [...columns, ...phones, [copy.why, 44], [copy.row, 8]],
          rows: faults.map((fault) => [
            ...lineCells(lines.get(fault.row)),
            ...phones.map(() => undefined),
            ...[copy.faultOf(fault), fault.row],
          ]),
        },
      ],
    },
    context,
  );
}

const lineCells = (line: RosterLine | undefined) => [line?.name, line?.branch, segmentsCell(line)];

/** The cell's words, those that mean something first. */
const segmentsCell = (line: RosterLine | undefined) =>
  [
    ...segments.filter((one) => line?.segments?.includes(one)).map((one) => segmentTitles[one]),
    ...(line?.unknownSegments ?? []),
  ].join('、');
