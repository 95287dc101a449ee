import fc from 'fast-check';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { seasonMonthOf, seasonWeekOf } from '../../cloudfunctions/shared/domain/season-time';
import { repositories, type Repositories } from '../../cloudfunctions/shared/repositories';
import { settings } from '../../cloudfunctions/shared/runtime/settings';
import { summariseSeason } from '../../cloudfunctions/summarise/summarise-season';
import { checkSummaries } from '../../config/summary-check';
import { startBareCloud, type BareCloud } from '../tools/bare-cloud';
import { aRecord, aSeason, startsAtMs } from '../tools/builders';
import { wholeSummary } from '../tools/whole-summary';

/**
 * A run of the summaries that dies at any of its writes, before the store has it or after, alone or beside another run, while scores change:
 * what the runs after it leave must equal a recount. The use case runs in this process over the real SDK and store.
 */
const weekMs = 7 * 86_400_000;
const branches = ['b1', 'b2', 'b3'];
const committeeOf: Record<string, string> = { b1: 'c1', b2: 'c1', b3: 'c2' };

function organisation(_id: string, kind: Organisation['kind'], path: string[]): Organisation {
  return { _id, kind, name: _id, parentId: path.at(-2) ?? null, path, memberCount: 3 };
}
const organisations = [
  organisation('district', 'district', ['district']),
  ...['c1', 'c2'].map((id) => organisation(id, 'committee', ['district', id])),
  ...branches.map((id) => organisation(id, 'branch', ['district', committeeOf[id] ?? '', id])),
];
const records = branches.flatMap((branchId) =>
  ['x', 'y', 'z'].map((name) =>
    aRecord(`${branchId}-${name}`, {
      ...{ branchId, orgPath: ['district', committeeOf[branchId] ?? '', branchId] },
      changedAtMs: startsAtMs,
    }),
  ),
);

class Crash extends Error {}
interface CrashPoint {
  /** Which write of the run, from 1 on. */
  write: number;
  /** Dies when the store has it; otherwise before. */
  after: boolean;
}

let bare: BareCloud;
let nowMs: number;

beforeAll(async () => {
  bare = await startBareCloud({});
});
afterAll(() => bare.close());

async function startOver(): Promise<void> {
  const { database } = bare.cloud;
  const counted = ['summaries', 'summaryParts', 'summaryRuns'];
  for (const name of ['organisations', 'seasons', 'studyRecords', ...counted])
    await database.removeMany(name, {});
  await database.insertMany(
    'organisations',
    organisations.map((one) => ({ ...one })),
  );
  await database.insertMany('seasons', [{ ...aSeason() }]);
  await database.insertMany(
    'studyRecords',
    records.map((one) => ({ ...one })),
  );
  nowMs = startsAtMs;
}

/** Points for somebody, as a credit writes them. */
async function credit(memberId: string, points: number): Promise<void> {
  const [month, week] = [seasonMonthOf(nowMs), seasonWeekOf(nowMs)];
  const branchId = memberId.slice(0, 2);
  await bare.cloud.database.updateMany(
    'studyRecords',
    { memberId },
    {
      $inc: {
        score: points,
        ...{ [`months.${month}`]: points, [`weeks.${week}`]: points },
        [`byBranch.${branchId}`]: points,
      },
      $set: { changedAtMs: nowMs, reachedAtMs: nowMs },
    },
  );
}

/** One run; answers how many writes it made, or undefined when it died. */
async function run(crash?: CrashPoint): Promise<number | undefined> {
  let writes = 0;
  const dying =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      writes += 1;
      const dies = writes === crash?.write;
      if (dies && !crash.after) throw new Crash();
      const result = await write(...args);
      if (dies) throw new Crash();
      return result;
    };
  const real = repositories();
  const dyingOnes: Repositories = {
    ...real,
    summaries: {
      ...real.summaries,
      keepParts: dying(real.summaries.keepParts),
      replace: dying(real.summaries.replace),
      dropParts: dying(real.summaries.dropParts),
      noteRun: dying(real.summaries.noteRun),
      noteIdle: dying(real.summaries.noteIdle),
    },
  };
  try {
    await summariseSeason({
      ...{ nowMs, repositories: dyingOnes, settings: settings() },
      random: (length) => new Uint8Array(length),
    });
    return writes;
  } catch (error) {
    if (error instanceof Crash) return undefined;
    throw error;
  }
}

/** The next runs find everything that waits; then nothing may differ, and nothing may wait. */
async function expectRecount(): Promise<void> {
  for (let next = 0; next < 3; next += 1) {
    nowMs += 5000;
    await run();
  }
  const checked = await checkSummaries(aSeason());
  for (const one of organisations) await wholeSummary(bare.cloud.database, `s2026:${one._id}`);
  expect(checked?.members).toBe(records.length);
  expect([...(checked?.notEqual ?? [['nothing', 'counted']])]).toEqual([]);
}

describe('dead at every single write, the next run makes it right', () => {
  const scenarios: [string, () => Promise<void>][] = [
    ['the first run of a season', () => credit('b1-x', 10)],
    [
      'a run after credits in two branches',
      async () => {
        for (let before = 0; before < 2; before += 1) await run();
        nowMs += 5000;
        await credit('b1-x', 10);
        await credit('b3-z', 3);
      },
    ],
    [
      'the first run of a week',
      async () => {
        await credit('b2-y', 5);
        for (let before = 0; before < 2; before += 1) await run();
        nowMs += weekMs;
        await credit('b2-y', 7);
      },
    ],
  ];

  it.each(scenarios)(
    '%s',
    async (_, arrange) => {
      let died = 0;
      for (const after of [false, true]) {
        for (let write = 1; ; write += 1) {
          await startOver();
          await arrange();
          const writes = await run({ write, after });
          if (writes === undefined) died += 1;
          await expectRecount();
          if (writes !== undefined) break;
        }
      }
      // Branches, committees, the district with its parts, and the note: fewer writes would mean that nothing was tried.
      expect(died).toBeGreaterThanOrEqual(2 * 7);
    },
    120_000,
  );
});

const anyCrash = fc.option(
  fc.record({ write: fc.integer({ min: 1, max: 14 }), after: fc.boolean() }),
  { nil: undefined },
);
const anyCredit = fc.record({
  member: fc.constantFrom(...records.map((one) => one.memberId)),
  points: fc.integer({ min: 1, max: 9 }),
});
const anyRound = fc.record({
  credits: fc.array(anyCredit, { maxLength: 4 }),
  during: fc.array(anyCredit, { maxLength: 3 }),
  runs: fc.array(anyCrash, { minLength: 1, maxLength: 3 }),
  afterMs: fc.constantFrom(0, 1, 5000, 61_000, weekMs),
});

it('whatever dies, overlaps and changes meanwhile, a recount finds no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRound, { minLength: 1, maxLength: 4 }),
      fc.scheduler(),
      async (rounds, scheduler) => {
        await startOver();
        for (const { credits, during, runs, afterMs } of rounds) {
          nowMs += afterMs;
          for (const { member, points } of credits) await credit(member, points);
          const started = [
            ...runs.map((crash) => scheduler.schedule(Promise.resolve()).then(() => run(crash))),
            ...during.map(({ member, points }) =>
              scheduler.schedule(Promise.resolve()).then(() => credit(member, points)),
            ),
          ];
          await scheduler.waitIdle();
          await Promise.all(started);
        }
        await expectRecount();
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
