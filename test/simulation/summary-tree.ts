import { parseArgs } from 'node:util';
import { simulateCountry } from './country';

/** `npm run simulate:tree -- [--members 100000000] [--environments 3000]`: rankings of a country from summaries alone. */
const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '100000000' },
    environments: { type: 'string', default: '3000' },
    provinces: { type: 'string', default: '31' },
  },
});
const size = {
  members: wholeNumber('members', values.members),
  environments: wholeNumber('environments', values.environments),
  provinces: wholeNumber('provinces', values.provinces),
};

const startedAtMs = performance.now();
const outcome = simulateCountry(size);
const { handedUp, differences } = outcome;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
const count = (value: number) => value.toLocaleString('en-US');

console.log(
  [
    `${count(outcome.members)} members in ${count(outcome.environments)} environments and ${count(size.provinces)} provinces`,
    `an environment hands up        ${kilobytes(handedUp.median)} (median), ${kilobytes(handedUp.largest)} (largest), ${kilobytes(handedUp.medianCompressed)} compressed`,
    `all of them in one round       ${(outcome.exchangedCompressed / 1e6).toFixed(1)} MB compressed, and no member's name`,
    `the country's summary          ${kilobytes(outcome.countrySummary)}`,
    `counting, one environment      ${(outcome.countMs / outcome.environments).toFixed(1)} ms`,
    `merging all                    ${outcome.mergeMs.toFixed(0)} ms`,
    `one own rank from the summary  ${(1000 * outcome.rankMs).toFixed(1)} µs`,
    `differences from a direct count of every member: histogram ${differences.histogram}, first 500 ${differences.standings}, ranks ${differences.ranks}`,
    `(${((performance.now() - startedAtMs) / 1000).toFixed(0)} s)`,
  ].join('\n'),
);
if (Object.values(differences).some((one) => one > 0)) process.exit(1);

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} wants a whole number above 0`);
  return value;
}
