import type { ActivityPlan, OwnWork, ServiceCounts } from '@contract/service-work';
import { call } from '@/platform/cloud';
import '@/copy/errors/points';
import '@/copy/errors/service';

/** An activity as it was seen; of one that carries more no more than this is sent. */
interface SeenActivity {
  activityId: string;
  revision: number;
}

/** Hours as they were seen. */
export interface SeenHours {
  workId: string;
  memberId: string;
  revision: number;
}

const named = (organisationId: string | undefined) =>
  organisationId === undefined ? {} : { organisationId };
const seenOf = ({ workId, memberId, revision: seen }: SeenHours) => ({ workId, memberId, seen });

export const fetchMine = () => call('service', 'mine', {});
export const fetchActivity = (activityId: string) => call('service', 'show', { activityId });
export const signUp = (activityId: string) => call('service', 'signUp', { activityId });
export const withdraw = (activityId: string) => call('service', 'withdraw', { activityId });
export const report = (activityId: string, seen: number, hours: number) =>
  call('service', 'report', { activityId, seen, hours });
export const reportOwn = (told: { requestId: string; seen: number; hours: number; own: OwnWork }) =>
  call('service', 'reportOwn', told);
export const unreport = (workId: string, seen: number) =>
  call('service', 'unreport', { workId, seen });
export const fetchDesk = (organisationId?: string) =>
  call('service', 'desk', named(organisationId));
export const addActivity = (requestId: string, organisationId: string, plan: ActivityPlan) =>
  call('service', 'add', { requestId, organisationId, plan });
export const changeActivity = ({ activityId, revision }: SeenActivity, plan: ActivityPlan) =>
  call('service', 'change', { activityId, revision, plan });
export const callOff = ({ activityId, revision }: SeenActivity, reason: string) =>
  call('service', 'callOff', { activityId, revision, reason });
export const finish = ({ activityId, revision }: SeenActivity, counts: ServiceCounts) =>
  call('service', 'finish', { activityId, revision, counts });
export const fetchPeople = (activityId: string) => call('service', 'people', { activityId });
export const findMembers = (activityId: string, name: string) =>
  call('service', 'find', { activityId, name });
export const confirmHours = (row: SeenHours, hours: number, reason: string) =>
  call('service', 'confirm', {
    ...{ ...seenOf(row), hours },
    ...(reason === '' ? {} : { reason }),
  });
export const confirmAll = (rows: readonly (SeenHours & { hours: number })[]) =>
  call('service', 'confirmAll', {
    rows: rows.map((row) => ({ ...seenOf(row), hours: row.hours })),
  });
export const sendBack = (row: SeenHours, reason: string) =>
  call('service', 'sendBack', { ...seenOf(row), reason });
export const takeBack = (row: SeenHours, reason: string) =>
  call('service', 'takeBack', { ...seenOf(row), reason });
export const fetchFigures = (organisationId: string) =>
  call('service', 'figures', { organisationId });
