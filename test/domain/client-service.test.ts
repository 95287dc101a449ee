import type { DeskActivity, OwnHours } from '@contract/service-answers';
import { toneOfDecision } from '@/components/decision-tone';
import { reminderPageCopy } from '@/copy/reminder';
import { ownHoursDetail, serviceCopy, serviceDeskCopy } from '@/copy/service';
import {
  activityFormOf,
  countsOf,
  hoursAt,
  indexOfHours,
  ownFormOf,
  ownOfForm,
  planOfForm,
  timesFrom,
} from '@/features/service/forms';

/** A Wednesday, 19:00 in Shanghai. */
const nowMs = Date.UTC(2026, 10, 25, 11);
const form = { ...activityFormOf(undefined, nowMs), title: ' 雪天志愿车队 ' };

describe('planning an activity', () => {
  it('begins with tomorrow morning, and gives the plan in instants of Shanghai', () => {
    expect(form).toMatchObject({ day: '2026-11-26', startsAt: '09:00', endsAt: '11:00' });
    expect(planOfForm({ ...form, places: '6' })).toEqual({
      ...{ kind: 'shift', title: '雪天志愿车队', venue: '', note: '', places: 6 },
      startsAtMs: Date.parse('2026-11-26T09:00:00+08:00'),
      endsAtMs: Date.parse('2026-11-26T11:00:00+08:00'),
    });
    expect(planOfForm(form)).not.toHaveProperty('places');
  });

  it.each([
    ['later', '09:00', '11:00', '13:30', '15:30'],
    ['into the night', '09:00', '11:00', '22:30', '23:59'],
    ['what ended before it began', '09:00', '08:00', '10:00', '12:00'],
  ])('lets the end follow the start: %s', (_case, startsAt, endsAt, to, expected) => {
    const moved = timesFrom({ ...form, startsAt, endsAt }, to);
    expect(moved).toEqual({ startsAt: to, endsAt: expected });
  });

  it('takes up what stands', () => {
    const plan = planOfForm({ ...form, places: '6', venue: '东门' });
    if (typeof plan === 'string') throw new Error(plan);
    const again = activityFormOf({ ...plan } as DeskActivity, 0);
    expect(planOfForm(again)).toEqual(plan);
  });

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['an end before the start', { endsAt: '08:59' }, 'times'],
    ['an end at the start', { endsAt: '09:00' }, 'times'],
    ['no places', { places: '0' }, 'places'],
    ['half a place', { places: '1.5' }, 'places'],
    ['more places than there can be', { places: '301' }, 'places'],
  ])('says what is wrong: %s', (_, more, fault) => {
    expect(planOfForm({ ...form, ...more })).toBe(fault);
  });
});

describe('telling of own work', () => {
  const told: OwnHours = {
    ...{ workId: 'own-1', kind: 'delivery', title: '给敬老院送书', venue: '敬老院' },
    ...{ atMs: Date.parse('2026-11-24T12:00:00+08:00'), hours: 1.5, revision: 1 },
    ...{ status: 'returned', own: { items: 30, people: 12 } },
  };

  it('goes on with what was sent back', () => {
    const again = ownFormOf(told, '20261125');
    expect(hoursAt(again.hoursIndex)).toBe(1.5);
    expect(ownOfForm(again)).toEqual({
      ...{ kind: 'delivery', title: '给敬老院送书', venue: '敬老院', day: '20261124' },
      ...{ items: 30, people: 12 },
    });
  });

  it.each([
    [{ items: '', people: '0' }, 'items'],
    [{ items: '0', people: '-1' }, 'people'],
    [{ items: '100001', people: '0' }, 'items'],
    [
      { items: '3', people: '0' },
      { items: 3, people: 0 },
    ],
  ])('takes whole counts alone: %j', (typed, counts) => {
    expect(countsOf(typed)).toEqual(counts);
  });

  it('finds each half hour in the list again', () => {
    for (let hours = 0.5; hours <= 12; hours += 0.5)
      expect(hoursAt(indexOfHours(hours))).toBe(hours);
  });

  it('says points only of what is confirmed', () => {
    expect(ownHoursDetail(told)).toBe('1.5 小时');
    expect(ownHoursDetail({ ...told, status: 'confirmed', points: 7 })).toBe('1.5 小时，+7 分');
    expect(ownHoursDetail({ ...told, status: 'confirmed', points: 0 })).toBe(
      '1.5 小时，当天积分已满',
    );
  });
});

it.each([
  [{ confirmed: 0, waiting: 0 }, '本季还没有服务时长'],
  [{ confirmed: 4, waiting: 0 }, '已确认 4 小时'],
  [{ confirmed: 0, waiting: 1.5 }, '1.5 小时等书记确认'],
  [{ confirmed: 4, waiting: 1.5 }, '已确认 4 小时，1.5 小时等书记确认'],
])('says in one sentence how the own hours stand: %j', (hours, sentence) => {
  expect(serviceCopy.sentence(hours)).toBe(sentence);
});

it('says what services came to without a nought for what there was not', () => {
  const sums = { personTimes: 0, hours: 0, deliveries: 1, items: 60, people: 34 };
  expect(serviceDeskCopy.rowOf(sums)).toBe('服务 34 人');
  expect(serviceDeskCopy.rowOf({ ...sums, personTimes: 3, hours: 6 })).toBe(
    '3 人次，6 小时，服务 34 人',
  );
});

it.each([
  ['green', ['confirmed', 'done', 'reached', 'late', 'counted']],
  ['amber', ['waiting', 'returned', 'overdue', 'ready']],
  ['neutral', ['none', 'open', 'counting', 'taken-back', 'called-off', 'withdrawn']],
])('shows in %s whatever is %j, on every screen', (tone, states) => {
  expect(new Set(states.map(toneOfDecision))).toEqual(new Set([tone]));
});

it('tells in a line of the reminders what became of hours, with the points or the reason', () => {
  const told = reminderPageCopy.facts['service-decided'];
  const atMs = Date.parse('2026-11-25T19:00:00+08:00');
  expect(told(atMs, { outcome: 'confirmed', points: 10 })).toBe(
    '服务时长已确认，+10\u00a0分\u00a0· 11月25日 19:00',
  );
  expect(told(atMs, { outcome: 'returned', reason: '时长写多了' })).toBe(
    '服务时长被退回\u00a0· 原因：时长写多了\u00a0· 11月25日 19:00',
  );
});
