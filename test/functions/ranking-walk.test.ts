import fc from 'fast-check';
import type { MemberRankingAnswer } from '../../cloudfunctions/shared/contract/ranking';
import { seasonMonthOf, seasonWeekOf } from '../../cloudfunctions/shared/domain/season-time';
import { rankMembers } from '../../cloudfunctions/ranking/rank-members';
import { repositories } from '../../cloudfunctions/shared/repositories';
import { settings } from '../../cloudfunctions/shared/runtime/settings';
import { summariseSeason } from '../../cloudfunctions/summarise/summarise-season';
import { startBareCloud, type BareCloud } from '../tools/bare-cloud';
import { aSeason, startsAtMs } from '../tools/builders';
import { enrolled, openidOf, organisations, peopleOf } from '../tools/test-cloud';

/** A reader walks through the pages while scores change and new versions appear between them. */
const everybody = Array.from({ length: 170 }, (_, n) => `m${String(n).padStart(3, '0')}`);
let bare: BareCloud;
let nowMs = startsAtMs;

beforeAll(async () => {
  const people = everybody.map((memberId, n) => {
    const score = (n * 7) % 23;
    return enrolled(memberId, { record: { score, byBranch: { 'branch-1': score } } });
  });
  bare = await startBareCloud({ organisations, seasons: [aSeason()], ...peopleOf(people) });
  for (let run = 0; run < 2; run += 1) await summarise();
});
afterAll(() => bare.close());

const context = () => ({
  ...{ nowMs, repositories: repositories(), settings: settings() },
  random: (length: number) => new Uint8Array(length),
});

async function summarise(): Promise<void> {
  nowMs += 5000;
  await summariseSeason(context());
}

async function credit(place: number, points: number): Promise<void> {
  nowMs += 1;
  const [month, week] = [seasonMonthOf(nowMs), seasonWeekOf(nowMs)];
  const totals = ['score', `months.${month}`, `weeks.${week}`, 'byBranch.branch-1'];
  await bare.cloud.database.updateMany(
    'studyRecords',
    { memberId: everybody[place] ?? '' },
    {
      $inc: Object.fromEntries(totals.map((path) => [path, points])),
      $set: { changedAtMs: nowMs, reachedAtMs: nowMs },
    },
  );
}

type Scope = 'branch' | 'all';

async function ask(scope: Scope, offset: number, version?: number): Promise<MemberRankingAnswer> {
  const { openidKey } = enrolled('m000').record;
  const outcome = await rankMembers(
    { scope, period: 'season', offset, ...(version === undefined ? {} : { version }) },
    { ...context(), caller: { openid: openidOf('m000'), openidKey } },
  );
  if (!('rows' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

const anyMoment = fc.record({
  credits: fc.array(
    fc.tuple(fc.nat({ max: everybody.length - 1 }), fc.integer({ min: 1, max: 9 })),
    {
      maxLength: 3,
    },
  ),
  runs: fc.nat({ max: 2 }),
});

/** Versions that runs can have made: each run after which credits stood that no run before it had counted. */
function versionsMade(moments: readonly { credits: unknown[]; runs: number }[]): number {
  let waiting = false;
  let made = 0;
  for (const { credits, runs } of moments) {
    waiting ||= credits.length > 0;
    if (!waiting || runs === 0) continue;
    made += 1;
    waiting = false;
  }
  return made;
}

/** Walks from the first page on; begins again when told another version, as the screen does. */
async function walk(
  scope: Scope,
  moments: readonly { credits: [number, number][]; runs: number }[],
) {
  let rows: MemberRankingAnswer['rows'] = [];
  let version: number | undefined;
  let restarts = 0;
  const left = [...moments];
  for (let offset: number | undefined = 0; offset !== undefined;) {
    const page = await ask(scope, offset, version);
    if (version !== undefined && page.version !== version) {
      [rows, version, offset] = [[], undefined, 0];
      restarts += 1;
      continue;
    }
    version = page.version;
    rows.push(...page.rows);
    offset = page.nextOffset;
    const moment = left.shift();
    for (const [place, points] of moment?.credits ?? []) await credit(place, points);
    for (let run = 0; run < (moment?.runs ?? 0); run += 1) await summarise();
  }
  return { rows, restarts };
}

/** A branch keeps its lists in the head, what is above in parts. */
const anyScope = fc.constantFrom<Scope>('all', 'branch');

it('shows everybody once, in order and with shared ranks, whatever changes between the pages', async () => {
  await fc.assert(
    fc.asyncProperty(anyScope, fc.array(anyMoment, { maxLength: 6 }), async (scope, moments) => {
      const { rows, restarts } = await walk(scope, moments);
      expect(rows.map((row) => row.name).sort()).toEqual(everybody.map((id) => `成员${id}`));
      rows.forEach((row, place) => {
        expect(row.points).toBeLessThanOrEqual(rows[place - 1]?.points ?? Infinity);
        expect(row.rank).toBe(1 + rows.filter((other) => other.points > row.points).length);
      });
      // Two versions are kept: one new one during a walk disturbs nobody.
      if (versionsMade(moments) <= 1) expect(restarts).toBe(0);
    }),
    { numRuns: 16, seed: 20261125 },
  );
}, 120_000);
