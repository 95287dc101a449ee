import type { ServiceSums } from '../contract/service-answers';
import type { ServiceActivity, ServiceHours } from './service';

export type CountedActivity = Pick<ServiceActivity, '_id' | 'organisationId' | 'kind' | 'counts'>;
export type CountedHours = Pick<
  ServiceHours,
  '_id' | 'memberId' | 'branchId' | 'kind' | 'hours' | 'points' | 'own'
>;

export const noSums: ServiceSums = {
  ...{ personTimes: 0, hours: 0, deliveries: 0, items: 0, people: 0 },
};

/**
 * Sums by organisation: what activities reached belongs to who held them, hours to the branch of who gave them. An activity counts its
 * items and people once, however many took part; own work carries its own.
 */
export function sumsOf(
  activities: readonly CountedActivity[],
  confirmed: readonly CountedHours[],
): Map<string, ServiceSums> {
  const sums = new Map<string, ServiceSums>();
  const add = (id: string, more: Partial<ServiceSums>) =>
    sums.set(id, plus(sums.get(id) ?? noSums, more));
  for (const { organisationId, kind, counts } of activities)
    add(organisationId, { ...counts, deliveries: kind === 'delivery' ? 1 : 0 });
  for (const { branchId, kind, hours, own } of confirmed)
    add(branchId, {
      ...{ personTimes: 1, hours },
      ...(own && {
        items: own.items,
        people: own.people,
        deliveries: kind === 'delivery' ? 1 : 0,
      }),
    });
  return sums;
}

/** What one member has given: confirmed hours, and what the ledger gave for them under the day's cap. */
export interface MemberService {
  hours: number;
  points: number;
}

export function sumsByMember(confirmed: readonly CountedHours[]): Map<string, MemberService> {
  const sums = new Map<string, MemberService>();
  for (const { memberId, hours, points = 0 } of confirmed) {
    const sum = sums.get(memberId) ?? { hours: 0, points: 0 };
    sums.set(memberId, { hours: sum.hours + hours, points: sum.points + points });
  }
  return sums;
}

export const plus = (sum: ServiceSums, more: Partial<ServiceSums>): ServiceSums => ({
  personTimes: sum.personTimes + (more.personTimes ?? 0),
  hours: sum.hours + (more.hours ?? 0),
  deliveries: sum.deliveries + (more.deliveries ?? 0),
  items: sum.items + (more.items ?? 0),
  people: sum.people + (more.people ?? 0),
});
