import type { TaskPlan } from '@contract/task';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/plan';
import '@/copy/errors/points';
import '@/copy/errors/session';

/** A task as it was seen; of one that carries more no more than this is sent. */
interface SeenTask {
  taskId: string;
  revision: number;
}

const named = (organisationId: string | undefined) =>
  organisationId === undefined ? {} : { organisationId };

export const fetchMine = () => call('plan', 'mine', {});
export const sendEvidence = (
  taskId: string,
  sent: { text: string; seen: number; uploadId?: string },
) => call('plan', 'sendEvidence', { taskId, ...sent });
export const fetchPlan = (organisationId?: string) => call('plan', 'edit', named(organisationId));
export const addTask = (requestId: string, organisationId: string, plan: TaskPlan) =>
  call('plan', 'add', { requestId, organisationId, plan });
export const changeTask = ({ taskId, revision }: SeenTask, plan: TaskPlan) =>
  call('plan', 'change', { taskId, revision, plan });
export const publishTask = ({ taskId, revision }: SeenTask) =>
  call('plan', 'publish', { taskId, revision });
export const withdrawTask = ({ taskId, revision }: SeenTask, reason: string) =>
  call('plan', 'withdraw', { taskId, revision, reason });
export const removeTask = ({ taskId, revision }: SeenTask) =>
  call('plan', 'remove', { taskId, revision });
export const previewCopy = (organisationId: string, seasonId: string) =>
  call('plan', 'previewCopy', { organisationId, seasonId });
export const copyPlan = (organisationId: string, seasonId: string) =>
  call('plan', 'copy', { organisationId, seasonId });
const beginning = (from: number) => (from === 0 ? {} : { from });
export const fetchPanel = (organisationId?: string, from = 0) =>
  call('plan', 'panel', { ...named(organisationId), ...beginning(from) });
export const fetchBalance = (
  organisationId: string | undefined,
  by: 'parts' | 'branches' | undefined,
  from = 0,
) =>
  call('plan', 'balance', {
    ...{ ...named(organisationId), ...beginning(from) },
    ...(by === undefined ? {} : { by }),
  });
export const setGoal = (percent: number) => call('plan', 'setGoal', { percent });
export const fetchProgress = (branchId: string) => call('plan', 'progress', { branchId });
export const fetchMissing = (branchId: string, taskId: string) =>
  call('plan', 'missing', { branchId, taskId });
export const fetchEvidence = () => call('plan', 'evidence', {});
export const decideEvidence = (
  { taskId, memberId, revision }: { taskId: string; memberId: string; revision: number },
  confirm: boolean,
  reason?: string,
) =>
  call('plan', 'decideEvidence', {
    ...{ taskId, memberId, revision, confirm },
    ...(reason === undefined ? {} : { reason }),
  });
