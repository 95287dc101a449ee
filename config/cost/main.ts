import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CostRow, billOf, operationsFile, pricesFile } from './model';

/** Active members of the three columns of goals. */
const SIZES = [1_000, 100_000, 10_000_000];
const PAGE = path.join(__dirname, '..', '..', 'docs', 'cost.md');

/**
 * `npm run cost`: what a month costs, from the operations that tests count and the prices in prices.json. Prints the tables and
 * writes them into docs/cost.md below its mark.
 */
function main(): void {
  const prices = pricesFile.parse(read('prices.json'));
  const operations = operationsFile.parse(read('operations.json'));
  const bills = SIZES.map((members) => billOf(members, operations, prices));
  const sections = bills.map(({ members, environments, rows }) => {
    const total = rows.reduce((sum, { cost }) => sum + cost, 0);
    const head = `## ${words(members)} active members, ${words(environments)} environment${environments === 1 ? '' : 's'}`;
    const each = (total / members).toFixed(4);
    const sum = `**${money(total)} ${prices.currency} a month**, ${each} a member.`;
    return [head, '', sum, '', ...tableOf(rows, prices.currency)].join('\n');
  });
  const text = `${sections.join('\n\n')}\n`;
  console.log(text);
  const mark = '<!-- computed -->\n\n';
  const [intro = ''] = readFileSync(PAGE, 'utf8').split(mark);
  writeFileSync(PAGE, `${intro}${mark}${text}`);
}

const tableOf = (rows: readonly CostRow[], currency: string) => [
  `| What | Calls | Reads | Writes | ${currency} |`,
  '| --- | ---: | ---: | ---: | ---: |',
  ...rows.map(({ what, calls, reads, writes, cost }) => {
    return `| ${what} | ${words(calls)} | ${words(reads)} | ${words(writes)} | ${money(cost)} |`;
  }),
];

const words = (figure: number) => figure.toLocaleString('en');
const money = (figure: number) =>
  figure.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, name), 'utf8')) as unknown;

main();
