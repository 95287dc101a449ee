import type { Member } from '../domain/organisation';
import { placedBy } from '../domain/roster-staging';
import { committedImports } from './job-repository';
import { Collection, type Condition, StoreBusy, command, type Query } from './platform';

/**
 * Members as the roster stands: what an import has staged is there for nobody before its one write, and for everybody from then on, while
 * its steps still bring it over. Whoever finds members by their place asks here.
 */
const members = new Collection<Member>('members');

/** Imports that become visible while somebody reads; more of them are no accident. */
const attempts = 5;

type PlacedQuery = Omit<Query, 'where' | 'fields'> & {
  /** Where they are: under `branchId` or `orgPath`. */
  place: Condition;
  /** Conditions beyond that. */
  where?: Condition;
  fields?: readonly (keyof Member)[];
};

/** Members of a place, as they stood at one moment: an import that becomes visible meanwhile has them read again. */
export const find = <Result extends Pick<Member, '_id'> = Member>(
  query: PlacedQuery,
): Promise<Result[]> =>
  atOneMoment(async (visible) => (await read(query, visible)) as unknown as Result[]);

/** How many are of a place. */
export const count = ({ place, where = {} }: Pick<PlacedQuery, 'place' | 'where'>) =>
  atOneMoment((visible) => members.count(conditionOf({ place, where }, visible)));

const pageLength = 1000;

/** Everybody below an organisation, by id, as they stood at one moment. */
export const everybodyBelow = (organisationId: string): Promise<Member[]> =>
  atOneMoment(async (visible) => {
    const all: Member[] = [];
    for (let last = ''; ;) {
      const where = { _id: command().gt(last) };
      const page = await read(
        { place: { orgPath: organisationId }, where, orderBy: [['_id', 'asc']], limit: pageLength },
        visible,
      );
      all.push(...page);
      if (page.length < pageLength) return all;
      last = page.at(-1)?._id ?? last;
    }
  });

/** Somebody, where the roster has them now; an added one is nobody before the import's one write. */
export async function byId(memberId: string): Promise<Member | undefined> {
  const found = await members.byId(memberId);
  return found?.staged ? placedBy(found, await visibleImports()) : found;
}

/** Imports that hold and are being brought over. */
export const visibleImports = async () => idsOf(await committedImports());

type Imports = Awaited<ReturnType<typeof committedImports>>;

const idsOf = (imports: Imports) =>
  imports.filter(({ status }) => status === 'running').map(({ _id }) => _id);

async function atOneMoment<Result>(ask: (visible: string[]) => Promise<Result>): Promise<Result> {
  for (let attempt = 0, before = await committedImports(); attempt < attempts; attempt += 1) {
    const result = await ask(idsOf(before));
    const after = await committedImports();
    const known = before.map(({ _id }) => _id);
    if (after.every(({ _id }) => known.includes(_id))) return result;
    before = after;
  }
  throw new StoreBusy('rosters were taken over again and again');
}

async function read({ place, where = {}, ...rest }: PlacedQuery, visible: string[]) {
  const found = await members.find({
    ...rest,
    where: conditionOf({ place, where }, visible),
    ...(rest.fields && visible.length > 0 ? { fields: [...rest.fields, 'staged'] } : {}),
  });
  return visible.length === 0 ? found : found.flatMap((one) => placedBy(one, visible) ?? []);
}

function conditionOf(
  { place, where }: Required<Pick<PlacedQuery, 'place' | 'where'>>,
  visible: string[],
): Condition {
  if (visible.length === 0) return { ...place, ...where };
  const _ = command();
  const staged = Object.entries(place).map(([field, value]) => [`staged.${field}`, value]);
  return _.or([
    { ...place, ...where, 'staged.jobId': _.nin(visible) },
    { ...Object.fromEntries(staged), ...where, 'staged.jobId': _.in(visible) },
  ]) as unknown as Condition;
}
