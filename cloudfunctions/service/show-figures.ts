import type { ServiceFigures } from '../shared/contract/service';
import { noSums, plus, sumsOf } from '../shared/domain/service-figures';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownedBy } from './own-activity';

const aPage = 1000;
/** More than a district of 100,000 does in a season is not counted while somebody waits. */
const mostPages = 20;

/** Sums over an organisation and what lies below it, by who did it. Counts alone; nobody is named. */
export async function showFigures(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<ServiceFigures>> {
  const { grants, nowMs, repositories } = context;
  const found = await ownedBy(organisationId ?? grants[0]?.organisationId ?? '', context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const { services } = repositories;
  const [activities, confirmed] = await Promise.all([
    allOf((page) => services.doneBeyond(season._id, owner._id, page)),
    allOf((page) => services.confirmedBeyond(season._id, owner._id, page)),
  ]);
  const sums = sumsOf(activities.all, confirmed.all);
  const names = await organisationsById([...sums.keys()], nowMs);
  return {
    ...{ organisationId: owner._id, organisationName: owner.name },
    sum: [...sums.values()].reduce(plus, noSums),
    rows: [...sums]
      .map(([id, one]) => ({ organisationId: id, name: names.get(id)?.name ?? '', ...one }))
      .sort((a, b) => b.hours - a.hours || b.people - a.people),
    complete: activities.complete && confirmed.complete,
  };
}

async function allOf<One extends { _id: string }>(
  read: (page: { afterId: string; limit: number }) => Promise<One[]>,
): Promise<{ all: One[]; complete: boolean }> {
  const all: One[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const found = await read({ afterId: all.at(-1)?._id ?? '', limit: aPage });
    all.push(...found);
    if (found.length < aPage) return { all, complete: true };
  }
  return { all, complete: false };
}
