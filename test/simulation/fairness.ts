import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  chanceOfTheBetter,
  shareInTopTenth,
  sizeBands,
  yardsticks,
  type Setting,
  type Yardstick,
} from './fairness-seasons';

/** `npm run fairness`: measures the ranking of branches against mean and total, and writes docs/fairness.md with its plot. */
const docs = path.resolve(__dirname, '../../docs');

const settings: readonly (readonly [name: string, setting: Setting])[] = [
  ['equal effort, 42 branches of 3–300', { branches: 42, largest: 300, seasons: 600, merit: 0 }],
  ['equal effort, 300 branches of 3–300', { branches: 300, largest: 300, seasons: 100, merit: 0 }],
  ['branches that differ (sd 12)', { branches: 42, largest: 300, seasons: 600, merit: 12 }],
  [
    'large branches at a disadvantage of 15',
    {
      ...{ branches: 300, largest: 300, seasons: 100, merit: 12 },
      byBand: { small: 0, medium: 10, large: -15 },
    },
  ],
];
const advantages = [0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1];
const names: Record<Yardstick, string> = {
  index: 'fair index',
  mean: 'plain mean',
  total: 'total',
};

const plain = (value: number) => value.toFixed(2);
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const shares = settings.map(([name, setting]) => ({
  name,
  by: yardsticks.map((yardstick) => ({ yardstick, share: shareInTopTenth(setting, yardstick) })),
}));
const chances = advantages.map((better) => ({ better, chance: chanceOfTheBetter(400, better) }));
const within = advantages.map((better) => chanceOfTheBetter(400, better, true));

const worst = Math.max(
  ...shares.flatMap(({ by }) =>
    sizeBands.map((band) => Math.abs((by[0]?.share[band] ?? Infinity) - 1)),
  ),
);
const at03 = chances[advantages.indexOf(0.3)]?.chance;
if (!at03) throw new Error('0.3 is one of the advantages');

const text = [
  '# How fair is the ranking of branches?',
  '',
  'Written by `npm run fairness`; every figure is measured with the code that ranks (`cloudfunctions/shared/domain/fairness.ts`) on seeded,',
  'invented seasons: branches of 3 to 300 members (each order of magnitude of size as likely as the next), members with 120 ± 40 points.',
  '',
  '## Has every size its share of the top tenth?',
  '',
  'Share of each size band among the first tenth, divided by its share of all branches: 1.00 is fair, the goal is 0.80 to 1.20.',
  '',
  row(['Season', 'Ranked by', 'small (< 10)', 'medium (10–49)', 'large (≥ 50)']),
  row(['---', '---', '---', '---', '---']),
  ...shares.flatMap(({ name, by }) =>
    by.map(({ yardstick, share }) =>
      row([name, names[yardstick], ...sizeBands.map((band) => plain(share[band]))]),
    ),
  ),
  '',
  `The fair index is off by at most ${percent(worst)}: ${worst <= 0.2 ? 'the goal holds' : 'the goal is missed'}. By mean, small branches fill the top (chance alone moves them most); by total, large ones.`,
  '',
  '## Does the better branch stand higher?',
  '',
  'How often a branch whose members are better by so many standard deviations stands above one that is not, whatever their sizes, and, in brackets, where both are of one size band:',
  '',
  row(['Better by', ...yardsticks.map((one) => names[one])]),
  row(['---', '---', '---', '---']),
  ...chances.map(({ better, chance }, place) =>
    row([
      `${better.toFixed(1)} sd`,
      ...yardsticks.map((one) => `${percent(chance[one])} (${percent(within[place]?.[one] ?? 0)})`),
    ]),
  ),
  '',
  `At 0.3 sd: index ${percent(at03.index)}, mean ${percent(at03.mean)}, total ${percent(at03.total)}. The goal is that the index is higher than both: ${at03.index > at03.mean && at03.index > at03.total ? 'it holds' : 'it is missed'}.`,
  '',
  '![How often the better branch stands higher, by advantage](fairness.svg)',
  '',
  '## What it does not do',
  '',
  '- It cannot tell a small branch that is good from one that was lucky; it shows the uncertainty beside the index instead.',
  '- A band of fewer than five branches is compared with all branches, since a mean of so few says little.',
  '- It corrects for size and nothing else: shifts, age and distance are not in it.',
  '',
].join('\n');

mkdirSync(docs, { recursive: true });
writeFileSync(path.join(docs, 'fairness.md'), text);
writeFileSync(path.join(docs, 'fairness.svg'), plot());
console.log(text);

/** Three lines over the advantage; a curve and its name have one colour, and each line its own dash. */
function plot(): string {
  const [width, height, left, bottom] = [640, 360, 56, 48];
  const x = (better: number) => left + (better / 1) * (width - left - 110);
  const y = (chance: number) => height - bottom - ((chance - 0.4) / 0.6) * (height - bottom - 24);
  const styles: Record<Yardstick, string> = {
    index: 'stroke="#B3261E" stroke-width="3"',
    mean: 'stroke="#1F1A17" stroke-width="2" stroke-dasharray="7 4"',
    total: 'stroke="#6F655C" stroke-width="2" stroke-dasharray="2 4"',
  };
  const label = (at: readonly [number, number], words: string, more = '') =>
    `<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}" ${more}>${words}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#1F1A17">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((chance) => [
      `<line x1="${left}" x2="${x(1)}" y1="${y(chance)}" y2="${y(chance)}" stroke="#E4DACC"/>`,
      label([left - 8, y(chance) + 4], `${(100 * chance).toFixed(0)} %`, 'text-anchor="end"'),
    ]),
    ...advantages.map((better) =>
      label([x(better), height - bottom + 20], better.toFixed(1), 'text-anchor="middle"'),
    ),
    label(
      [x(0.5), height - 8],
      'advantage of the better branch, standard deviations',
      'text-anchor="middle"',
    ),
    ...yardsticks.flatMap((one) => {
      const points = chances.map(
        ({ better, chance }) => `${x(better).toFixed(1)},${y(chance[one]).toFixed(1)}`,
      );
      const end = chances[chances.length - 1]?.chance[one] ?? 0;
      return [
        `<polyline fill="none" ${styles[one]} points="${points.join(' ')}"/>`,
        label([x(1) + 10, y(end) + (one === 'mean' ? 20 : 2)], names[one]),
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}
