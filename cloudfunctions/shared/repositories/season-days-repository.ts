import type { Season, SeasonSpan } from '../domain/season';
import type { ServiceActivity, ServiceHours } from '../domain/service';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command, type Condition } from './platform';

/** What stands on a season's days, whosever it is: asked before the season loses some of them. */
const sessions = new Collection<Session>('sessions');
const activities = new Collection<ServiceActivity>('serviceActivities');
const hours = new Collection<ServiceHours>('serviceHours');
const records = new Collection<StudyRecord>('studyRecords');

/** Days asked about in one query. */
const daysAtOnce = 31;

/** How many sessions were announced, services planned and hours told that lie outside of a span; what was called off counts not. */
export async function countPlannedOutside(
  { _id: seasonId, organisationId }: Pick<Season, '_id' | 'organisationId'>,
  { startsAtMs, endsAtMs }: SeasonSpan,
): Promise<number> {
  const _ = command();
  const held = { orgPath: organisationId, seasonId };
  const announced = { ...held, status: _.nin(['draft', 'cancelled']) };
  const planned = { ...held, status: _.neq('called-off') };
  const told = { ...held, status: _.nin(['returned', 'taken-back']) };
  const counts = await Promise.all([
    sessions.count({ ...announced, startsAtMs: _.lt(startsAtMs) }),
    sessions.count({ ...announced, endsAtMs: _.gt(endsAtMs) }),
    activities.count({ ...planned, startsAtMs: _.lt(startsAtMs) }),
    activities.count({ ...planned, startsAtMs: _.gte(endsAtMs) }),
    hours.count({ ...told, atMs: _.lt(startsAtMs) }),
    hours.count({ ...told, atMs: _.gte(endsAtMs) }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Whether anybody has entries in the ledger on any of these days (yyyymmdd). No index knows days: every record of the season is looked
 * at, which an administrator asks for once or twice a season.
 */
export async function hasPointsOn(seasonId: string, days: readonly string[]): Promise<boolean> {
  const _ = command();
  for (let first = 0; first < days.length; first += daysAtOnce) {
    const part = days.slice(first, first + daysAtOnce);
    const where = _.and([
      { seasonId },
      _.or(part.map((day) => ({ [`days.${day}`]: _.exists(true) }))),
    ]) as unknown as Condition;
    if ((await records.count(where)) > 0) return true;
  }
  return false;
}
