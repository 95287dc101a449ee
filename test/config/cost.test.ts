import operations from '../../config/cost/operations.json';
import prices from '../../config/cost/prices.json';
import { billOf, operationsFile, pricesFile, runsADay } from '../../config/cost/model';

it.each([
  ['*/5 * * * * * *', 17_280],
  ['0 * * * * * *', 1_440],
  ['0 */10 * * * * *', 144],
  ['15 5-55/10 * * * * *', 144],
  ['0 30 3 * * * *', 1],
])('%s fires %s times a day', (pattern, runs) => {
  expect(runsADay(pattern)).toBe(runs);
});

const free = {
  ...{ gigabyteSecond: 0, tenThousandCalls: 0, tenThousandReads: 0, tenThousandWrites: 0 },
  gigabyteStoredADay: 0,
};
const all = pricesFile.parse(prices);
const habits = operationsFile.parse(operations);
const sum = (members: number, only: object) =>
  billOf(members, habits, { ...all, ...free, ...only }).rows.reduce(
    (cost, one) => cost + one.cost,
    0,
  );

it('each unit is paid once: calls by hand', () => {
  const aMember = habits.habits.reduce((calls, { aMonth }) => calls + aMonth, 0);
  const timers = 30 * (17_280 + 1_440 + 288 + 1_440 + 4 * 144);
  expect(sum(1_000, { tenThousandCalls: 10_000 })).toBeCloseTo(1_000 * aMember + timers, 3);
  expect(sum(200_000, { tenThousandCalls: 10_000 })).toBeCloseTo(200_000 * aMember + 2 * timers, 3);
});

it('what is kept is paid by the day', () => {
  expect(sum(1024 ** 2, { gigabyteStoredADay: 1 })).toBeCloseTo(40 * 30, 3);
});
