import type { ActivityPlan } from '../../cloudfunctions/shared/contract/service-work';
import {
  hoursIdOf,
  type ServiceActivity,
  type ServiceHours,
} from '../../cloudfunctions/shared/domain/service';
import { startsAtMs } from './builders';

const hourMs = 3_600_000;
const orgPath = ['district', 'committee-1', 'branch-1'];

/** Tomorrow, three hours long. */
export const anActivityPlan = (more: Partial<ActivityPlan> = {}): ActivityPlan => ({
  ...{ kind: 'shift', title: '雪天志愿车队', venue: '党群服务中心' },
  ...{ startsAtMs: startsAtMs + 24 * hourMs, endsAtMs: startsAtMs + 27 * hourMs },
  ...{ note: '自带手套', places: 2 },
  ...more,
});

/** A planned activity of branch-1 that was held two hours ago. */
export const anActivity = (more: Partial<ServiceActivity> = {}): ServiceActivity => ({
  ...{ _id: 'service-1', seasonId: 's2026', organisationId: 'branch-1' },
  ...{ organisationName: '第一支部', orgPath, ...anActivityPlan() },
  ...{ startsAtMs: startsAtMs - 2 * hourMs, endsAtMs: startsAtMs - hourMs / 2 },
  ...{ status: 'planned', revision: 1, signedUp: [], taken: 0, createdBy: 'm-secretary' },
  ...{ createdAtMs: startsAtMs - 24 * hourMs, changedAtMs: startsAtMs - 24 * hourMs },
  ...more,
});

/** Hours of a member of branch-1 that wait for the secretary. */
export const someHours = (memberId: string, more: Partial<ServiceHours> = {}): ServiceHours => ({
  _id: hoursIdOf(more.workId ?? 'service-1', memberId),
  ...{ workId: 'service-1', seasonId: 's2026', memberId, branchId: 'branch-1', orgPath },
  ...{ kind: 'shift', atMs: startsAtMs - 2 * hourMs, hours: 1.5, status: 'waiting', revision: 1 },
  sentAtMs: startsAtMs - hourMs / 2,
  ...more,
});

/** What a member tells of by themselves, of the day of the builders' session. */
export const ownWork = (more: object = {}) => ({
  ...{ kind: 'delivery' as const, title: '给敬老院送书', venue: '敬老院', day: '20261125' },
  ...{ items: 30, people: 12 },
  ...more,
});
