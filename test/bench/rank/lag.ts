import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Organisation } from '../../../cloudfunctions/shared/domain/organisation';
import { seasonMonthOf, seasonWeekOf } from '../../../cloudfunctions/shared/domain/season-time';
import {
  partIdOf,
  type StoredSummary,
  type SummaryPart,
} from '../../../cloudfunctions/shared/domain/summary-shape';
import { branchesARun } from '../../../cloudfunctions/shared/domain/summary-run';
import { buildFunctions, FUNCTIONS_DIR } from '../../../config/functions';
import { startLocalCloud, type LocalCloud } from '../../../local-cloud';
import { aRecord, aSeason } from '../../tools/builders';
import { environment } from '../../tools/test-cloud';
import { goalLine } from '../local-cloud/report';

/**
 * From a credit to the ranking of the whole season: the real timer runs the real function, credits come into so many branches a
 * cycle, and a reader looks until each is counted in the district's summary.
 */
const BRANCHES = 60;
const COMMITTEES = 4;
const MEMBERS = 40;
const DIRTY = [1, 10, 50];
const POLL_MS = 100;
const CYCLE_MS = 5_000;
const GOAL_SECONDS = 10;
/** An older document of the platform; larger plans answer more. */
const BASE_PLAN_QUERIES = 30;

/** What a run of the summaries asks for; other timers have rooms of their own. */
const READ = [
  'seasons',
  'organisations',
  'studyRecords',
  'summaries',
  'summaryParts',
  'summaryRuns',
];

interface Waiting {
  branchId: string;
  earned: number;
  sinceMs: number;
}

export async function measureLag(folder: string, cycles: number): Promise<void> {
  await buildFunctions();
  const cloud = await LagCloud.start(path.join(folder, 'lag'));
  try {
    await setTimeout(2 * CYCLE_MS);
    const all = (BRANCHES * MEMBERS).toLocaleString('en');
    console.log(`\nfrom a credit to the ranking of ${all} members, the real timer at work`);
    for (const dirty of DIRTY) {
      const { lags, reads, runs } = await cloud.creditAndWait(dirty, cycles);
      const [p50, p99] = [0.5, 0.99].map((share) => quantile(lags, share) / 1000);
      console.log(
        `${String(dirty).padStart(2)} branches a cycle: p50 ${p50?.toFixed(1)} s, p99 ${p99?.toFixed(1)} s of ${lags.length} credits; ${(reads / runs.length).toFixed(0)} reads a run, which takes ${quantile(runs, 0.5).toFixed(0)} ms (worst ${Math.max(...runs).toFixed(0)})`,
      );
      console.log(goalLine(`p99 with ${dirty} dirty branches, s`, p99 ?? NaN, GOAL_SECONDS, true));
      if (dirty === branchesARun) printBound(reads / runs.length + dirty + COMMITTEES + 2);
    }
  } finally {
    await cloud.close();
  }
}

/** Beyond one run's branches the others wait for the next: how long, where the platform answers so many queries a second. */
function printBound(operations: number): void {
  const runSeconds = Math.max(CYCLE_MS / 1000, operations / BASE_PLAN_QUERIES);
  const minutes = ((2_500 / branchesARun) * runSeconds) / 60;
  console.log(
    `beyond that: ${operations.toFixed(0)} operations a run; at the base plan's ${BASE_PLAN_QUERIES} queries a second a full run takes ${(operations / BASE_PLAN_QUERIES).toFixed(1)} s, and 2,500 branches at once wait at most ${minutes.toFixed(1)} min`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

class LagCloud {
  private reads = 0;
  private runs: number[] = [];
  private isLooking = false;
  private readonly earned = new Map<string, number>();
  private next = 0;
  private cloud!: LocalCloud;

  static async start(dataDir: string): Promise<LagCloud> {
    mkdirSync(dataDir);
    const own = new LagCloud();
    own.cloud = await startLocalCloud({
      ...{ dataDir, functionsDir: FUNCTIONS_DIR, environment, timers: true },
      collectionsFile: path.join(__dirname, '../../../cloudfunctions/collections.json'),
      explain: ({ collection }) => {
        if (!own.isLooking && READ.includes(collection)) own.reads += 1;
      },
      log: (line) => {
        const { call, tookMs } = JSON.parse(line) as { call?: string; tookMs?: number };
        if (call === 'summarise' && tookMs !== undefined) own.runs.push(tookMs);
      },
    });
    for (const [collection, list] of Object.entries(documents()))
      await own.cloud.database.insertMany(collection, list);
    return own;
  }

  /** Credits so many branches within each cycle, spread over it, and looks until all of them are counted. */
  async creditAndWait(dirty: number, cycles: number) {
    [this.reads, this.runs] = [0, []];
    const waiting: Waiting[] = [];
    const lags: number[] = [];
    const startedMs = performance.now();
    let credited = 0;
    while (credited < dirty * cycles || waiting.length > 0) {
      const due = Math.min(
        dirty * cycles,
        Math.ceil(((performance.now() - startedMs) / CYCLE_MS) * dirty),
      );
      for (; credited < due; credited += 1) waiting.push(await this.credit());
      const seen = await this.look();
      for (const one of [...waiting]) {
        if ((seen.get(one.branchId) ?? 0) < one.earned) continue;
        lags.push(performance.now() - one.sinceMs);
        waiting.splice(waiting.indexOf(one), 1);
      }
      await setTimeout(POLL_MS);
    }
    return { lags, reads: this.reads, runs: this.runs };
  }

  private async credit(): Promise<Waiting> {
    const place = this.next++;
    const branchId = `b${place % BRANCHES}`;
    const nowMs = Date.now();
    const totals = ['score', `months.${seasonMonthOf(nowMs)}`, `weeks.${seasonWeekOf(nowMs)}`];
    this.isLooking = true;
    const written = this.cloud.database.updateMany(
      'studyRecords',
      { _id: `s2026:${branchId}-${Math.floor(place / BRANCHES) % MEMBERS}` },
      {
        $inc: Object.fromEntries([...totals, `byBranch.${branchId}`].map((name) => [name, 1])),
        $set: { changedAtMs: nowMs, reachedAtMs: nowMs },
      },
    );
    this.isLooking = false;
    if ((await written) !== 1) throw new Error('nobody was credited');
    const earned = (this.earned.get(branchId) ?? 0) + 1;
    this.earned.set(branchId, earned);
    return { branchId, earned, sinceMs: performance.now() };
  }

  /** What the season's summary says of every branch. */
  private async look(): Promise<Map<string, number>> {
    const summaryId = 's2026:district';
    const [head] = (await this.lookInto('summaries', { _id: summaryId })) as StoredSummary[];
    if (!head) return new Map();
    const _id = partIdOf(summaryId, head.current, 'branches');
    const [part] = (await this.lookInto('summaryParts', { _id })) as SummaryPart[];
    return new Map(part?.branches?.map((one) => [one.branchId, one.season.earned]));
  }

  /** An own look is no read of a run. */
  private lookInto(collection: string, filter: Record<string, unknown>): Promise<unknown[]> {
    this.isLooking = true;
    const found = this.cloud.database.find(collection, filter);
    this.isLooking = false;
    return found;
  }

  close = (): Promise<void> => this.cloud.close();
}

function documents(): Record<string, Record<string, unknown>[]> {
  const organisation = (
    _id: string,
    kind: Organisation['kind'],
    path: string[],
  ): Record<string, unknown> => ({
    ...{ _id, kind, name: _id, path, parentId: path.at(-2) ?? null, memberCount: MEMBERS },
  });
  const branches = Array.from({ length: BRANCHES }, (_, n) => ({
    branchId: `b${n}`,
    orgPath: ['district', `c${n % COMMITTEES}`, `b${n}`],
  }));
  const season = aSeason({ startsAtMs: Date.now() - 1000, endsAtMs: Date.now() + 3_600_000 });
  return {
    organisations: [
      organisation('district', 'district', ['district']),
      ...Array.from({ length: COMMITTEES }, (_, n) =>
        organisation(`c${n}`, 'committee', ['district', `c${n}`]),
      ),
      ...branches.map((one) => organisation(one.branchId, 'branch', one.orgPath)),
    ],
    seasons: [{ ...season }],
    studyRecords: branches.flatMap((one) =>
      Array.from({ length: MEMBERS }, (_, n) => ({ ...aRecord(`${one.branchId}-${n}`, one) })),
    ),
  };
}
