import { periodKeysOf } from '../shared/domain/summary';
import type { Season } from '../shared/domain/season';
import {
  branchesARun,
  countingAll,
  isNoteDue,
  isUpToDate,
  lateVisibilityMs,
  withChanges,
} from '../shared/domain/summary-run';
import type { TimerContext } from '../shared/runtime/context';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';
import { countBranches } from './count-branches';
import { mergeUpwards } from './merge-upwards';

/**
 * One run: finds the branches whose members' records changed, counts each whole, merges upwards. Resumable, as what is
 * left waits in the note; safe under a crash, as the note is written last; safe when two run at once, as every summary
 * is replaced only in the version that was read before its members were.
 */
export async function summariseSeason(context: TimerContext): Promise<Record<string, number>> {
  const season = await latestSeason(context.nowMs);
  // Of an erased season the counts stay, and there is nothing left to count them from.
  if (!season || season.erasedAtMs !== undefined) return { branches: 0, waiting: 0 };
  const { summaries, studyHeaders } = context.repositories;
  const before = await summaries.runOf(season._id);
  const changes = before
    ? await studyHeaders.changedSince(season._id, before.watermarkMs - lateVisibilityMs)
    : [];
  const keys = periodKeysOf(context.nowMs);
  const asked =
    before && isUpToDate(before, keys) ? before : await askForAll(season, before, context);
  const run = withChanges(asked, changes);
  if (asked === before && run.pending.length === 0) {
    // What is noted of changes stays as it was: a run that only says the time must not take a branch off the list.
    if (isNoteDue(asked, context.nowMs)) await summaries.noteIdle(season._id, context.nowMs);
    return { branches: 0, waiting: 0 };
  }
  // Found again by the next run, as nothing is noted: rankings show a roster file whole or not at all.
  if (await isTakingOver(context)) return { branches: 0, waiting: run.pending.length };
  const due = run.pending.slice(0, branchesARun);
  const organisations = await organisationsById(due, context.nowMs);
  const branches = due.flatMap((id) => organisations.get(id) ?? []);
  const beaten = await countBranches(season._id, branches, keys, context);
  await mergeUpwards(season, branches, keys, context);
  const waiting = [...run.pending.slice(branchesARun), ...beaten];
  const asOf = waiting.length === 0 ? { asOfMs: context.nowMs } : {};
  await summaries.noteRun({ ...run, ...asOf, pending: waiting });
  return { branches: due.length, waiting: waiting.length };
}

/** An import that takes longer has broken down, which the watchdog tells of; rankings do not stand still for that. */
const longestTakingOverMs = 120_000;

/** Whether the members of a roster file are being brought over to their branches. */
async function isTakingOver({ nowMs, repositories }: TimerContext): Promise<boolean> {
  const imports = await repositories.jobs.committedImports();
  return imports.some(
    ({ status, committedAtMs = 0 }) =>
      status === 'running' && nowMs - committedAtMs < longestTakingOverMs,
  );
}

async function askForAll(
  season: Season,
  before: Parameters<typeof countingAll>[1],
  context: TimerContext,
) {
  const branches = await context.repositories.organisations.branchesBelow(season.organisationId);
  const ids = branches.map((one) => one._id);
  return countingAll(season._id, before, periodKeysOf(context.nowMs), ids, context.nowMs);
}
