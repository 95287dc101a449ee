import type { Evidence } from '../domain/evidence';
import { Collection, command } from './platform';

const evidence = new Collection<Evidence>('evidence');

export const byId = (id: string) => evidence.byId(id);

/** Throws DuplicateKey when some stands already. */
export const insert = (one: Evidence) => evidence.insert(one);

/** A member's own of a season. */
export const ofMember = (seasonId: string, memberId: string) =>
  evidence.find({ where: { memberId, seasonId }, limit: 1000 });

/** What waits for a word in these organisations, the longest waiting first. */
export const waiting = (seasonId: string, organisationIds: readonly string[], limit: number) =>
  evidence.find({
    where: { orgPath: command().in([...organisationIds]), seasonId, status: 'waiting' },
    orderBy: [['sentAtMs', 'asc']],
    limit,
  });

/** Of several members what was decided since then; at most 1,000. */
export const decidedSince = (seasonId: string, memberIds: readonly string[], sinceMs: number) =>
  evidence.find({
    where: {
      ...{ memberId: command().in([...memberIds]), seasonId },
      status: command().in(['confirmed', 'returned']),
      decidedAtMs: command().gte(sinceMs),
    },
    limit: 1000,
  });

/** How many of these wait for a member's word: all but the own ones. */
export const countWaitingFor = (
  memberId: string,
  { seasonId, organisationIds }: { seasonId: string; organisationIds: readonly string[] },
) =>
  evidence.count({
    orgPath: command().in([...organisationIds]),
    seasonId,
    status: 'waiting',
    memberId: command().neq(memberId),
  });

/** Tasks whose evidence was confirmed, by member; of all members of a branch. */
export async function confirmedOf(
  seasonId: string,
  branchId: string,
): Promise<Map<string, Set<string>>> {
  const found = await evidence.find<Pick<Evidence, '_id' | 'memberId' | 'taskId'>>({
    where: { orgPath: branchId, seasonId, status: 'confirmed' },
    fields: ['memberId', 'taskId'],
    limit: 1000,
  });
  const confirmed = new Map<string, Set<string>>();
  for (const { memberId, taskId } of found)
    confirmed.set(memberId, (confirmed.get(memberId) ?? new Set()).add(taskId));
  return confirmed;
}

/** Replaces some that still is as it was read; false when somebody was faster. */
export async function change(
  { _id, revision }: Pick<Evidence, '_id' | 'revision'>,
  set: Partial<Evidence>,
): Promise<boolean> {
  const _ = command();
  const gone = set.status === 'waiting' ? ['reason', 'decidedBy', 'decidedAtMs'] : [];
  const change = {
    ...Object.fromEntries(gone.map((field) => [field, _.remove()])),
    ...set,
    revision: revision + 1,
  };
  return (await evidence.update({ _id, revision }, change)) === 1;
}
