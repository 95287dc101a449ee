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

/** Puts somebody on the list whom a back-up may have brought back: worked through once more, whatever stands there. */
export async function again({ _id, askedAtMs }: Pick<Erasure, '_id' | 'askedAtMs'>): Promise<void> {
  await begin(_id, askedAtMs);
  await erasures.update({ _id }, { doneAtMs: command().remove() });
}

/** Some of the list, from an id on. */
export const page = (afterId: string, limit: number) =>
  erasures.find({
    where: { _id: command().gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], limit },
  });

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
