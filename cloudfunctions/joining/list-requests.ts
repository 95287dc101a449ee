import type { JoinRow } from '../shared/contract/joining';
import type { Asking, Organisation } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';

/** Nobody decides more at a sitting; the longest waiting come first. */
const mostShown = 100;
/** Members of one name in one branch. */
const mostCandidates = 10;
/** Ids of one query. */
const branchesAtOnce = 200;
const atOnce = 5;

/** Who asks to join the caller's branches, each with the members of that name. */
export async function listRequests(
  _input: unknown,
  context: MemberContext,
): Promise<{ rows: JoinRow[] }> {
  const { grants, repositories } = context;
  const own = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const { organisations } = repositories;
  // A number that members of several branches have is decided above them.
  const found = await Promise.all([
    ...own.map((id) => organisations.branchesBelow(id)),
    ...own.map((id) => organisations.withBranches(id)),
  ]);
  const branches = new Map(found.flat().map((one) => [one._id, one]));
  const ids = [...branches.keys()];
  const parts = Array.from({ length: Math.ceil(ids.length / branchesAtOnce) }, (_, index) =>
    ids.slice(index * branchesAtOnce, (index + 1) * branchesAtOnce),
  );
  const asking = await inGroups(parts, atOnce, (part) =>
    repositories.bindings.askingOf(part, mostShown),
  );
  const oldest = asking
    .flat()
    .flatMap(({ askId, asking: one }) => (askId && one ? [{ askId, ...one }] : []))
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, mostShown);
  return { rows: await inGroups(oldest, atOnce, (one) => rowOf(one, branches, context)) };
}

async function rowOf(
  { askId, name, branchId, atMs, candidateIds }: Asking & { askId: string },
  branches: ReadonlyMap<string, Organisation>,
  { repositories, may }: MemberContext,
): Promise<JoinRow> {
  const members = candidateIds
    ? (await repositories.members.byIds(candidateIds)).filter((one) => may(one.orgPath))
    : await repositories.roster.membersNamed(branchId, name, mostCandidates);
  const phones =
    members.length === 0
      ? []
      : await repositories.bindings.ofMembers(members.map(({ _id }) => _id));
  const bound = new Set(phones.map(({ memberId }) => memberId));
  return {
    ...{ askId, name, branchId, askedAtMs: atMs },
    branchName: branches.get(branchId)?.name ?? '',
    candidates: members.map((one) => ({
      ...{ memberId: one._id, name: one.name, segments: one.segments, bound: bound.has(one._id) },
      branchName: branches.get(one.branchId)?.name ?? '',
      ...(one.phoneMasked === undefined ? {} : { phone: one.phoneMasked }),
    })),
  };
}
