import { isSeasonOver, type Season, type SeasonSpan } from '../shared/domain/season';
import { lostDays, type SeasonDays, spanOf } from '../shared/domain/season-start';
import { seasonDayOf } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownOrganisation } from './own-organisation';

interface NewDays extends SeasonDays {
  seasonId: string;
  /** As who corrects it saw it. */
  seen: SeasonSpan;
}

/**
 * Corrects the first and the last day of the season that runs. Nothing that stands is moved, and no day is lost on which something was
 * planned or earned: tasks, goals, receipts and the ledger stay as they are, and weeks are counted anew from the new first day. The same
 * days again change nothing and are not noted.
 */
export async function changeSeasonDays(
  { seasonId, seen, startsOn, endsOn }: NewDays,
  context: MemberContext,
): Promise<Outcome<SeasonSpan>> {
  const { member, nowMs, repositories } = context;
  const root = await ownOrganisation(context, member.orgPath[0] ?? '');
  if (root instanceof Refused) return root;
  const span = spanOf({ startsOn, endsOn }, nowMs);
  if (!span) return refuse('SEASON_DAYS_INVALID');
  const season = await repositories.seasons.running();
  if (season?._id !== seasonId) return refuse('SEASON_CHANGED');
  if (isSame(season, span)) return span;
  if (!isSame(season, seen)) return refuse('SEASON_CHANGED');
  const refused = await refusedFor(season, span, context);
  if (refused) return refused;
  if (!(await repositories.seasons.changeSpan(seasonId, seen, span)))
    return refuse('SEASON_CHANGED');
  const [from, until] = [seasonDayOf(seen.startsAtMs), seasonDayOf(seen.endsAtMs - 1)];
  await repositories.audit.note({
    _id: `season-changed:${seasonId}:days:${nowMs}`,
    ...{ action: 'season-changed', by: member._id, atMs: nowMs, orgPath: root.path },
    ...{ subjectId: seasonId, facts: { what: 'days', from, until, startsOn, endsOn } },
  });
  return span;
}

const isSame = (one: SeasonSpan, other: SeasonSpan) =>
  one.startsAtMs === other.startsAtMs && one.endsAtMs === other.endsAtMs;

/** Why a season cannot last from then to then; undefined where it can. */
async function refusedFor(
  season: Season,
  span: SeasonSpan,
  { nowMs, repositories }: MemberContext,
): Promise<Refused | undefined> {
  const { seasonDays, seasons } = repositories;
  // What a season's end has closed is decided by then, and stays so.
  if (isSeasonOver(season, nowMs)) return refuse('SEASON_OVER');
  // The one that began last is the one that runs.
  if (
    span.startsAtMs < season.startsAtMs &&
    (await seasons.lastsBeyond(season._id, span.startsAtMs))
  )
    return refuse('SEASON_DAYS_TAKEN');
  if (await seasonDays.hasPointsOn(season._id, lostDays(season, span, nowMs)))
    return refuse('SEASON_DAYS_CREDITED');
  const planned = await seasonDays.countPlannedOutside(season, span);
  return planned > 0 ? refuse('SEASON_DAYS_PLANNED', { count: planned }) : undefined;
}
