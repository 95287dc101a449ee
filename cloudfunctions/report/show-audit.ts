import type { AuditAnswer, AuditRow, ExportAnswer } from '../shared/contract/report';
import type { AuditAction } from '../shared/contract/vocabulary';
import type { AuditNote } from '../shared/domain/audit-note';
import { mostExportRows } from '../shared/domain/export-entry';
import type { AuditQuery } from '../shared/repositories/audit-repository';
import { dayText, timeText } from '../shared/runtime/clock-text';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';
import { auditActionNames, auditCopy } from './copy';
import { keepExport } from '../shared/runtime/keep-export';
import { ownOrganisation } from './own-branch';

interface Filter {
  action?: AuditAction | undefined;
  person?: string | undefined;
  organisationId?: string | undefined;
  fromMs?: number | undefined;
  untilMs?: number | undefined;
}

const rowsAPage = 30;
/** The SDK's most for one answer. */
const rowsAQuery = 1000;
/** People of one name. */
const mostNamed = 100;

/** A page of the notes of privileged changes in the organisations for which the caller may know them. */
export async function showAudit(
  { offset, ...filter }: Filter & { offset: number },
  context: MemberContext,
): Promise<Outcome<AuditAnswer>> {
  const query = await queryOf(filter, context);
  if (query instanceof Refused) return query;
  const notes = await context.repositories.audit.page(query, offset, rowsAPage + 1);
  return {
    rows: await rowsOf(notes.slice(0, rowsAPage), context),
    untilMs: query.untilMs,
    ...(notes.length > rowsAPage ? { nextOffset: offset + rowsAPage } : {}),
  };
}

/** The same notes as a spreadsheet, with the watermark and the log of every export. */
export async function exportAudit(
  filter: Filter,
  context: MemberContext,
): Promise<Outcome<ExportAnswer>> {
  const query = await queryOf(filter, context);
  if (query instanceof Refused) return query;
  const notes: AuditNote[] = [];
  for (;;) {
    const page = await context.repositories.audit.page(query, notes.length, rowsAQuery);
    notes.push(...page);
    if (notes.length > mostExportRows)
      return refuse('EXPORT_TOO_LARGE', { rows: notes.length, most: mostExportRows });
    if (page.length < rowsAQuery) break;
  }
  const [organisationId = ''] = query.organisationIds;
  const organisation = (await organisationsById([organisationId], context.nowMs)).get(
    organisationId,
  );
  if (!organisation) return refuse('NOT_ALLOWED');
  const rows = await rowsOf(notes, context);
  return keepExport(
    {
      seasonId: (await latestSeason(context.nowMs))?._id ?? '',
      ...{ kind: 'audit', subjectId: organisationId, title: auditCopy.sheet },
      ...{ organisationName: organisation.name, orgPath: organisation.path, rows: rows.length },
      fileName: auditCopy.file(organisation.name, dayText(context.nowMs)),
      sheets: (watermark) => [
        {
          name: auditCopy.sheet,
          lines: [auditCopy.title(organisation.name), watermark],
          columns: auditCopy.columns,
          rows: rows.map((row) => [
            timeText(row.atMs),
            auditActionNames[row.action],
            row.byName || auditCopy.erased,
            row.subjectName,
            row.organisationName,
            row.reason,
          ]),
        },
      ],
    },
    context,
  );
}

async function queryOf(filter: Filter, context: MemberContext): Promise<Outcome<AuditQuery>> {
  const { organisationId, action, person, fromMs = 0, untilMs = context.nowMs + 1 } = filter;
  if (organisationId !== undefined) {
    const own = await ownOrganisation(context, organisationId);
    if (own instanceof Refused) return own;
  }
  const organisationIds =
    organisationId === undefined
      ? [...new Set(context.grants.map((one) => one.organisationId))]
      : [organisationId];
  const personIds =
    person === undefined
      ? undefined
      : await context.repositories.roster.idsNamed(organisationIds, person, mostNamed);
  return { organisationIds, action, personIds, fromMs, untilMs };
}

async function rowsOf(notes: readonly AuditNote[], context: MemberContext): Promise<AuditRow[]> {
  const ids = notes.flatMap(({ by, subjectId }) => [by, subjectId]);
  const names = await namesOf(ids, context);
  const places = notes.flatMap(({ orgPath, subjectId }) => [orgPath.at(-1) ?? '', subjectId]);
  const organisations = await organisationsById([...new Set(places)], context.nowMs);
  return notes.map(({ _id, action, by, subjectId, orgPath, atMs, reason }) => ({
    auditId: _id,
    ...{ action, atMs, byName: names.get(by) ?? '' },
    subjectName: names.get(subjectId) ?? organisations.get(subjectId)?.name ?? '',
    organisationName: organisations.get(orgPath.at(-1) ?? '')?.name ?? '',
    ...(reason === undefined ? {} : { reason }),
  }));
}
