import type { MemberRankingAnswer } from '../shared/contract/ranking';
import type { RankingPeriod, RankingScope, Segment } from '../shared/contract/vocabulary';
import {
  mayBeListed,
  neighboursBeyond,
  neighboursOf,
  ownPlaceOf,
  pageLength,
  pageOf,
  placesGained,
  type RankedStanding,
  reachBeyondList,
  type ReadList,
} from '../shared/domain/ranking';
import {
  periodAt,
  periodKeysOf,
  pointsIn,
  summaryIdOf,
  type PeriodKeys,
  type Standing,
} from '../shared/domain/summary';
import { blockLength } from '../shared/domain/summary-shape';
import { tableOf } from '../shared/domain/rank-table';
import type { Season } from '../shared/domain/season';
import type { CallerHeader, Neighbour } from '../shared/repositories/study-header-repository';
import type { ListEdition, ListView } from '../shared/repositories/summary-repository';
import type { CallContext } from '../shared/runtime/context';
import { refuse, type Outcome } from '../shared/runtime/outcome';
import { rankingsAsOfMs, runningSeason } from '../shared/runtime/shared-reads';
import { nameRows } from './name-rows';
import { organisationOf } from './scope';

interface Input {
  scope: RankingScope;
  period: RankingPeriod;
  segment?: Segment | undefined;
  version?: number | undefined;
  offset: number;
}

/**
 * A page of the ranking with the caller's own place. Two reads say the place: the caller's header and the head of one summary (the
 * time they stand for is a third, once an instance and five seconds). Above a branch the rows are read by a third: the page's block, or
 * the whole list for who may stand on it; their names are a fourth, and their branches' a fifth unless the instance knows them; two
 * more find the neighbours of somebody beyond the list. A reader in the middle of a walk gets the version it began with as long as that is kept,
 * and the newest, which says so, after that.
 */
export async function rankMembers(
  input: Input,
  context: CallContext,
): Promise<Outcome<MemberRankingAnswer>> {
  const season = await runningSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { studyHeaders, summaries } = context.repositories;
  const [header, countedAtMs = 0] = await Promise.all([
    studyHeaders.ofCaller(context.caller.openidKey, season._id),
    rankingsAsOfMs(season._id, context.nowMs),
  ]);
  if (!header) return refuse('NOT_JOINED');
  const organisationId = organisationOf(input.scope, header, season);
  const view = await summaries.listOf(summaryIdOf(season._id, organisationId), input, {
    previous: input.version !== undefined,
    weekStart: input.period === 'season' && input.offset === 0,
  });
  // A season's first summaries stand a few seconds after it began; until then trying again is right.
  if (!view) return refuse('BUSY');
  const keys = periodKeysOf(context.nowMs);
  const key = keys[input.period];
  const past = walkedEdition(view, input.version, key);
  const ownPoints = pointsIn(header, input.period, key);
  const [current, walkedList] = await Promise.all([
    currentList(view, key, past ? undefined : input.offset, ownPoints, context),
    past && pageList(past, input.offset, context),
  ]);
  const shown = past ? walkedList : current;
  // Two newer versions came between two reads.
  if (!current || !shown) return refuse('BUSY');
  const walked = past ?? { version: view.version, asOfMs: Math.max(view.asOfMs, countedAtMs) };
  const page = pageOf(shown, input.offset);
  const own =
    input.segment === undefined || header.segments.includes(input.segment)
      ? await ownPart(
          input,
          { header, view, current, ownPoints, keys, organisationId },
          season,
          context,
        )
      : { neighbours: [], neighboursApproximate: false };
  const [rows, neighbours] = await nameRows([page.rows, own.neighbours], header.memberId, context);
  return {
    asOfMs: walked.asOfMs,
    version: walked.version,
    ...own,
    neighbours,
    rows,
    ...(page.nextOffset === undefined ? {} : { nextOffset: page.nextOffset }),
  };
}

interface OwnPart {
  own?: NonNullable<MemberRankingAnswer['own']>;
  neighbours: RankedStanding[];
  neighboursApproximate: boolean;
}

interface Place {
  header: CallerHeader;
  view: ListView;
  current: ReadList;
  ownPoints: number;
  keys: PeriodKeys;
  organisationId: string;
}

async function ownPart(
  input: Input,
  { header, view, current, ownPoints, keys, organisationId }: Place,
  season: Season,
  context: CallContext,
): Promise<OwnPart> {
  const { memberId, score, reachedAtMs } = header;
  // Of a list that was read in part one cannot say whether somebody stands on it.
  const isWhole = current.standings.length === current.listed;
  const list = isWhole ? current : { ...current, standings: [] };
  const place = ownPlaceOf(list, memberId, ownPoints);
  const { toNext, ...rest } = place;
  const movedUp = view.weekStart && gainOf(place.rank, { header, view, keys });
  const own = {
    ...rest,
    ...(toNext === undefined ? {} : { toNext }),
    ...(movedUp === undefined ? {} : { movedUp }),
  };
  const listed = neighboursOf(list.standings, memberId);
  if (listed) return { own, neighbours: listed, neighboursApproximate: false };
  const { rank, points } = place;
  const row = { memberId, rank, points, reachedAtMs };
  // Only the season's points are kept in an index; a month's neighbours would cost a scan.
  if (input.period !== 'season' || input.segment !== undefined)
    return { own, neighbours: [row], neighboursApproximate: true };
  const near = await context.repositories.studyHeaders.neighboursByScore(
    {
      ...{ seasonId: season._id, memberId, score },
      organisationId: organisationId === season.organisationId ? undefined : organisationId,
    },
    reachBeyondList,
  );
  const others = { above: near.above.map(standingOf), below: near.below.map(standingOf) };
  const neighbours = neighboursBeyond(row, others, current.table);
  return { own, neighbours, neighboursApproximate: true };
}

function gainOf(rank: number, { header, view, keys }: Pick<Place, 'header' | 'view' | 'keys'>) {
  const before = header.score - pointsIn(header, 'week', keys.week);
  // In a week that has just begun nobody has earned anything yet.
  const atWeekStart = view.weekStart?.key === keys.week ? view.weekStart.table : view.list.table;
  return placesGained(rank, before, atWeekStart);
}

const standingOf = ({ memberId, score, reachedAtMs }: Neighbour): Standing => ({
  memberId,
  points: score,
  reachedAtMs,
});

/**
 * The list as it stands when `key` runs, read whole for who may stand on it, otherwise the page from `offset` on, if one is asked for.
 */
async function currentList(
  view: ListView,
  key: string,
  offset: number | undefined,
  ownPoints: number,
  context: CallContext,
): Promise<ReadList | undefined> {
  const { list, members } = view;
  const { summaries } = context.repositories;
  if (list.key !== key) {
    const everybody = list.listed === members ? await summaries.standingsOf(view) : [];
    if (!everybody) return undefined;
    const counted = { key: list.key, histogram: [], standings: everybody };
    const { histogram, standings } = periodAt({ members, counted }, key);
    return { table: tableOf(histogram), listed: standings.length, from: 0, standings };
  }
  if (list.standings || mayBeListed(list, ownPoints)) {
    const standings = await summaries.standingsOf(view);
    return standings && { table: list.table, listed: standings.length, from: 0, standings };
  }
  if (offset !== undefined) return await pageList(view, offset, context);
  return { table: list.table, listed: list.listed, from: 0, standings: [] };
}

/** A list as far as one page of it goes. */
async function pageList(
  edition: ListEdition,
  offset: number,
  { repositories }: CallContext,
): Promise<ReadList | undefined> {
  const { table, listed, standings: whole } = edition.list;
  if (offset >= listed && !whole) return { table, listed, from: offset, standings: [] };
  const between = { from: offset, to: Math.min(offset + pageLength, listed) - 1 };
  const standings = await repositories.summaries.standingsOf(edition, between);
  const from = whole ? 0 : offset - (offset % blockLength);
  return standings && { table, listed: whole?.length ?? listed, from, standings };
}

/** The edition before the current one, if that is the one the reader walks and its month or week still runs. */
function walkedEdition(
  { previous }: ListView,
  version: number | undefined,
  key: string,
): ListEdition | undefined {
  return previous?.version === version && previous?.list.key === key ? previous : undefined;
}
