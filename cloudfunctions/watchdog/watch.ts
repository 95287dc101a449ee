import {
  brokenJobsSinceMs,
  jobFaults,
  leftOverFault,
  lecturesFault,
  overdueBeforeMs,
  overdueFault,
  reminderFault,
  summaryFault,
  tasksFault,
  type Fault,
  type LecturesSeen,
} from '../shared/domain/fault';
import type { Season } from '../shared/domain/season';
import { settlesByMs } from '../shared/domain/session';
import type { TimerContext } from '../shared/runtime/context';
import { logAlarm } from '../shared/runtime/log';
import { runningSeason } from '../shared/runtime/shared-reads';

/** What an alarm names of one kind of fault; how many more there are does not change what is to be done. */
const mostNamed = 5;

/**
 * One run: asks of every timer whether what it should have done is done, and of jobs whether they move, and logs one alarm for each
 * fault. Nothing has to be written by the timers for it, and a timer that had nothing to do is none that has failed.
 */
export async function watch(context: TimerContext): Promise<Record<string, number>> {
  const found = await Promise.all([
    countingFaults(context),
    settlingFaults(context),
    faultsOfJobs(context),
    retentionFaults(context),
  ]);
  const faults = found.flat();
  for (const { fault, facts } of faults) logAlarm(fault, facts);
  return { faults: faults.length };
}

/** Whatever is counted or sent in the running season. */
async function countingFaults(context: TimerContext): Promise<Fault[]> {
  const { nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return [];
  const [asOfMs, tasks, lectures, reminders] = await Promise.all([
    repositories.summaries.asOfRun(season._id),
    repositories.taskCounts.runOf(season._id),
    lecturesSeen(season, context),
    repositories.reminders.run(),
  ]);
  return [
    ...summaryFault(season, asOfMs, nowMs),
    ...tasksFault(
      season,
      tasks && { lookedAtMs: tasks.fromMs, waiting: Object.keys(tasks.pending).length },
      nowMs,
    ),
    ...lecturesFault(season, lectures, nowMs),
    ...reminderFault(season, reminders, nowMs),
  ];
}

async function lecturesSeen(
  season: Season,
  { nowMs, repositories }: TimerContext,
): Promise<LecturesSeen> {
  const run = await repositories.lectureFigures.runOf(season._id);
  const lookedAtMs = run?.lookedAtMs ?? 0;
  const span = { afterMs: lookedAtMs, beforeMs: overdueBeforeMs(nowMs) };
  const missedAtMs = await repositories.studyHeaders.firstChangeIn(season._id, span);
  const waiting = run?.pending.length ?? 0;
  return { lookedAtMs, waiting, ...(missedAtMs === undefined ? {} : { missedAtMs }) };
}

async function settlingFaults({ nowMs, repositories }: TimerContext): Promise<Fault[]> {
  const { sessionLists } = repositories;
  const beforeMs = overdueBeforeMs(nowMs);
  const [open, unopened, closed] = await Promise.all([
    sessionLists.overdue('open', beforeMs, mostNamed),
    sessionLists.overdue('published', settlesByMs(beforeMs), mostNamed),
    sessionLists.overdue('closed', settlesByMs(beforeMs), mostNamed),
  ]);
  return overdueFault([...open, ...unopened, ...closed], nowMs);
}

async function faultsOfJobs({ nowMs, repositories }: TimerContext): Promise<Fault[]> {
  const { jobs } = repositories;
  const [standing, broken] = await Promise.all([
    jobs.standingSince(overdueBeforeMs(nowMs), mostNamed),
    jobs.brokenSince(brokenJobsSinceMs(nowMs), mostNamed),
  ]);
  return jobFaults(standing, broken, nowMs);
}

async function retentionFaults({ nowMs, repositories }: TimerContext): Promise<Fault[]> {
  const beforeMs = overdueBeforeMs(nowMs);
  const [exports, uploads, left] = await Promise.all([
    repositories.exports.withExpiredFile(beforeMs, 1),
    repositories.uploads.expired(beforeMs, 1),
    repositories.leftFiles.due(beforeMs, 1),
  ]);
  const expiredAtMs = [
    ...exports.flatMap(({ fileExpiresAtMs }) => fileExpiresAtMs ?? []),
    ...uploads.map(({ expiresAtMs }) => expiresAtMs),
    ...left.map(({ dueAtMs }) => dueAtMs),
  ];
  return leftOverFault(expiredAtMs, nowMs);
}
