import type { TreeAnswer, TreeRow } from '../shared/contract/organisation';
import type { Member, Organisation } from '../shared/domain/organisation';
import { may } from '../shared/domain/permissions';
import { asksPhones } from '../shared/domain/phone';
import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';

/** A district's tree; the store gives no more of a subtree at once. */
const mostRows = 1000;
/** Who holds roles there. */
const mostHolders = 1000;
/** Ids of one query. */
const idsAtOnce = 200;

/** The caller's organisations with all that lies below them, in the order of the tree, and the season that runs. */
export async function showTree(_input: unknown, context: MemberContext): Promise<TreeAnswer> {
  const { grants, member, repositories } = context;
  const ownIds = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const [own, ...below] = await Promise.all([
    repositories.organisations.byIds(ownIds),
    ...ownIds.map((id) => repositories.organisations.below(id)),
  ]);
  const all = new Map([...own, ...below.flat()].map((one) => [one._id, one]));
  const shown = inTreeOrder([...all.values()]).slice(0, mostRows);
  const holders = await holdersOf(
    shown.map(({ _id }) => _id),
    context,
  );
  const season = await repositories.seasons.running();
  const asking = await repositories.organisations.askingPhones();
  const isRunning = season !== undefined && season.endsAtMs > context.nowMs;
  const maySeasons = may(member.roles, 'startSeasons', member.orgPath.slice(0, 1));
  return {
    rows: shown.map((one) => ({ ...rowOf(one, holders, context), ...joinByPhoneOf(one, asking) })),
    complete: all.size <= mostRows && below.every((part) => part.length < mostRows),
    ...(isRunning ? { season: factsOf(season) } : {}),
    ...{ mayStartSeason: !isRunning && maySeasons, mayChangeSeason: isRunning && maySeasons },
  };
}

const factsOf = ({ _id: seasonId, name, startsAtMs, endsAtMs }: Season) => ({
  ...{ seasonId, name, startsAtMs, endsAtMs },
});

async function holdersOf(ids: string[], { repositories }: MemberContext): Promise<Member[]> {
  const found = new Map<string, Member>();
  for (let first = 0; first < ids.length; first += idsAtOnce) {
    const part = ids.slice(first, first + idsAtOnce);
    for (const one of await repositories.roster.holdersFor(part, mostHolders))
      found.set(one._id, one);
  }
  return [...found.values()];
}

function rowOf(one: Organisation, holders: readonly Member[], { member }: MemberContext): TreeRow {
  const allowed = (
    permission:
      'manageOrganisations' | 'grantRoles' | 'inviteToJoin' | 'editRoster' | 'exportRoster',
  ) => may(member.roles, permission, one.path);
  return {
    organisationId: one._id,
    ...{ name: one.name, kind: one.kind, members: one.memberCount },
    ...(one.parentId === null ? {} : { parentId: one.parentId }),
    holders: holders.flatMap(({ _id, name, roles }) =>
      roles
        .filter(({ organisationId }) => organisationId === one._id)
        .map(({ role }) => ({ memberId: _id, name, role })),
    ),
    may: {
      manage: allowed('manageOrganisations'),
      grantRoles: allowed('grantRoles'),
      invite: allowed('inviteToJoin') && one.kind === 'branch',
      editPeople: allowed('editRoster'),
      export: allowed('exportRoster'),
    },
  };
}

function joinByPhoneOf(
  { kind, path, joinByPhone }: Organisation,
  asking: readonly { _id: string }[],
): Pick<TreeRow, 'joinByPhone'> {
  if (kind === 'branch') return {};
  if (joinByPhone) return { joinByPhone: 'on' };
  return { joinByPhone: asksPhones(path, asking) ? 'above' : 'off' };
}

/** One collator for all; a new one for each comparison costs a thousand times as much. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Each directly beneath what it lies below, beside one another by name. */
function inTreeOrder(all: readonly Organisation[]): Organisation[] {
  const ids = new Set(all.map(({ _id }) => _id));
  const children = new Map<string, Organisation[]>();
  for (const one of all) {
    const parent = one.parentId !== null && ids.has(one.parentId) ? one.parentId : '';
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const from = (parent: string): Organisation[] =>
    (children.get(parent) ?? [])
      .sort((a, b) => collator.compare(a.name, b.name))
      .flatMap((one) => [one, ...from(one._id)]);
  return from('');
}
