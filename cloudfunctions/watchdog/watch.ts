import {
  brokenJobsSinceMs,
  jobFaults,
  leftOverFault,
  overdueBeforeMs,
  overdueFault,
  summaryFault,
  type Fault,
} from '../shared/domain/fault';
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
    summaryFaults(context),
    settlingFaults(context),
    faultsOfJobs(context),
    retentionFaults(context),
  ]);
  const faults = found.flat();
  for (const { fault, facts } of faults) logAlarm(fault, facts);
  return { faults: faults.length };
}

async function summaryFaults({ nowMs, repositories }: TimerContext): Promise<Fault[]> {
  const season = await runningSeason(nowMs);
  if (!season) return [];
  const asOfMs = await repositories.summaries.asOfRun(season._id);
  return summaryFault(season, asOfMs, nowMs);
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
  const [exports, uploads] = await Promise.all([
    repositories.exports.withExpiredFile(beforeMs, 1),
    repositories.uploads.expired(beforeMs, 1),
  ]);
  const expiredAtMs = [
    ...exports.flatMap(({ fileExpiresAtMs }) => fileExpiresAtMs ?? []),
    ...uploads.map(({ expiresAtMs }) => expiresAtMs),
  ];
  return leftOverFault(expiredAtMs, nowMs);
}
