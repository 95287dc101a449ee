import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cron } from 'croner';
import * as z from 'zod';

const CLOUD_FUNCTIONS = path.join(__dirname, '..', '..', 'cloudfunctions');

const count = z.int().nonnegative();
const price = z.number().nonnegative();

/** Unit prices and what is assumed beside them; edited by whoever knows better. */
export const pricesFile = z.strictObject({
  source: z.string().min(1),
  currency: z.string().min(1),
  gigabyteSecond: price,
  tenThousandCalls: price,
  tenThousandReads: price,
  tenThousandWrites: price,
  gigabyteStoredADay: price,
  assumed: z.strictObject({
    millisecondsACall: price,
    kilobytesAMember: price,
    membersAnEnvironment: z.int().positive(),
    daysAMonth: z.int().positive(),
  }),
});
export type Prices = z.output<typeof pricesFile>;

const counted = { reads: count, writes: count };

/** Database operations of one call, counted on the wire by test/functions/costs.test.ts, and how often a member calls. */
export const operationsFile = z.strictObject({
  /** `aMonth`: of one active member, an assumption. */
  habits: z.array(z.strictObject({ call: z.string(), aMonth: count, ...counted })),
  /** So many runs one after the other that find nothing to do. */
  timers: z.array(z.strictObject({ call: z.string(), runs: z.int().positive(), ...counted })),
  /** What counting a branch anew takes on top of an idle run; in the worst case once a credit. */
  recount: z.strictObject({ aMonth: count, ...counted }),
});
export type Operations = z.output<typeof operationsFile>;

/** One row of the bill: what happens in a month, and what it costs. */
export interface CostRow {
  what: string;
  calls: number;
  reads: number;
  writes: number;
  cost: number;
}

interface FunctionConfig {
  memorySize: number;
  triggers?: { config: string }[];
}

export function configOf(name: string): FunctionConfig {
  const file = path.join(CLOUD_FUNCTIONS, name, 'config.json');
  return JSON.parse(readFileSync(file, 'utf8')) as FunctionConfig;
}

/** How often a trigger of seven fields fires in a day. */
export function runsADay(pattern: string): number {
  const from = new Date(Date.UTC(2026, 0, 4, 23, 59, 59, 999));
  const untilMs = from.getTime() + 86_400_000;
  const cron = new Cron(pattern, { paused: true, timezone: 'UTC' });
  let runs = 0;
  for (let next = cron.nextRun(from); next && next.getTime() <= untilMs; runs += 1)
    next = cron.nextRun(next);
  return runs;
}

/** The bill of one month for so many active members; the timers run in every environment. */
export function billOf(members: number, { habits, timers, recount }: Operations, prices: Prices) {
  const { assumed } = prices;
  const environments = Math.ceil(members / assumed.membersAnEnvironment);
  const days = assumed.daysAMonth;
  const rows = [
    ...habits.map(({ call, aMonth, reads, writes }) => {
      const calls = aMonth * members;
      return rowOf(`members: ${call}`, nameOf(call), calls, { reads, writes }, prices);
    }),
    ...timers.map(({ call, runs, ...all }) => {
      const [trigger] = configOf(call).triggers ?? [];
      const calls = trigger ? runsADay(trigger.config) * days * environments : 0;
      const each = { reads: all.reads / runs, writes: all.writes / runs };
      return rowOf(`timer: ${call}`, call, calls, each, prices);
    }),
  ];
  const recounts = recount.aMonth * members;
  const counting: CostRow = {
    ...{ what: 'counting branches anew, at most', calls: 0 },
    ...{ reads: recount.reads * recounts, writes: recount.writes * recounts },
    cost: costOf(0, recount.reads * recounts, recount.writes * recounts, 0, prices),
  };
  const gigabytes = (members * assumed.kilobytesAMember) / 1024 ** 2;
  const kept: CostRow = {
    ...{ what: `${gigabytes.toFixed(1)} GB kept`, calls: 0, reads: 0, writes: 0 },
    cost: gigabytes * prices.gigabyteStoredADay * days,
  };
  return { members, environments, rows: [...rows, counting, kept] };
}

const nameOf = (call: string) => call.replace(/\..*$/u, '');

function rowOf(
  what: string,
  name: string,
  calls: number,
  each: { reads: number; writes: number },
  prices: Prices,
): CostRow {
  const reads = each.reads * calls;
  const writes = each.writes * calls;
  const seconds = (calls * prices.assumed.millisecondsACall) / 1000;
  const gigabyteSeconds = (seconds * configOf(name).memorySize) / 1024;
  return {
    what,
    calls,
    reads,
    writes,
    cost: costOf(calls, reads, writes, gigabyteSeconds, prices),
  };
}

const costOf = (
  calls: number,
  reads: number,
  writes: number,
  gigabyteSeconds: number,
  prices: Prices,
) =>
  (calls * prices.tenThousandCalls +
    reads * prices.tenThousandReads +
    writes * prices.tenThousandWrites) /
    10_000 +
  gigabyteSeconds * prices.gigabyteSecond;
