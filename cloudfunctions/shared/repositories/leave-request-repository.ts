import type { LeaveRequest } from '../domain/leave-request';
import { Collection, command } from './platform';

const requests = new Collection<LeaveRequest>('leaveRequests');

export const byId = (id: string) => requests.byId(id);

/** Throws DuplicateKey when the member has asked for this session before. */
export const insert = (request: LeaveRequest) => requests.insert(request);

/** Requests of a session that wait for a decision, oldest first; of some branches alone where they are named. */
export const waitingOf = (sessionId: string, limit: number, branchIds?: readonly string[]) =>
  requests.find({
    where: {
      ...{ sessionId, status: 'waiting' },
      ...(branchIds ? { branchId: command().in([...branchIds]) } : {}),
    },
    orderBy: [['askedAtMs', 'asc']],
    limit,
  });

/** Requests of several members that were decided since then; at most 1,000. */
export const decidedSince = (memberIds: readonly string[], sinceMs: number) =>
  requests.find({
    where: {
      memberId: command().in([...memberIds]),
      status: command().in(['approved', 'declined']),
      decidedAtMs: command().gte(sinceMs),
    },
    limit: 1000,
  });

/** How many wait for a decision. */
export const countWaiting = (sessionId: string) => requests.count({ sessionId, status: 'waiting' });

/** How many of a branch wait for a decision on their leave from these sessions. */
export const countWaitingOf = (sessionIds: readonly string[], branchId: string) =>
  requests.count({ sessionId: command().in([...sessionIds]), status: 'waiting', branchId });

/** Changes a request that still is as it was read; false when somebody was faster. */
export async function change(
  read: Pick<LeaveRequest, '_id' | 'status' | 'round'>,
  next: Partial<LeaveRequest>,
): Promise<boolean> {
  const { _id, status, round } = read;
  return (await requests.update({ _id, status, round }, next)) === 1;
}

/** Makes a request anew after an earlier one; what was decided then is gone. False when somebody was faster. */
export async function renew(
  read: Pick<LeaveRequest, '_id' | 'status' | 'round'>,
  next: Pick<LeaveRequest, 'reason' | 'askedAtMs'>,
): Promise<boolean> {
  const gone = { decidedBy: '', decidedAtMs: '', answer: '' };
  const removed = Object.fromEntries(Object.keys(gone).map((key) => [key, command().remove()]));
  const again = { ...next, ...removed, status: 'waiting', round: read.round + 1 };
  return (
    (await requests.update({ _id: read._id, status: read.status, round: read.round }, again)) === 1
  );
}
