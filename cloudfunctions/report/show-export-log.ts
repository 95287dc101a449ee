import type { ExportLogAnswer } from '../shared/contract/report';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';

const mostRows = 100;

/** Who exported what in the organisations for which the caller may know it. */
export async function showExportLog(
  _input: unknown,
  context: MemberContext,
): Promise<ExportLogAnswer> {
  const { grants, repositories } = context;
  const organisationIds = grants.map((one) => one.organisationId);
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
