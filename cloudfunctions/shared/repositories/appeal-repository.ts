import type { Appeal } from '../domain/award';
import { Collection, command } from './platform';

const appeals = new Collection<Appeal>('appeals');

export const byId = (appealId: string) => appeals.byId(appealId);

/** Throws DuplicateKey when there is an appeal for this member or branch already. */
export const insert = (appeal: Appeal) => appeals.insert(appeal);

/** Appeals against a list, the oldest first; at most 1,000. */
export const ofAward = (awardId: string) =>
  appeals.find({ where: { awardId }, orderBy: [['madeAtMs', 'asc']], limit: 1000 });

/** How many appeals of an award wait for an answer. */
export const countWaiting = (awardId: string) => appeals.count({ awardId, status: 'waiting' });

/** Waiting appeals of several awards; at most 1,000 are counted. */
export async function waitingByAward(awardIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  if (awardIds.length === 0) return counts;
  const found = await appeals.find<Pick<Appeal, 'awardId'>>({
    where: { awardId: command().in([...awardIds]), status: 'waiting' },
    limit: 1000,
    fields: ['awardId'],
  });
  for (const { awardId } of found) counts.set(awardId, (counts.get(awardId) ?? 0) + 1);
  return counts;
}

/** Says an appeal's text anew while it waits; false once it is decided. */
export async function reword(appealId: string, text: string): Promise<boolean> {
  return (await appeals.update({ _id: appealId, status: 'waiting' }, { text })) === 1;
}

/** Decides an appeal that waits; false when somebody was faster. */
export async function decide(
  appealId: string,
  decision: Required<Pick<Appeal, 'status' | 'decidedBy' | 'decidedAtMs' | 'answer'>>,
): Promise<boolean> {
  return (await appeals.update({ _id: appealId, status: 'waiting' }, decision)) === 1;
}
