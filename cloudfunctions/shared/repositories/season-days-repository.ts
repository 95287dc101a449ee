import type { Season, SeasonSpan } from '../domain/season';
import type { ServiceActivity, ServiceHours } from '../domain/service';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';

/** What stands on a season's days, whosever it is: asked before the season loses some of them. */
const sessions = new Collection<Session>('sessions');
const activities = new Collection<ServiceActivity>('serviceActivities');
const hours = new Collection<ServiceHours>('serviceHours');
const records = new Collection<StudyRecord>('studyRecords');

/** Records looked at in one query. */
const recordsAtOnce = 1000;
/** Days that are asked for by name; of more the records' whole list is read. */
const mostNamed = 31;

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
 * Whether anybody has entries in the ledger on any of these days (yyyymmdd). No index knows days, so the records of the season are looked at
 * page by page until one has: a hundred reads in a district of 100,000 where nobody has, which is asked once or twice a season. One query
 * over all of them outlasts what the platform waits for.
 */
export async function hasPointsOn(seasonId: string, days: readonly string[]): Promise<boolean> {
  if (days.length === 0) return false;
  const fields = days.length > mostNamed ? ['days'] : days.map((day) => `days.${day}`);
  for (let last = `${seasonId}:`; ;) {
    const page = await records.find<Pick<StudyRecord, '_id'> & Partial<Pick<StudyRecord, 'days'>>>({
      // By the id alone, which begins with the season's: no other index gives them in this order.
      where: {
        _id: command()
          .gt(last)
          .and(command().lt(`${seasonId};`)),
      },
      orderBy: [['_id', 'asc']],
      ...{ limit: recordsAtOnce, fields },
    });
    if (page.some((one) => days.some((day) => one.days?.[day] !== undefined))) return true;
    if (page.length < recordsAtOnce) return false;
    last = page.at(-1)?._id ?? last;
  }
}
