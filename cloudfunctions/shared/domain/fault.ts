import type { Job } from './job';
import type { ReminderRun } from './reminder-run';
import type { Season } from './season';
import type { Session } from './session';

/** Something that the platform's operator has to look at; docs/operations.md says of each what to do. */
export interface Fault {
  fault:
    | 'summary-lag'
    | 'tasks-lag'
    | 'lectures-lag'
    | 'reminders-late'
    | 'settling-overdue'
    | 'job-stands'
    | 'job-failed'
    | 'retention-overdue';
  /** Ids, states and durations; nothing that says who. */
  facts: Readonly<Record<string, string | number>>;
}

/**
 * What should have been done so long ago has been missed, not merely begun late. The longest that is honest: a new month counts
 * every branch, 3,000 in five minutes, and a settling run that dies comes again after one.
 */
const patienceMs = 20 * 60_000;

/** The timer of reminders runs every ten minutes and may need several runs for everybody; "in an hour" is void after one. */
const reminderPatienceMs = 40 * 60_000;

/** A failed job is named for an hour, so that one run of the watchdog may be missed. */
const namedForMs = 3_600_000;

export const overdueBeforeMs = (nowMs: number) => nowMs - patienceMs;
export const brokenJobsSinceMs = (nowMs: number) => nowMs - namedForMs;

/** `asOfMs`: the instant that the summaries count; undefined where none was ever counted. */
export function summaryFault(
  season: Pick<Season, '_id' | 'startsAtMs'>,
  asOfMs: number | undefined,
  nowMs: number,
): Fault[] {
  // A season that was begun a moment ago is first counted by the next run.
  const sinceMs = asOfMs ?? season.startsAtMs;
  if (sinceMs >= overdueBeforeMs(nowMs)) return [];
  const facts = { seasonId: season._id, lagMinutes: minutesSince(sinceMs, nowMs) };
  return [{ fault: 'summary-lag', facts }];
}

/**
 * `lookedAtMs`: when changes were last looked for; every run notes it, also one that counts nothing. How many branches wait is no fault: three
 * thousand take hours. A run that dies on a branch notes nothing.
 */
export function tasksFault(
  season: Pick<Season, '_id' | 'startsAtMs'>,
  run: { lookedAtMs: number; waiting: number } | undefined,
  nowMs: number,
): Fault[] {
  // Before the first run 0 is noted.
  const sinceMs = Math.max(run?.lookedAtMs ?? 0, season.startsAtMs);
  if (sinceMs >= overdueBeforeMs(nowMs)) return [];
  const facts = { lagMinutes: minutesSince(sinceMs, nowMs), waiting: run?.waiting ?? 0 };
  return [{ fault: 'tasks-lag', facts: { seasonId: season._id, ...facts } }];
}

/**
 * `lookedAtMs`: when changes were last noticed; a run that finds none notes nothing, so it is one that was missed (`missedAtMs`, the first
 * change since then that is older than patience) or branches that wait which tell.
 */
export function lecturesFault(
  season: Pick<Season, '_id'>,
  { lookedAtMs, waiting, missedAtMs }: LecturesSeen,
  nowMs: number,
): Fault[] {
  const stands = waiting > 0 && lookedAtMs < overdueBeforeMs(nowMs);
  const sinceMs = missedAtMs ?? (stands ? lookedAtMs : undefined);
  if (sinceMs === undefined) return [];
  const facts = { lagMinutes: minutesSince(sinceMs, nowMs), waiting };
  return [{ fault: 'lectures-lag', facts: { seasonId: season._id, ...facts } }];
}

export interface LecturesSeen {
  lookedAtMs: number;
  /** Branches still to be counted. */
  waiting: number;
  missedAtMs?: number;
}

/** `run`: how far reminders have come; undefined where they never began. */
export function reminderFault(
  season: Pick<Season, 'startsAtMs'>,
  run: Pick<ReminderRun, 'asOfMs'> | undefined,
  nowMs: number,
): Fault[] {
  const sinceMs = Math.max(run?.asOfMs ?? 0, season.startsAtMs);
  if (sinceMs >= nowMs - reminderPatienceMs) return [];
  return [{ fault: 'reminders-late', facts: { lagMinutes: minutesSince(sinceMs, nowMs) } }];
}

/** One alarm for each session: one on which runs die is another thing than a timer that stands still. */
export const overdueFault = (
  sessions: readonly Pick<Session, '_id' | 'status' | 'settlesAtMs' | 'settleTries'>[],
  nowMs: number,
): Fault[] =>
  sessions.map(({ _id, status, settlesAtMs, settleTries = 0 }) => {
    const overdueMinutes = minutesSince(settlesAtMs, nowMs);
    return {
      fault: 'settling-overdue',
      facts: { sessionId: _id, status, overdueMinutes, tries: settleTries },
    };
  });

type JobAsNamed = Pick<Job, '_id' | 'kind' | 'attempts' | 'movedAtMs'>;

/** `standing`: should run and come no further; `broken`: ended in a defect. */
export const jobFaults = (
  standing: readonly JobAsNamed[],
  broken: readonly JobAsNamed[],
  nowMs: number,
): Fault[] => [
  ...standing.map((job) => ({ fault: 'job-stands' as const, facts: factsOf(job, nowMs) })),
  ...broken.map((job) => ({ fault: 'job-failed' as const, facts: factsOf(job, nowMs) })),
];

const factsOf = ({ _id, kind, attempts, movedAtMs }: JobAsNamed, nowMs: number) => {
  return { jobId: _id, kind, attempts, minutesAgo: minutesSince(movedAtMs, nowMs) };
};

/** Files that should be deleted and are not. */
export function leftOverFault(expiredAtMs: readonly number[], nowMs: number): Fault[] {
  if (expiredAtMs.length === 0) return [];
  const overdueMinutes = minutesSince(Math.min(...expiredAtMs), nowMs);
  return [{ fault: 'retention-overdue', facts: { overdueMinutes } }];
}

const minutesSince = (atMs: number, nowMs: number) => Math.floor((nowMs - atMs) / 60_000);
