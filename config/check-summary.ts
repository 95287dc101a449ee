import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Season } from '../cloudfunctions/shared/domain/season';
import { step } from './progress';
import { CommandError, failed, seasonToCheck, withSeasonStore } from './season-store';
import { checkSummaries, type Checked } from './summary-check';

const USAGE = `npm run check:summary -- [--data FOLDER] [--season ID]
Counts every branch from its members' records and every committee from its branches, and compares with the summaries that
rankings are answered from. Writes nothing; of a folder in use a copy is looked at. Without --data: a cloud environment, by
CLOUDBASE_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
Exit code 0: all equal; 1: some differ, or wait in an environment for longer than a minute; 2: it could not be found out.`;

/** An environment goes on while it is looked at; what a run was just writing is looked at again. */
const AGAIN = { times: 12, afterMs: 5_000 };
/** Organisations named in the report. */
const MOST_NAMED = 20;

async function main(): Promise<void> {
  const { data, season: id } = optionsOf(process.argv.slice(2));
  const checked = await withSeasonStore({ data }, async () => {
    const season = await seasonToCheck(id);
    const times = data === undefined ? AGAIN.times : 0;
    return await step('counting from the records', (tell) =>
      checkUntilQuiet(times, () => checkOnce(season, tell)),
    );
  });
  for (const line of reportOf(checked)) console.log(line);
  if (isWrong(checked, data === undefined)) process.exitCode = 1;
}

async function checkOnce(
  season: Season,
  tell: (done: number, all: number) => void,
): Promise<Checked> {
  const checked = await checkSummaries(season, tell);
  if (!checked) throw new CommandError('the rankings of this season were never counted');
  return checked;
}

/**
 * Looks again as long as something differs: only what stays different over several runs of the timer is a difference,
 * for records and summaries cannot be read at one instant.
 */
async function checkUntilQuiet(times: number, look: () => Promise<Checked>): Promise<Checked> {
  let checked = await look();
  for (let again = 0; again < times && checked.notEqual.size > 0; again += 1) {
    const before = checked.notEqual;
    await setTimeout(AGAIN.afterMs);
    checked = await look();
    for (const organisation of checked.notEqual.keys())
      if (!before.has(organisation)) checked.notEqual.delete(organisation);
  }
  return checked;
}

/** In a folder nobody counts what waits; in an environment it must not wait that long. */
function isWrong({ notEqual }: Checked, isLive: boolean): boolean {
  return [...notEqual.values()].some((verdict) => isLive || verdict !== 'waiting');
}

export function reportOf({ organisations, members, notEqual }: Checked): string[] {
  const number = (value: number) => value.toLocaleString('en-US');
  const waiting = [...notEqual.values()].filter((verdict) => verdict === 'waiting').length;
  const wrong = [...notEqual].filter(([, verdict]) => verdict !== 'waiting');
  const more = wrong.length - MOST_NAMED;
  return [
    `${number(organisations)} organisations, ${number(members)} members: ${number(organisations - notEqual.size)} summaries equal a recount`,
    ...(waiting > 0 ? [`${number(waiting)} wait for the next run to count them`] : []),
    ...(wrong.length > 0 ? [`${number(wrong.length)} are wrong:`] : []),
    ...wrong.slice(0, MOST_NAMED).map(([id, verdict]) => `  ${id}: ${verdict}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ];
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, season: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

if (process.argv[1] === __filename) main().catch(failed);
