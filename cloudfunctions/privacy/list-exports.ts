import type { ExportAboutMe } from '../shared/contract/privacy';
import type { MemberContext } from '../shared/runtime/context';
import { exportsAbout } from '../shared/runtime/exports-about';
import { namesOf } from '../shared/runtime/members-by-id';

const mostRows = 100;

/** Who has taken files in which the caller stands, the newest first. */
export async function listExports(
  _input: unknown,
  context: MemberContext,
): Promise<{ rows: ExportAboutMe[] }> {
  const { member, repositories } = context;
  const records = await repositories.personalData.recordsOf(member._id);
  const entries = (await exportsAbout(member._id, records, context)).slice(0, mostRows);
  const names = await namesOf(
    entries.map(({ by }) => by),
    context,
  );
  return {
    rows: entries.map(({ _id, kind, title, organisationName, by, atMs }) => ({
      exportId: _id,
      ...{ kind, title, organisationName, atMs },
      exporterName: names.get(by) ?? '',
    })),
  };
}
