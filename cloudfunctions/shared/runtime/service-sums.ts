import type { ServiceSums } from '../contract/service-answers';
import { type MemberService, noSums, plus, sumsByMember, sumsOf } from '../domain/service-figures';
import type { TimerContext } from './context';

const aPage = 1000;
/** More than a district of 100,000 does in a season is not counted while somebody waits. */
const mostPages = 20;

export interface CountedServices {
  sum: ServiceSums;
  /** By organisation: who held it, or the branch of who gave the hours. */
  sums: Map<string, ServiceSums>;
  /** By member, whose hours belong to one of the organisations; for who may see names. */
  byMember: Map<string, MemberService>;
  /** False where there is more than was counted. */
  complete: boolean;
}

/** What services of an organisation and below it came to in a season. */
export async function countServices(
  seasonId: string,
  organisationId: string,
  { repositories: { serviceHours, services } }: Pick<TimerContext, 'repositories'>,
): Promise<CountedServices> {
  const [activities, confirmed] = await Promise.all([
    allOf((page) => services.doneBeyond(seasonId, organisationId, page)),
    allOf((page) => serviceHours.confirmedBeyond(seasonId, organisationId, page)),
  ]);
  const sums = sumsOf(activities.all, confirmed.all);
  return {
    sum: [...sums.values()].reduce(plus, noSums),
    sums,
    byMember: sumsByMember(confirmed.all),
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
