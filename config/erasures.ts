import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { eraseMember } from '../cloudfunctions/shared/erasure/erase-member';
import { repositories } from '../cloudfunctions/shared/repositories';
import { documentsIn, hasData } from '../local-cloud';
import { ROOT } from './parts';
import { step, type Tell } from './progress';
import { CommandError, failed, withSeasonStore } from './season-store';

const USAGE = `npm run erasures -- --to FILE [--data FOLDER]      saves the list of erased people: ids that lead nowhere, and when
npm run erasures -- --from FILE [--data FOLDER]    erases them once more, after a back-up has been restored
Without --data: a cloud environment, by CLOUDBASE_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.`;

/** Somebody who was erased, as the list outside of a back-up says it. */
const erased = z.strictObject({ memberId: z.string().min(1), askedAtMs: z.int() });
const listFile = z.strictObject({ erasures: z.array(erased) });
export type Erased = z.infer<typeof erased>;

const COLLECTIONS = path.join(ROOT, 'cloudfunctions', 'collections.json');
/** In a data folder from before its data are replaced until that is over: a restore that was cut short has no other list left. */
const TO_REPLAY = 'erasures-to-replay.json';
const pageLength = 1000;

/** A list that was saved. @throws CommandError for a file that is none */
export function readList(file: string): Erased[] {
  try {
    return listFile.parse(JSON.parse(readFileSync(file, 'utf8'))).erasures;
  } catch {
    throw new CommandError(`${file} is no list of erasures (npm run erasures -- --to FILE)`);
  }
}

/** Whole or not at all: half a list would be taken for all of it. */
export function writeList(file: string, erasures: readonly Erased[]): void {
  writeFileSync(`${file}.unfinished`, JSON.stringify({ erasures }), { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
}

/**
 * Everybody who was erased as a data folder knows it, whose data are about to be replaced; undefined where it has none to say.
 * @throws DataFileError when its data cannot be read
 */
export async function erasedIn(dataDir: string): Promise<Erased[] | undefined> {
  const kept = path.join(dataDir, TO_REPLAY);
  const before = existsSync(kept) ? readList(kept) : undefined;
  if (!hasData(dataDir)) return before;
  const found = await documentsIn(dataDir, COLLECTIONS, 'erasures');
  return [
    ...(before ?? []),
    ...found.map((one) => ({ memberId: String(one._id), askedAtMs: Number(one['askedAtMs']) })),
  ];
}

/** Keeps a list beside the data until the restore is over, and then not any more. */
export const keepToReplay = (dataDir: string, erasures: readonly Erased[]) =>
  writeList(path.join(dataDir, TO_REPLAY), erasures);
export const toReplayIn = (dataDir: string) => path.join(dataDir, TO_REPLAY);

/** The whole list of the store that is open, or those of whom nothing is left in it. */
export async function listErasures({ done = false } = {}): Promise<Erased[]> {
  const all: Erased[] = [];
  for (let last = ''; ;) {
    const page = await repositories().erasures.page(last, pageLength);
    const wanted = done ? page.filter(({ doneAtMs }) => doneAtMs !== undefined) : page;
    all.push(...wanted.map(({ _id, askedAtMs }) => ({ memberId: _id, askedAtMs })));
    if (page.length < pageLength) return all;
    last = page.at(-1)?._id ?? '';
  }
}

/**
 * Erases everybody on a list in the store that is open, whoever stands there and whoever does not, and leaves them on its own list: the
 * timer goes over them once more. May be repeated.
 */
export async function replay(
  erasures: readonly Erased[],
  tell: Tell = () => undefined,
): Promise<void> {
  for (const [index, { memberId, askedAtMs }] of erasures.entries()) {
    await repositories().erasures.again({ _id: memberId, askedAtMs });
    await eraseMember(memberId, { repositories: repositories() });
    tell(index + 1, erasures.length);
  }
}

/** `erasures`: the list of erased people out of the data, and back over others. */
export async function main(args: readonly string[]): Promise<void> {
  const { to, from, data } = optionsOf(args);
  if ((to === undefined) === (from === undefined)) throw new CommandError(USAGE);
  if (to !== undefined) {
    const erasures = await withSeasonStore({ data }, listErasures);
    writeList(to, erasures);
    console.log(`saved ${erasures.length} erasures to ${to}; keep it apart from the back-ups`);
    return;
  }
  const erasures = readList(from ?? '');
  await withSeasonStore({ data, writes: true }, () =>
    step('erasing once more', (tell) => replay(erasures, tell)),
  );
  console.log(`${erasures.length} erasures repeated`);
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, from: { type: 'string' }, data: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

if (process.argv[1] === __filename) main(process.argv.slice(2)).catch(failed);
