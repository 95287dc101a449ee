import type { ExportLogAnswer } from '../shared/contract/report';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, refuse } from '../shared/runtime/outcome';

const mostRows = 100;

/** Who exported what in the organisations that the caller administrates. */
export async function showExportLog(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<ExportLogAnswer>> {
  const { member, repositories } = context;
  const organisationIds = member.roles
    .filter(({ role }) => role === 'administrator')
    .map((one) => one.organisationId);
  if (organisationIds.length === 0) return refuse('NOT_ALLOWED');
  const entries = await repositories.exports.latestOf(organisationIds, mostRows);
  const names = await namesOf(
    entries.map((entry) => entry.by),
    context,
  );
  return {
    rows: entries.map(({ _id, kind, title, organisationName, by, atMs, rows }) => ({
      exportId: _id,
      ...{ kind, title, organisationName, atMs, rows },
      exporterName: names.get(by) ?? '',
    })),
  };
}
