import type { HomeAnswer, HomeLecture, HomeSession } from '../shared/contract/home';
import {
  agendaFields,
  type AgendaSession,
  lecturesToShow,
  newsOf,
  sessionsToShow,
  tasksOf,
} from '../shared/domain/agenda';
import { openNudgeOf } from '../shared/domain/branch-glance';
import { isSeasonOver, type PlannedLecture, type Season, shelfOf } from '../shared/domain/season';
import { dayMs, seasonWeekOf } from '../shared/domain/season-time';
import { countsAsAttended } from '../shared/domain/session';
import type { StudyRecord } from '../shared/domain/study-record';
import { shareOf } from '../shared/domain/watch-progress';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { logDefect } from '../shared/runtime/log';
import { countReminders } from './count-reminders';
import { ownTasks } from './own-tasks';
import { fileUrlsOf, runningSeason } from '../shared/runtime/shared-reads';

const aheadMs = 7 * dayMs;

const homeFields = [
  '_id',
  'memberId',
  'branchId',
  'orgPath',
  'segments',
  'score',
  'reachedAtMs',
  'nudge',
  'weeks',
  'attendance',
  'watch',
  'quizzes',
  'tasks',
  'reminders',
  'card',
] as const;
type HomeRecord = Pick<StudyRecord, (typeof homeFields)[number]>;

/**
 * The first screen in one call: four reads cold (season, record, sessions, plan), three warm. Whoever is not on the roster gets
 * the season and its open lectures; after its end no member is asked for lectures any more.
 */
export async function showOverview(
  _input: unknown,
  context: CallContext,
): Promise<Outcome<HomeAnswer>> {
  const { nowMs, caller, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const record = await repositories.studyRecords.fieldsOfCaller(who, homeFields);
  const facts = {
    seasonId: season._id,
    name: season.name,
    startsAtMs: season.startsAtMs,
    endsAtMs: season.endsAtMs,
  };
  if (!record) {
    return { season: facts, sessions: [], lectures: await lectureRows(season, undefined, context) };
  }
  const untilMs = nowMs + aheadMs;
  const [sessions, published] = await Promise.all([
    repositories.sessionLists.forAudience(season._id, record.orgPath, untilMs, agendaFields),
    repositories.tasks.publishedOf(season._id, record.orgPath),
  ]);
  const plan = await ownTasks(published, record, sessions, season, context);
  const earned = plan?.earned ?? 0;
  const asks = await asksOf(record, sessions, season._id, context);
  const nudgedAtMs = openNudgeOf(record, seasonWeekOf(nowMs));
  const reminders = countReminders(record, { sessions, tasks: published }, season, nowMs);
  return {
    season: facts,
    member: {
      branchId: record.branchId,
      branchName: record.card.branchName,
      score: record.score + earned,
      weekPoints: (record.weeks[seasonWeekOf(nowMs)] ?? 0) + earned,
      ...(nudgedAtMs === undefined ? {} : { nudgedAtMs }),
      ...(asks === 0 ? {} : { asks }),
      ...(reminders === 0 ? {} : { reminders }),
      roles: record.card.roles,
      tasks:
        plan?.tasks ??
        tasksOf({ sessions, lectures: shelfOf(season, record.orgPath), record, nowMs }),
      ...(plan ? { toDo: plan.toDo } : {}),
    },
    sessions: sessionsToShow(sessions, record, nowMs).map((session) =>
      sessionRow(session, record, nowMs),
    ),
    lectures: await lectureRows(season, record, context),
  };
}

const answering: readonly string[] = ['secretary', 'deputy'];

/**
 * How much in the own branch waits for its secretary: leave, joining, late check-ins, what was told of tasks, hours of service; five counts, for secretaries alone. A
 * hint that leads to the desk, where the roles themselves decide what is shown. Null where counting failed: the first screen
 * stands without it, and does not say that nothing waits.
 */
async function asksOf(
  { branchId, memberId, card }: HomeRecord,
  sessions: readonly AgendaSession[],
  seasonId: string,
  { nowMs, repositories }: CallContext,
): Promise<number | null> {
  if (!card.roles.some((role) => answering.includes(role))) return 0;
  const coming = sessions.filter((one) => one.endsAtMs > nowMs).map((one) => one._id);
  const scope = { seasonId, organisationIds: [branchId] };
  try {
    const counts = await Promise.all([
      coming.length > 0 ? repositories.leaveRequests.countWaitingOf(coming, branchId) : 0,
      repositories.bindings.countAsking([branchId]),
      repositories.attendance.countPendingOf(seasonId, branchId),
      repositories.evidence.countWaitingFor(memberId, scope),
      repositories.serviceHours.countWaitingFor(memberId, scope),
    ]);
    return counts.reduce((sum, count) => sum + count, 0);
  } catch (error) {
    logDefect(error, { function: 'home', action: 'overview', part: 'asks' });
    return null;
  }
}

function sessionRow(session: AgendaSession, record: HomeRecord, nowMs: number): HomeSession {
  const news = newsOf(session, nowMs);
  const attendance = record.attendance[session._id];
  const wasSeen = countsAsAttended(attendance?.status) || attendance?.status === 'pending';
  return {
    sessionId: session._id,
    title: session.title,
    startsAtMs: session.startsAtMs,
    endsAtMs: session.endsAtMs,
    checkInOpensAtMs: session.checkInOpensAtMs,
    checkInClosesAtMs: session.checkInClosesAtMs,
    venue: session.venue,
    required: session.required,
    ...(session.mode !== 'on-site' && session.stream !== undefined
      ? { online: session.mode === 'online' ? ('only' as const) : ('also' as const) }
      : {}),
    ...(session.mode === 'online' ? { noHall: true as const } : {}),
    ...(news ? { news } : {}),
    recorded: attendance?.status ?? 'none',
    ...(attendance && wasSeen ? { seenAtMs: attendance.seenAtMs } : {}),
  };
}

async function lectureRows(
  season: Season,
  record: HomeRecord | undefined,
  context: CallContext,
): Promise<HomeLecture[]> {
  if (record && isSeasonOver(season, context.nowMs)) return [];
  const planned = lecturesToShow(shelfOf(season, record?.orgPath), record, context.nowMs);
  const urls = await fileUrlsOf(
    planned.map((one) => one.posterFileId),
    context.nowMs,
  );
  return planned.map((one) => ({
    lectureId: one.lectureId,
    title: one.title,
    durationSeconds: one.durationSeconds,
    coverage: coverageOf(one, record),
    ...(one.dueOn === undefined ? {} : { dueOn: one.dueOn }),
    posterUrl: urls.get(one.posterFileId) ?? '',
  }));
}

function coverageOf(lecture: PlannedLecture, record: HomeRecord | undefined): number {
  const seconds = record?.watch.lectures[lecture.lectureId]?.coveredSeconds ?? 0;
  return shareOf(seconds, lecture.durationSeconds);
}
