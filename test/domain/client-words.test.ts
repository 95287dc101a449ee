import { dueOf } from '@/copy/lecture';
import { formatNumber, signed } from '@/copy/numbers';
import { editorTitleOf } from '@/copy/editor-titles';
import { clockTimeOf, dayOf, durationOf, startOfDay } from '@/copy/time';
import { common } from '@/copy/common';
import { organisationCopy } from '@/copy/organisation';
import { daysOf, dayTextOf } from '@/features/joining/season-days';
import { libraryOf } from '@/features/lecture/shelf';
import { byDay, hasTime, pointsLeftToday } from '@/features/score/today';
import { pointsByWeek } from '@/features/score/weeks';
import type { LectureRow } from '@contract/lecture';
import type { ScoreEntry } from '@contract/score';

const at = (text: string) => Date.parse(`${text}:00+08:00`);

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [60.66, '60.7'],
  [61.04, '61'],
  [-3, '−3'],
])('%d reads %s', (value, words) => {
  expect(formatNumber(value)).toBe(words);
});

test.each([
  [10, '+10'],
  [0, '0'],
  [-5, '−5'],
])('%d points read %s', (points, words) => {
  expect(signed(points)).toBe(words);
});

test.each([
  ['2026-12-05T00:00', '2026-12-05T23:59', '今天'],
  ['2026-12-06T00:00', '2026-12-05T23:59', '明天'],
  ['2026-12-04T23:59', '2026-12-05T00:00', '昨天'],
  ['2026-12-07T09:00', '2026-12-05T09:00', '12月7日 周一'],
  ['2027-01-01T09:00', '2026-12-31T09:00', '明天'],
])('%s seen from %s is %s', (day, now, words) => {
  expect(dayOf(at(day), at(now))).toBe(words);
});

test('clock times and days are those of Shanghai, wherever the phone is', () => {
  expect(clockTimeOf(Date.UTC(2026, 11, 5, 16, 5))).toBe('00:05');
  expect(startOfDay('20261206')).toBe(at('2026-12-06T00:00'));
});

test.each([
  [10, '10 秒'],
  [95, '1 分 35 秒'],
  [360, '6 分钟'],
  [645, '11 分钟'],
  [3600, '1 小时'],
  [3900, '1 小时 5 分钟'],
])('%d seconds last %s', (seconds, words) => {
  expect(durationOf(seconds)).toBe(words);
});

test.each([
  ['20261204', '已过截止日，仍可补学'],
  ['20261205', '今天截止'],
  ['20261206', '明天截止'],
  ['20261224', '12月24日截止'],
])('a lecture due on %s reads %s on 5 December', (dueOn, words) => {
  expect(dueOf(dueOn, at('2026-12-05T23:59'))).toBe(words);
});

test('what is still to be learnt in time stands before what was missed', () => {
  const lecture = (lectureId: string, dueOn: string): LectureRow => ({
    ...{ lectureId, dueOn, title: '', series: '', lecturer: '', posterUrl: '' },
    ...{ durationSeconds: 60, coverage: 0, completed: false },
  });
  const all = ['20261101', '20261212', '20261129', '20261206'].map((day) => lecture(day, day));
  const { due, overdue } = libraryOf(all, at('2026-12-05T12:00'));
  expect(due.map((one) => one.dueOn)).toEqual(['20261206', '20261212']);
  expect(overdue.map((one) => one.dueOn)).toEqual(['20261129', '20261101']);
});

test('a season is shown by its first and last day, which both belong to it', () => {
  const season = { startsAtMs: at('2026-11-20T00:00'), endsAtMs: at('2027-03-01T00:00') };
  expect(daysOf(season)).toEqual({ startsOn: '2026-11-20', endsOn: '2027-02-28' });
  expect(dayTextOf('2027-02-28')).toBe('2027年2月28日');
});

test('an editor says whether it makes something new', () => {
  expect(editorTitleOf('taskEditor', undefined)).toBe('新建任务');
  expect(editorTitleOf('taskEditor', 't1')).toBe('编辑任务');
});

describe('the score book', () => {
  test('tells a time of what happened at one, and none of what is told by the day', () => {
    const timed = (['checkIn', 'quiz', 'service', 'import'] as const).filter((rule) =>
      hasTime({ rule }),
    );
    expect(timed).toEqual(['checkIn', 'quiz']);
  });

  const entry = (key: string, day: string, points: number): ScoreEntry => ({
    key,
    rule: 'watch',
    points,
    atMs: startOfDay(day),
    day,
    capped: false,
  });

  test('puts entries under the day on which they count, and adds each day up', () => {
    const entries = [
      entry('a', '20261205', 10),
      entry('b', '20261205', 1),
      entry('c', '20261204', 3),
    ];
    expect(
      byDay(entries).map(({ day, points, entries: own }) => [day, points, own.length]),
    ).toEqual([
      ['20261205', 11, 2],
      ['20261204', 3, 1],
    ]);
  });

  test('adds up weeks from Monday to Sunday, the present one last', () => {
    const entries = [
      entry('a', '20261207', 1), // Monday
      entry('b', '20261206', 2), // Sunday before
      entry('c', '20261130', 4), // Monday of that week
      entry('d', '20261129', 8),
      entry('e', '20261001', 16), // before the weeks asked for
    ];
    expect(pointsByWeek(entries, at('2026-12-07T00:00'), 3)).toEqual([8, 6, 1]);
    expect(pointsByWeek(entries, at('2026-12-13T23:59'), 3)).toEqual([8, 6, 1]);
  });

  test('never counts an overdrawn cap as points to be had', () => {
    expect(
      pointsLeftToday([
        { rule: 'checkIn', earned: 25, cap: 20 },
        { rule: 'watch', earned: 4, cap: 10 },
      ]),
    ).toBe(6);
  });
});

test.each([
  ['2026-11-01T00:00', '2027-01-01T00:00', '冬训：11月1日至12月31日'],
  ['2026-11-01T00:00', '2027-01-02T00:00', '冬训：2026年11月1日至2027年1月1日'],
])('a season from %s to %s reads “%s”', (first, end, words) => {
  expect(organisationCopy.seasonRunning('冬训', at(first), at(end))).toBe(words);
});

test.each([
  ['线上', '线上参加\u00a0· 不用到场'],
  ['腾讯会议 123-456', '线上：腾讯会议 123-456'],
])('a session without a hall that is at “%s” says “%s”', (venue, words) => {
  expect(common.online(venue)).toBe(words);
});
