import {
  dayStartMs,
  seasonDayOf,
  seasonMonthOf,
  seasonWeekOf,
  weekStartMs,
} from '../../cloudfunctions/shared/domain/season-time';

describe('days, weeks and months are those of Asia/Shanghai', () => {
  it.each([
    ['2026-11-25T15:59:59.999Z', '20261125', '202611', '2026W48'],
    ['2026-11-25T16:00:00.000Z', '20261126', '202611', '2026W48'],
    ['2026-11-29T15:59:59.999Z', '20261129', '202611', '2026W48'], // Sunday, last moment of the week
    ['2026-11-29T16:00:00.000Z', '20261130', '202611', '2026W49'], // Monday
    ['2026-11-30T16:00:00.000Z', '20261201', '202612', '2026W49'],
    ['2026-12-31T16:00:00.000Z', '20270101', '202701', '2026W53'], // a year with 53 ISO weeks
    ['2027-01-03T16:00:00.000Z', '20270104', '202701', '2027W01'],
    ['2029-12-30T16:00:00.000Z', '20291231', '202912', '2030W01'], // a Monday that belongs to next year's week
  ])('%s is day %s, month %s, week %s', (instant, day, month, week) => {
    const ms = Date.parse(instant);
    expect([seasonDayOf(ms), seasonMonthOf(ms), seasonWeekOf(ms)]).toEqual([day, month, week]);
  });

  it('starts days at midnight and weeks on Monday in Shanghai', () => {
    const ms = Date.parse('2026-11-26T03:04:05Z');
    expect(new Date(dayStartMs(ms)).toISOString()).toBe('2026-11-25T16:00:00.000Z');
    expect(new Date(weekStartMs(ms)).toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });

  it('agrees with the calendar of the runtime on every day of twelve years', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    for (let ms = Date.UTC(2024, 0, 1, 15, 59); ms < Date.UTC(2036, 0, 1); ms += 86_400_000) {
      expect(seasonDayOf(ms)).toBe(format.format(ms).replaceAll('-', ''));
    }
  });
});
