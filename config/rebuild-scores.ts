import { parseArgs } from 'node:util';
import {
  wrongTotalsOf,
  type AuditedRecord,
  type WrongTotal,
} from '../cloudfunctions/shared/domain/ledger-audit';
import * as ledgers from '../cloudfunctions/shared/repositories/ledger-audit-repository';
import { step, type Tell } from './progress';
import { CommandError, failed, seasonToCheck, withSeasonStore } from './season-store';

const USAGE = `npm run rebuild:scores -- [--data FOLDER] [--season ID] [--repair]
Adds up every ledger of a season and holds the result against the totals that stand. Changes nothing without --repair, and
the ledgers never. Without --data: a cloud environment, by CLOUDBASE_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
Exit code 0: all equal, or repaired; 1: some differ; 2: it could not be found out.`;

/** A record changed this often while it was looked at is somebody studying hard; the next run will find it quiet. */
const ATTEMPTS = 5;
/** Records named in the report; more than these are a matter for the code, not for a reader. */
const MOST_NAMED = 20;

export interface Rebuilt {
  records: number;
  entries: number;
  /** Records whose totals differ from their ledgers, by id. */
  wrong: Map<string, WrongTotal[]>;
  repaired: number;
}

/** Adds up all ledgers of a season; sets the totals that differ if asked to. */
export async function rebuildScores(
  seasonId: string,
  repair: boolean,
  tell: Tell = () => undefined,
): Promise<Rebuilt> {
  const all = await ledgers.countOf(seasonId);
  const rebuilt: Rebuilt = { records: 0, entries: 0, wrong: new Map(), repaired: 0 };
  for await (const page of ledgers.ofSeason(seasonId)) {
    for (const record of page) {
      rebuilt.records += 1;
      rebuilt.entries += Object.keys(record.entries).length;
      const wrong = wrongTotalsOf(record);
      if (wrong.length === 0) continue;
      rebuilt.wrong.set(record._id, wrong);
      if (repair && (await repairOne(record))) rebuilt.repaired += 1;
    }
    tell(rebuilt.records, Math.max(all, rebuilt.records));
  }
  return rebuilt;
}

/** Decided anew from the record as it stands whenever a credit comes between. */
async function repairOne(read: AuditedRecord): Promise<boolean> {
  let record: AuditedRecord | undefined = read;
  for (let attempt = 0; attempt < ATTEMPTS && record; attempt += 1) {
    const wrong = wrongTotalsOf(record);
    if (wrong.length === 0 || (await ledgers.setTotals(record, wrong, Date.now()))) return true;
    record = await ledgers.byId(read._id);
  }
  return false;
}

async function main(): Promise<void> {
  const { data, season, repair } = optionsOf(process.argv.slice(2));
  const rebuilt = await withSeasonStore({ data, writes: repair }, async () => {
    const { _id } = await seasonToCheck(season);
    return await step('adding up ledgers', (tell) => rebuildScores(_id, repair, tell));
  });
  for (const line of reportOf(rebuilt)) console.log(line);
  if (rebuilt.wrong.size > rebuilt.repaired) process.exitCode = 1;
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        season: { type: 'string' },
        repair: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** Ids and points: a report names nobody. */
export function reportOf({ records, entries, wrong, repaired }: Rebuilt): string[] {
  const number = (value: number) => value.toLocaleString('en-US');
  const named = [...wrong].slice(0, MOST_NAMED).map(([id, totals]) => {
    const differences = totals.map(
      ({ path, live, ledger }) => `${path} ${live ?? 'absent'}, by its ledger ${ledger}`,
    );
    return `  ${id}: ${differences.join('; ')}`;
  });
  const more = wrong.size - named.length;
  return [
    `${number(entries)} entries of ${number(records)} records: ${
      wrong.size === 0 ? 'every total is what its ledger says' : `${number(wrong.size)} differ`
    }`,
    ...named,
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
    ...(repaired > 0 ? [`${number(repaired)} repaired; rankings follow within seconds`] : []),
  ];
}

if (process.argv[1] === __filename) main().catch(failed);
