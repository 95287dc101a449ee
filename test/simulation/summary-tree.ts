import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { standingsKept } from '../../cloudfunctions/shared/domain/summary-count';
import { step } from '../../config/progress';
import { simulateCountry, type CountryOutcome } from './country';

/**
 * `npm run simulate:tree -- [--members 100000000] [--environments 3000] [--provinces 31]`: rankings of a country from
 * summaries alone. At full size it writes docs/country.md. Exit code 1 when anything differs from the direct count.
 */
const FULL = { members: 100_000_000, environments: 3_000, provinces: 31 };
const DOCUMENT = path.resolve(__dirname, '../../docs/country.md');

const count = (value: number) => value.toLocaleString('en-US');
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function main(): Promise<void> {
  const size = readSize();
  const outcome = await step('counting a country through its tree and directly', (tell) =>
    Promise.resolve(simulateCountry(size, tell)),
  );
  const rows = rowsOf(outcome, size.provinces);
  for (const [what, figure] of rows) console.log(`${what.padEnd(48)}${figure}`);
  if (Object.entries(FULL).every(([name, value]) => size[name as keyof typeof FULL] === value))
    writeFileSync(DOCUMENT, documentOf(rows));
  if (Object.values(outcome.differences).some((one) => one > 0)) process.exitCode = 1;
}

function readSize(): typeof FULL {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: String(FULL.members) },
      environments: { type: 'string', default: String(FULL.environments) },
      provinces: { type: 'string', default: String(FULL.provinces) },
    },
  });
  return {
    members: wholeNumber('members', values.members),
    environments: wholeNumber('environments', values.environments),
    provinces: wholeNumber('provinces', values.provinces),
  };
}

function rowsOf(outcome: CountryOutcome, provinces: number): [what: string, figure: string][] {
  const { environments, handedUp, differences } = outcome;
  return [
    ['members', count(outcome.members)],
    [
      'environments',
      `${count(environments.count)} of ${count(environments.smallest)} to ${count(environments.largest)} members, in ${provinces} provinces`,
    ],
    [
      'handed up by one (median, largest, compressed)',
      `${kilobytes(handedUp.median)}, ${kilobytes(handedUp.largest)}, ${kilobytes(handedUp.medianCompressed)}`,
    ],
    [
      'exchanged in one round (plain, compressed)',
      `${megabytes(outcome.exchanged)}, ${megabytes(outcome.exchangedCompressed)}`,
    ],
    ['the summary of the country', kilobytes(outcome.countrySummary)],
    ['counting one environment from its members', seconds(outcome.countMs / environments.count)],
    ['merging all provinces and the country', seconds(outcome.mergeMs)],
    ['one own rank from that summary', `${(1000 * outcome.rankMs).toFixed(1)} µs`],
    [
      'load of the machine at the end',
      `${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`,
    ],
    [
      'differences: members, buckets, places, ranks',
      [differences.members, differences.histogram, differences.standings, differences.ranks].join(
        ', ',
      ),
    ],
  ];
}

const documentOf = (rows: readonly (readonly [string, string])[]) =>
  [
    '# Rankings of a country',
    '',
    'Written by `npm run simulate:tree` at its full size; the sizes and differences are the same in every run, the times are those of the',
    'machine that ran it last, one process on one processor; above a load of its processors they are longer by that much.',
    '',
    'One cloud environment serves a district, and what it counts stays there. Upwards it hands one summary: histograms of points and the first',
    `${standingsKept} places, each an id that means nothing elsewhere; no name, no other record. Provinces and the country merge summaries with the code`,
    'that merges committees (`cloudfunctions/shared/domain/summary-count.ts`). Beside it the run counts every invented member directly: histograms of',
    `season, month, week and one segment, the first ${standingsKept} places, and 1,000 ranks over the whole range must agree, and do.`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map(([what, figure]) => `| ${what} | ${figure} |`),
    '',
    'So a member of any district learns the rank among all from two reads: the own header and one summary, which is as long for a country as for a',
    'district, since it grows with the number of different scores and not with members.',
    '',
    'What it does not show: networks between environments, which would have to carry one round as often as the country wants to be recounted, and',
    'environments that are behind: what the country shows of such a district is as old as what it handed up last.',
    '',
  ].join('\n');

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} wants a whole number above 0`);
  return value;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
