import type { BookRules, ScoreBookAnswer, ScoreEntry } from '../shared/contract/score';
import type { RuleName } from '../shared/contract/vocabulary';
import { reversedBy } from '../shared/domain/ledger';
import { type SeasonRules, versionsOf, wholeRulesOf } from '../shared/domain/rules';
import { isSeasonOver, type Season } from '../shared/domain/season';
import { seasonDayOf, seasonWeekOf } from '../shared/domain/season-time';
import type { StudyRecord } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason } from '../shared/runtime/shared-reads';

const bookFields = ['memberId', 'score', 'weeks', 'days', 'entries'] as const;
type BookRecord = Pick<StudyRecord, (typeof bookFields)[number]>;

/** The member's whole ledger with the reason of every entry: up to six reads cold (season, record, sessions, tasks, services), five warm. */
export async function showScoreBook(
  _input: unknown,
  context: CallContext,
): Promise<Outcome<ScoreBookAnswer>> {
  const { nowMs, caller, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const record = await repositories.studyRecords.fieldsOfCaller(who, bookFields);
  if (!record) return refuse('NOT_JOINED');
  const titles = await sourceTitles(season, record, context);
  const earlier = versionsOf(season).slice(0, -1);
  return {
    score: record.score,
    weekPoints: record.weeks[seasonWeekOf(nowMs)] ?? 0,
    today: isSeasonOver(season, nowMs) ? [] : todayOf(season, record, seasonDayOf(nowMs)),
    entries: entriesOf(record, titles),
    rules: bookRulesOf(season.rules),
    ...(earlier.length > 0 ? { earlierRules: earlier.map(({ rules }) => bookRulesOf(rules)) } : {}),
  };
}

function bookRulesOf(rules: SeasonRules): BookRules {
  const { version, checkIn, watch, lectureDone, quiz, service, task } = wholeRulesOf(rules);
  return {
    version,
    checkIn,
    watch,
    lectureDone: { points: lectureDone.points },
    quiz,
    service,
    task,
  };
}

/** Titles by the ids of sessions, lectures, tasks and services. A source that is gone has no title, and its entry stays. */
async function sourceTitles(
  season: Season,
  { entries, memberId }: BookRecord,
  { repositories }: CallContext,
): Promise<Map<string, string>> {
  const titles = new Map(season.lectures.map((lecture) => [lecture.lectureId, lecture.title]));
  const idsOf = (wanted: RuleName) =>
    Object.values(entries).flatMap(({ rule, source }) =>
      rule === wanted && source !== undefined ? [source] : [],
    );
  const sessionIds = idsOf('checkIn');
  const taskIds = idsOf('task');
  const workIds = idsOf('service');
  const [sessions, tasks, services] = await Promise.all([
    sessionIds.length > 0 ? repositories.sessions.fieldsByIds(sessionIds, ['_id', 'title']) : [],
    taskIds.length > 0 ? repositories.tasks.titlesOf(taskIds) : [],
    workIds.length > 0 ? repositories.serviceHours.titlesOf(workIds, memberId) : [],
  ]);
  for (const { _id, title } of [...sessions, ...tasks, ...services]) titles.set(_id, title);
  return titles;
}

function entriesOf(record: BookRecord, titles: ReadonlyMap<string, string>): ScoreEntry[] {
  const corrections = correctionsOf(record);
  return Object.entries(record.entries)
    .map(([key, entry]) => {
      const { rule, points, atMs, source, capped, hours, reason, takenBackAtMs, rulesVersion } =
        entry;
      const sourceTitle = source === undefined ? undefined : titles.get(source);
      const takenBack = corrections.get(key);
      return {
        key,
        rule,
        points,
        atMs,
        day: seasonDayOf(atMs),
        ...(sourceTitle === undefined ? {} : { sourceTitle }),
        capped: capped ?? false,
        ...(hours === undefined ? {} : { hours }),
        ...(rulesVersion === undefined ? {} : { rulesVersion }),
        ...(takenBackAtMs === undefined
          ? given(reason)
          : { corrects: { reason: reason ?? '', atMs: takenBackAtMs } }),
        ...(takenBack ? { takenBack } : {}),
      };
    })
    .sort((a, b) => b.atMs - a.atMs || compareKeys(b.key, a.key));
}

const given = (reason: string | undefined) => (reason === undefined ? {} : { reason });

/** Why and when entries were taken back, by the keys of those entries. */
function correctionsOf({ entries }: BookRecord): Map<string, { reason: string; atMs: number }> {
  return new Map(
    Object.entries(entries).flatMap(([key, { reason = '', takenBackAtMs: atMs }]) => {
      const original = reversedBy(key);
      return original === undefined || atMs === undefined ? [] : [[original, { reason, atMs }]];
    }),
  );
}

/** `watch:10` comes after `watch:9`. */
const compareKeys = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** The rules that have a day's cap, and how much of it is used. */
function todayOf(season: Season, { days }: BookRecord, day: string): ScoreBookAnswer['today'] {
  const rules = wholeRulesOf(season.rules);
  return (['checkIn', 'watch', 'service'] as const).map((rule) => ({
    rule,
    earned: days[day]?.[rule] ?? 0,
    cap: rules[rule].dayCap,
  }));
}
