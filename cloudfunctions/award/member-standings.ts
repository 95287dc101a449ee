import { compareStandings, type Standing } from '../shared/domain/summary';
import type { Repositories } from '../shared/repositories';
import type { SeasonList } from '../shared/repositories/award-source-repository';

/**
 * The members of an organisation, the best first, one by one. Its own list has the first five hundred; only whoever walks
 * further has its children's lists read, and theirs only where those end too. A branch's list has everybody, so a walk of any length is
 * exact, and no longer than what is asked for.
 */
export async function* standingsOf(
  list: SeasonList,
  seasonId: string,
  lists: Pick<Repositories['awardSources'], 'childListsOf'>,
  after?: Standing,
): AsyncGenerator<Standing, undefined> {
  const { members, periods } = list.current;
  const { standings } = periods.season;
  yield* after ? standings.filter((one) => compareStandings(after, one) < 0) : standings;
  if (standings.length >= members) return;
  const last = standings.at(-1) ?? after;
  const children = await lists.childListsOf(seasonId, list.organisationId);
  // An organisation that is its own parent would be read for ever; a tree has none.
  yield* merged(children.map((child) => standingsOf(child, seasonId, lists, last)));
}

/** Several ordered walks as one. */
async function* merged(
  walks: readonly AsyncGenerator<Standing, undefined>[],
): AsyncGenerator<Standing, undefined> {
  const heads: { walk: AsyncGenerator<Standing, undefined>; next: Standing }[] = [];
  const pull = async (walk: AsyncGenerator<Standing, undefined>) => {
    const { value } = await walk.next();
    if (value) heads.push({ walk, next: value });
  };
  for (const walk of walks) await pull(walk);
  for (;;) {
    heads.sort((a, b) => compareStandings(a.next, b.next));
    const first = heads.shift();
    if (!first) return;
    yield first.next;
    await pull(first.walk);
  }
}
