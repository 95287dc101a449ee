import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { usualGoal, warningOf } from '../../cloudfunctions/shared/domain/early-warning';
import { courseEndsMs, valueAt, weekIn } from '../../cloudfunctions/shared/domain/plan-course';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { playedBranches } from './plan-courses';
import { outcomesOf, precisionOf, recallOf, type WarningRule } from './warning-outcomes';

/** `npm run early-warning`: how often the early warning is right on random seasons; writes docs/early-warning.md. */
const seasons = 150;
const branchesEach = 20;
const horizons = [28, 21, 14, 10, 7];

const likely: WarningRule = (course, nowMs) => warningOf(course, nowMs).mark === 'likely';
const possible: WarningRule = (course, nowMs) =>
  ['likely', 'possible'].includes(warningOf(course, nowMs).mark);
/** What is usually done: what the last four weeks brought goes on by the day. */
const straight: WarningRule = (course, nowMs) => {
  const week = weekIn(course, nowMs);
  const done = course.done.at(-1) ?? 0;
  const aDay = (done - valueAt(course.done, week - 5)) / 28;
  return done + (aDay * (courseEndsMs(course) - nowMs)) / dayMs < usualGoal * course.asked;
};
const rules = [
  ['「可能完不成」', likely],
  ['「可能完不成」 or 「在边缘」', possible],
  ['the last four weeks go on by the day (for comparison)', straight],
] as const;

const percent = (value: number) => `${Math.round(100 * value)} %`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

const lines = horizons.flatMap((days) => {
  const branches = playedBranches(`early warning ${days}`, seasons, branchesEach);
  const outcomes = outcomesOf(
    branches,
    rules.map(([, rule]) => rule),
    days,
  );
  return outcomes.map((one, at) =>
    row([
      ...[days, rules[at]?.[0] ?? '', one.warnedMissed, one.warnedReached],
      ...[one.silentMissed, one.silentClose, one.silentReached],
      ...[percent(precisionOf(one)), percent(recallOf(one))],
    ]),
  );
});

const text = [
  '# How often is the early warning right?',
  '',
  'Written by `npm run early-warning` with the code that warns (`cloudfunctions/shared/domain/early-warning.ts`, which states the rule) on seeded,',
  `invented seasons (\`test/simulation/plan-courses.ts\`): ${seasons * branchesEach} branches for each horizon, 6 to 14 tasks that fall due early, late or evenly, branches of 3 to`,
  `300 members of very different diligence, some that slacken, wake up or rally. The goal is ${percent(usualGoal)} of all that is asked when the last due day is over;`,
  'branches that had reached it already are left out. No real season was at hand: the figures tell how the rule copes with what we could imagine.',
  '',
  row([
    ...['days ahead', 'rule', 'warned, missed', 'warned, reached'],
    ...['not warned, missed', 'of them within 5 points', 'not warned, reached'],
    ...['right of the warnings', 'misses warned of'],
  ]),
  row(Array.from({ length: 9 }, () => '---')),
  ...lines,
  '',
  'On the screen both are marked, in two words; each says what is expected and what is missing. Whoever is warned of and rallies counts here as a warning',
  'that was wrong, though it may be one that helped.',
  '',
].join('\n');
writeFileSync(path.resolve(__dirname, '../../docs/early-warning.md'), text);
console.log(text);
