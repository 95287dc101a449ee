import type { ExportAnswer } from '../shared/contract/report';
import { segments } from '../shared/contract/vocabulary';
import { mostExportRows } from '../shared/domain/export-entry';
import type { Member } from '../shared/domain/organisation';
import type { LineFault, RosterLine } from '../shared/domain/roster-plan';
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

const membersAtOnce = 1000;
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
  const members: Member[] = [];
  for (let page; !page || page.length === membersAtOnce;) {
    const last = members.at(-1)?._id ?? '';
    page = await repositories.roster.membersBeyond(organisationId, last, membersAtOnce);
    members.push(...page);
    if (members.length > mostExportRows)
      return refuse('EXPORT_TOO_LARGE', { rows: members.length, most: mostExportRows });
  }
  const branches = await organisationsById(
    [...new Set(members.map(({ branchId }) => branchId))],
    nowMs,
  );
  const rows = members
    .map((one) => ({ ...one, branchName: branches.get(one.branchId)?.name ?? '' }))
    .sort(
      (a, b) => collator.compare(a.branchName, b.branchName) || collator.compare(a.name, b.name),
    );
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
          columns,
          rows: rows.map((one) => [
            one.name,
            one.branchName,
            one.segments.map((segment) => segmentTitles[segment]).join('、'),
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
          lines: [copy.faultsTitle(faults.length), copy.faultsLead, watermark],
          columns: [...columns, [copy.why, 44], [copy.row, 8]],
          rows: faults.map((fault) => faultRow(fault, lines.get(fault.row))),
        },
      ],
    },
    context,
  );
}

const faultRow = (fault: LineFault, line: RosterLine | undefined) => [
  line?.name,
  line?.branch,
  segmentsCell(line),
  copy.faultOf(fault),
  fault.row,
];

/** The cell's words, those that mean something first. */
const segmentsCell = (line: RosterLine | undefined) =>
  [
    ...segments.filter((one) => line?.segments?.includes(one)).map((one) => segmentTitles[one]),
    ...(line?.unknownSegments ?? []),
  ].join('、');
