import { simulateCountry } from '../simulation/country';

test('rankings of many environments from their summaries alone equal a direct count of every member', () => {
  const outcome = simulateCountry({ members: 120_017, environments: 30, provinces: 4 });
  expect(outcome.members).toBe(120_017);
  expect(outcome.differences).toEqual({ members: 0, histogram: 0, standings: 0, ranks: 0 });
});

test('what an environment hands up does not grow with its members', () => {
  const handedUp = (members: number) =>
    simulateCountry({ members, environments: 4, provinces: 2 }).handedUp.median;
  expect(handedUp(80_000) / handedUp(8_000)).toBeLessThan(1.5);
});
