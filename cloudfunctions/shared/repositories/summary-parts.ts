import {
  partIdOf,
  type EditionName,
  type PartName,
  type SummaryPart,
} from '../domain/summary-shape';
import { Collection, DuplicateKey, command } from './platform';

/** Lists and figures of summaries, for the repositories that read them: whoever has a head finds what it names. */
const parts = new Collection<SummaryPart>('summaryParts');

/** More ids than this at once, and an answer might outgrow what the platform gives. */
const partsAtOnce = 300;

/** The head that names parts. */
export interface PartsOwner {
  _id: string;
  current: EditionName;
}

/**
 * Keeps parts of a version that no head names yet. Their names tell their content, so those that another run or one that died has
 * kept already are the same.
 */
export async function keep(kept: readonly SummaryPart[]): Promise<void> {
  try {
    await parts.insertAll(kept);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    for (const part of kept) await keepOne(part);
  }
}

async function keepOne(part: SummaryPart): Promise<void> {
  try {
    await parts.insert(part);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/**
 * Removes what no reader can come to any more: a head only names parts of its own version and the one before, and its version
 * only grows, so this takes along what slower runs and those that died have left.
 */
export async function dropBefore(summaryId: string, version: number): Promise<void> {
  await parts.remove({ summaryId, version: command().lt(version) });
}

/** Some parts by the ids of their heads; those that are gone are missing. */
export async function ofHeads(
  wanted: readonly { head: PartsOwner; names: readonly PartName[] }[],
): Promise<Map<string, Map<PartName, SummaryPart>>> {
  const byId = new Map(
    wanted.flatMap(({ head, names }) =>
      names.map((name) => [partIdOf(head._id, head.current, name), { head, name }] as const),
    ),
  );
  const found = new Map<string, Map<PartName, SummaryPart>>();
  const ids = [...byId.keys()];
  for (let from = 0; from < ids.length; from += partsAtOnce) {
    const where = { _id: command().in(ids.slice(from, from + partsAtOnce)) };
    for (const part of await parts.find({ where, limit: partsAtOnce })) {
      const owner = byId.get(part._id);
      if (!owner) continue;
      const own = found.get(owner.head._id) ?? new Map<PartName, SummaryPart>();
      found.set(owner.head._id, own.set(owner.name, part));
    }
  }
  return found;
}

/** What a ranking shows of a list's part. */
export type ListPart = Pick<SummaryPart, 'blocks' | 'ranks' | 'table' | 'weekStart'>;

/** Some paths of one list's part; undefined when it is gone. */
export async function listPartOf(
  summaryId: string,
  edition: EditionName,
  name: PartName,
  paths: readonly string[],
): Promise<ListPart | undefined> {
  return await parts.findOne<ListPart>({
    where: { _id: partIdOf(summaryId, edition, name) },
    fields: paths,
  });
}
