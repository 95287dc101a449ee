import type { MemberRankingAnswer } from '../shared/contract/ranking';
import type { RankingPeriod, RankingScope, Segment } from '../shared/contract/vocabulary';
import {
  neighboursBeyond,
  neighboursOf,
  ownPlaceOf,
  pageOf,
  placesGained,
  type RankedStanding,
  reachBeyondList,
} from '../shared/domain/ranking';
import {
  periodAt,
  periodKeysOf,
  pointsIn,
  summaryIdOf,
  weekStartAt,
  type PeriodKeys,
  type PeriodSummary,
  type Standing,
} from '../shared/domain/summary';
import type { Season } from '../shared/domain/season';
import type { CallerHeader, Neighbour } from '../shared/repositories/study-header-repository';
import type { PeriodView } from '../shared/repositories/summary-repository';
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
 * A page of the ranking with the caller's own place. Two reads say the place: the caller's header and one summary (the time they
 * stand for is a third, once an instance and five seconds); the
 * names of the rows shown are a third, and their branches' a fourth unless the instance knows them; two more find the neighbours of
 * somebody beyond the list. A reader in the middle of a walk gets the version it began with as long as that is kept,
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
  const id = summaryIdOf(season._id, organisationId);
  const view = await summaries.periodOf(id, input, {
    previous: input.version !== undefined,
    weekStart: input.period === 'season' && input.offset === 0,
  });
  // A season's first summaries stand a few seconds after it began; until then trying again is right.
  if (!view) return refuse('BUSY');
  const keys = periodKeysOf(context.nowMs);
  const key = keys[input.period];
  const current = periodAt(view, key);
  const asOfMs = Math.max(view.asOfMs, countedAtMs);
  const walked = walkedEdition(view, input.version, key) ?? { ...view, ...current, asOfMs };
  const page = pageOf(walked.standings, input.offset);
  const own =
    input.segment === undefined || header.segments.includes(input.segment)
      ? await ownPart(input, { header, view, current, keys, organisationId }, season, context)
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
  view: PeriodView;
  current: PeriodSummary;
  keys: PeriodKeys;
  organisationId: string;
}

async function ownPart(
  input: Input,
  { header, view, current, keys, organisationId }: Place,
  season: Season,
  context: CallContext,
): Promise<OwnPart> {
  const { memberId, score, reachedAtMs } = header;
  const place = ownPlaceOf(current, memberId, pointsIn(header, input.period, keys[input.period]));
  const { toNext, ...rest } = place;
  const movedUp = view.weekStart && gainOf(place.rank, { header, view, keys });
  const own = {
    ...rest,
    ...(toNext === undefined ? {} : { toNext }),
    ...(movedUp === undefined ? {} : { movedUp }),
  };
  const listed = neighboursOf(current.standings, memberId);
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
  const neighbours = neighboursBeyond(row, others, current.histogram);
  return { own, neighbours, neighboursApproximate: true };
}

function gainOf(rank: number, { header, view, keys }: Pick<Place, 'header' | 'view' | 'keys'>) {
  const before = header.score - pointsIn(header, 'week', keys.week);
  const season = view.counted.histogram;
  return placesGained(rank, before, weekStartAt({ weekStart: view.weekStart, season }, keys.week));
}

const standingOf = ({ memberId, score, reachedAtMs }: Neighbour): Standing => ({
  memberId,
  points: score,
  reachedAtMs,
});

/** The edition before the current one, if that is the one the reader walks and its month or week still runs. */
function walkedEdition(
  { previous }: PeriodView,
  version: number | undefined,
  key: string,
): { version: number; asOfMs: number; standings: Standing[] } | undefined {
  if (!previous || previous.version !== version || previous.list.key !== key) return undefined;
  return {
    version: previous.version,
    asOfMs: previous.asOfMs,
    standings: previous.list.standings,
  };
}
