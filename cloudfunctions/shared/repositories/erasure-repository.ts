import type { Erasure } from '../domain/erasure';
import { Collection, DuplicateKey, command } from './platform';

const erasures = new Collection<Erasure>('erasures');

/** Puts somebody on the list; the first word stands. */
export async function begin(memberId: string, askedAtMs: number): Promise<void> {
  try {
    await erasures.insert({ _id: memberId, askedAtMs });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** Those asked for by an instant whose second pass is still to come, the oldest first. */
export const unfinished = (askedByMs: number, limit: number) =>
  erasures.find({
    where: { doneAtMs: command().exists(false), askedAtMs: command().lte(askedByMs) },
    orderBy: [['askedAtMs', 'asc']],
    limit,
  });

export async function finish(memberId: string, doneAtMs: number): Promise<void> {
  await erasures.update({ _id: memberId }, { doneAtMs });
}
