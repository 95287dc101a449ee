import type { ProjectPlan } from '../../cloudfunctions/shared/contract/project';
import type { VenueFacts } from '../../cloudfunctions/shared/contract/venue';
import {
  type Project,
  type ProjectReport,
  reportIdOf,
} from '../../cloudfunctions/shared/domain/project';
import type { Venue } from '../../cloudfunctions/shared/domain/venue';
import { startsAtMs } from './builders';

const branchPath = ['district', 'committee-1', 'branch-1'];
const preparedAtMs = startsAtMs - 86_400_000;

/** The builders' session is of 2026-11-25: the first of these is over by then. */
const steps = [
  { milestoneId: 's1', title: '摸底走访', reachedWhen: '走访全部网格', dueOn: '20261120' },
  { milestoneId: 's2', title: '集中整改', reachedWhen: '问题清零', dueOn: '20261220' },
];

export const aProjectPlan = (more: Partial<ProjectPlan> = {}): ProjectPlan => ({
  ...{ title: '门铃行动', purpose: '上门听意见', joining: 'all', organisationIds: [] },
  milestones: steps.map(({ milestoneId: _id, ...one }) => one),
  ...more,
});

/** A running project of committee-1 that asks all its branches. */
export const aProject = (more: Partial<Project> = {}): Project => ({
  ...{ _id: 'project-1', seasonId: 's2026', organisationId: 'committee-1' },
  ...{ organisationName: '第一党委', orgPath: ['district', 'committee-1'] },
  ...aProjectPlan(),
  ...{ milestones: steps, dropped: [], everMilestones: 2, joinedIds: [] },
  ...{ status: 'running', revision: 1, createdAtMs: preparedAtMs, changedAtMs: preparedAtMs },
  ...more,
});

/** What branch-1 has told of the first milestone; it waits. */
export const aProjectReport = (more: Partial<ProjectReport> = {}): ProjectReport => {
  const one = { projectId: 'project-1', branchId: 'branch-1', milestoneId: 's1', ...more };
  return {
    _id: reportIdOf(one.projectId, one.branchId, one.milestoneId),
    ...{ seasonId: 's2026', orgPath: branchPath, reachedOn: '20261119', text: '走访了 12 户' },
    ...{ status: 'waiting', revision: 1, by: 'm-secretary', reportedAtMs: preparedAtMs },
    ...one,
  };
};

const houseFacts = {
  ...{ name: '工人文化宫', kind: 'service' as const, address: '新河路 8 号' },
  ...{ position: { latitude: 32.1, longitude: 119.4 }, openingHours: '周二至周日 9:00–17:00' },
  ...{ phone: '0511-5550108', introduction: '' },
} satisfies VenueFacts;

export const venueFacts = (more: Partial<VenueFacts> = {}): VenueFacts => ({
  ...houseFacts,
  ...more,
});

/** A venue of branch-1. */
export const aVenue = (more: Partial<Venue> = {}): Venue => ({
  ...{ _id: 'venue-1', organisationId: 'branch-1', organisationName: '第一支部' },
  ...{ orgPath: branchPath, ...houseFacts, withdrawn: false, changedAtMs: preparedAtMs },
  ...more,
});
