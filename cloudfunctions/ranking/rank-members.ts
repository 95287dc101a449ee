import type { MemberRankingAnswer } from '../shared/contract/ranking';
import type { RankingPeriod, RankingScope } from '../shared/contract/vocabulary';
import { neighboursOf, ownPlaceOf, pageOf } from '../shared/domain/ranking';
import {
  periodAt,
  periodKeysOf,
  pointsIn,
  summaryIdOf,
  type PeriodSummary,
  type Standing,
} from '../shared/domain/summary';
import type { PeriodView } from '../shared/repositories/summary-repository';
import type { CallContext } from '../shared/runtime/context';
import { refuse, type Outcome } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';
import { nameRows } from './name-rows';
import { organisationOf } from './scope';

interface Input {
  scope: RankingScope;
  period: RankingPeriod;
  version?: number | undefined;
  offset: number;
}

/**
 * A page of the ranking with the caller's own place. Two reads say the place: the caller's header and one summary; the
 * names of the rows shown are a third, and their branches' a fourth unless the instance knows them. A reader in the
 * middle of a walk gets the version it began with as long as that is kept, and the newest, which says so, after that.
 */
export async function rankMembers(
  input: Input,
  context: CallContext,
): Promise<Outcome<MemberRankingAnswer>> {
  const season = await runningSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { studyHeaders, summaries } = context.repositories;
  const header = await studyHeaders.ofCaller(context.caller.openidKey, season._id);
  if (!header) return refuse('NOT_JOINED');
  const id = summaryIdOf(season._id, organisationOf(input.scope, header, season));
  const view = await summaries.periodOf(id, input.period, input.version !== undefined);
  // A season's first summaries stand a few seconds after it began; until then trying again is right.
  if (!view) return refuse('BUSY');
  const key = periodKeysOf(context.nowMs)[input.period];
  const current = currentPeriod(view, input.period, key);
  const walked = walkedEdition(view, input, key) ?? {
    version: view.version,
    asOfMs: view.current.asOfMs,
    standings: current.standings,
  };
  const page = pageOf(walked.standings, input.offset);
  const around = neighboursOf(current.standings, header.memberId);
  const own = ownPlaceOf(current, header.memberId, pointsIn(header, input.period, key));
  const beyond = { memberId: header.memberId, rank: own.rank, points: own.points, reachedAtMs: 0 };
  const [rows, neighbours] = await nameRows(
    [page.rows, around ?? [beyond]],
    header.memberId,
    context,
  );
  const { toNext, ...place } = own;
  return {
    asOfMs: walked.asOfMs,
    version: walked.version,
    own: { ...place, ...(toNext === undefined ? {} : { toNext }) },
    neighbours,
    rows,
    ...(page.nextOffset === undefined ? {} : { nextOffset: page.nextOffset }),
  };
}

function currentPeriod(view: PeriodView, period: RankingPeriod, key: string): PeriodSummary {
  const counted = view.current.periods[period];
  if (!counted) throw new Error('a summary without the period that was asked for');
  return periodAt({ members: view.current.members, counted }, key);
}

/** The edition before the current one, if that is the one the reader walks and its month or week still runs. */
function walkedEdition(
  view: PeriodView,
  input: Input,
  key: string,
): { version: number; asOfMs: number; standings: Standing[] } | undefined {
  const past = view.previous;
  if (!past || past.version !== input.version) return undefined;
  const lists = past.periods[input.period];
  return lists?.key === key
    ? { version: past.version, asOfMs: past.asOfMs, standings: lists.standings }
    : undefined;
}
