import type { MemberRankingAnswer } from '../shared/contract/ranking';
import type { RankingPeriod, Segment } from '../shared/contract/vocabulary';
import type { TableReader } from '../shared/domain/rank-slices';
import {
  neighboursBeyond,
  neighboursOf,
  ownPlaceOf,
  placesGained,
  type RankedStanding,
  reachBeyondList,
} from '../shared/domain/ranking';
import type { Season } from '../shared/domain/season';
import type { PeriodKeys, Standing } from '../shared/domain/summary';
import type { CallerHeader, Neighbour } from '../shared/repositories/study-header-repository';
import type { ListView, PlacesRead } from '../shared/repositories/summary-lists';
import type { CallContext } from '../shared/runtime/context';

interface OwnPart {
  own?: NonNullable<MemberRankingAnswer['own']>;
  neighbours: RankedStanding[];
  neighboursApproximate: boolean;
}

/** What a caller's place is told from. */
interface Place {
  header: CallerHeader;
  view: ListView;
  current: RankedList;
  ownPoints: number;
  /** Of the season, without the running week. */
  pointsBefore: number;
  keys: PeriodKeys;
  organisationId: string;
}

export type RankedList = PlacesRead & { table: TableReader };

/** The caller's own place, and the rows around it. */
export async function ownPart(
  input: { period: RankingPeriod; segment?: Segment | undefined },
  { header, view, current, ownPoints, pointsBefore, keys, organisationId }: Place,
  season: Season,
  context: CallContext,
): Promise<OwnPart> {
  const { memberId, score, reachedAtMs } = header;
  // Of a list that was read in part one cannot say whether somebody stands on it.
  const isWhole = current.standings.length === current.listed;
  const standings = isWhole ? current.standings : [];
  const place = ownPlaceOf({ ...current, standings, members: view.members }, memberId, ownPoints);
  const { toNext, ...rest } = place;
  const weekStart = current.weekStart ?? view.weekStart;
  // In a week that has just begun nobody has earned anything yet.
  const atWeekStart = weekStart?.key === keys.week ? weekStart.table : current.table;
  const movedUp = weekStart && placesGained(place.rank, pointsBefore, atWeekStart);
  const own = {
    ...rest,
    ...(toNext === undefined ? {} : { toNext }),
    ...(movedUp === undefined ? {} : { movedUp }),
  };
  const listed = neighboursOf(standings, memberId);
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
  const isNear = [...others.above, ...others.below].every(
    (one) => current.table(one.points) !== undefined,
  );
  const table = isNear
    ? current.table
    : await context.repositories.summaries.wholeTableOf(view.summaryId, input.period);
  const neighbours = neighboursBeyond(row, others, table ?? current.table);
  return { own, neighbours, neighboursApproximate: true };
}

const standingOf = ({ memberId, score, reachedAtMs }: Neighbour): Standing => ({
  memberId,
  points: score,
  reachedAtMs,
});
