import type { HoursStatus } from '../../cloudfunctions/shared/contract/service-work';
import { hoursStatuses } from '../../cloudfunctions/shared/contract/service-work';
import {
  faultOfActivity,
  type HoursAction,
  hoursAllow,
  instantOfOwn,
  isOpen,
  plannedHours,
} from '../../cloudfunctions/shared/domain/service';
import {
  noSums,
  plus,
  sumsByMember,
  sumsOf,
} from '../../cloudfunctions/shared/domain/service-figures';
import { aSeason, startsAtMs } from '../tools/builders';
import { anActivity, anActivityPlan } from '../tools/service-builders';

const hourMs = 3_600_000;
const season = aSeason();

it.each<[string, number, number, string | undefined]>([
  ['within the season', startsAtMs, startsAtMs + hourMs, undefined],
  ['from before it', season.startsAtMs - 1, startsAtMs, 'outside-season'],
  ['from its end on', season.endsAtMs, season.endsAtMs + hourMs, 'outside-season'],
  ['over before it begins', startsAtMs, startsAtMs, 'end-before-start'],
  ['longer than two days', startsAtMs, startsAtMs + 48 * hourMs + 1, 'too-long'],
])('takes or refuses an activity %s', (_, from, to, fault) => {
  expect(faultOfActivity({ startsAtMs: from, endsAtMs: to }, season)).toBe(fault);
});

it.each([
  [10, 0.5],
  [45, 1],
  [90, 1.5],
  [180, 3],
  [24 * 60, 8],
])('stands for halves of an hour, never for none nor for a night: %i minutes', (minutes, hours) => {
  expect(plannedHours({ startsAtMs: 0, endsAtMs: minutes * 60_000 })).toBe(hours);
});

it.each<[string, Parameters<typeof isOpen>[0], boolean]>([
  ['one place is left', anActivity({ ...anActivityPlan(), taken: 1 }), true],
  ['none is left', anActivity({ ...anActivityPlan(), taken: 2 }), false],
  ['it has begun', anActivity(), false],
  ['it is off', anActivity({ ...anActivityPlan(), status: 'called-off' }), false],
])('is open or not where %s', (_, activity, open) => {
  expect(isOpen(activity, startsAtMs)).toBe(open);
});

it('lets each word be said in these states alone', () => {
  const said = (action: HoursAction): HoursStatus[] =>
    hoursStatuses.filter((status) => hoursAllow(action, status));
  expect(said('tell')).toEqual(['waiting', 'returned', 'taken-back']);
  expect(said('drop')).toEqual(['waiting', 'returned']);
  expect(said('confirm')).toEqual(['waiting', 'returned', 'confirmed', 'taken-back']);
  expect(said('send-back')).toEqual(['waiting']);
  expect(said('take-back')).toEqual(['confirmed']);
});

describe('own work', () => {
  const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
  it.each([
    ['20261124', noon('2026-11-24')],
    ['20261125', noon('2026-11-25')],
    ['20261126', undefined],
    ['20261110', undefined],
  ])('of %s counts at its noon, if it is of the season and not of tomorrow', (day, atMs) => {
    expect(instantOfOwn(day, season, startsAtMs)).toBe(atMs);
  });

  it('of this morning counts now, and of the last day before the end', () => {
    const morning = noon('2026-11-25') - 4 * hourMs;
    expect(instantOfOwn('20261125', season, morning)).toBe(morning);
    const ending = { ...season, endsAtMs: noon('2026-11-25') - hourMs };
    expect(instantOfOwn('20261125', ending, startsAtMs)).toBe(ending.endsAtMs - 1);
  });
});

it('sums what activities reached once, however many took part, and own work by itself', () => {
  const counts = { items: 30, people: 12 };
  const activities = [
    { _id: 'a', organisationId: 'b1', kind: 'delivery' as const, counts },
    { _id: 'b', organisationId: 'c', kind: 'visit' as const },
  ];
  const hours = (_id: string, branchId: string, own?: typeof counts) => ({
    ...{ _id, memberId: 'm1', branchId, kind: 'delivery' as const, hours: 1.5 },
    ...(own ? { own: { ...own, title: '', venue: '' } } : {}),
  });
  const sums = sumsOf(activities, [
    ...[hours('a:1', 'b1'), hours('a:2', 'b1')],
    hours('own-1:3', 'b2', { items: 2, people: 5 }),
  ]);
  expect(Object.fromEntries(sums)).toEqual({
    b1: { personTimes: 2, hours: 3, deliveries: 1, items: 30, people: 12 },
    b2: { personTimes: 1, hours: 1.5, deliveries: 1, items: 2, people: 5 },
    c: noSums,
  });
  const whole = [...sums.values()].reduce(plus, noSums);
  expect(whole).toEqual({ personTimes: 3, hours: 4.5, deliveries: 2, items: 32, people: 17 });
});

it('sums by member what was given, and the points that the caps left of it', () => {
  const given = (memberId: string, hours: number, points?: number) => ({
    ...{ _id: '', memberId, branchId: 'b1', kind: 'visit' as const, hours },
    ...(points === undefined ? {} : { points }),
  });
  const sums = sumsByMember([given('m1', 2, 10), given('m1', 2, 5), given('m2', 0.5)]);
  expect(Object.fromEntries(sums)).toEqual({
    m1: { hours: 4, points: 15 },
    m2: { hours: 0.5, points: 0 },
  });
});
