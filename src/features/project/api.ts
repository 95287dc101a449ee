import type { Contract } from '@contract/index';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/project';

type Requests = Contract['project'];
interface Seen {
  projectId: string;
  revision: number;
}
interface Step {
  projectId: string;
  branchId: string;
  milestoneId: string;
}
const seenOf = ({ projectId, revision }: Seen) => ({ projectId, revision });
const stepOf = ({ projectId, branchId, milestoneId }: Step) => ({
  ...{ projectId, branchId, milestoneId },
});

export const fetchProjects = () => call('project', 'list', {});
export const fetchProject = (projectId: string, branchId: string | undefined) =>
  call('project', 'show', { projectId, ...(branchId === undefined ? {} : { branchId }) });
export const fetchMatrix = (projectId: string) => call('project', 'matrix', { projectId });
export const fetchEditor = (input: Requests['edit']['request']) => call('project', 'edit', input);
export const addProject = (input: Requests['add']['request']) => call('project', 'add', input);
export const changeProject = (project: Seen, plan: Requests['change']['request']['plan']) =>
  call('project', 'change', { ...seenOf(project), plan });
export const moveProject = (project: Seen, action: 'start' | 'finish' | 'resume') =>
  call('project', action, seenOf(project));
export const withdrawProject = (project: Seen, reason: string) =>
  call('project', 'withdraw', { ...seenOf(project), reason });
export const removeProject = (project: Seen) => call('project', 'remove', seenOf(project));
export const joinProject = (projectId: string, branchId: string, joined: boolean) =>
  call('project', 'join', { projectId, branchId, joined });
export const sendReport = (input: Requests['report']['request']) =>
  call('project', 'report', input);
export const takeBackReport = (step: Step, revision: number) =>
  call('project', 'takeBack', { ...stepOf(step), revision });
export const fetchWaiting = () => call('project', 'waiting', {});
export const decideReport = (
  step: Step & { revision: number },
  confirm: boolean,
  reason?: string,
) =>
  call('project', 'decide', {
    ...{ ...stepOf(step), revision: step.revision, confirm },
    ...(reason === undefined ? {} : { reason }),
  });
