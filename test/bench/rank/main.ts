import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BenchProcess } from '../local-cloud/bench-process';
import { medianOf, type Block } from '../local-cloud/blocks';
import { STAGES, type Stage } from '../local-cloud/dataset';
import { goalLine } from '../local-cloud/report';
import { measureLag } from './lag';
import { startRedis, type OwnRedis } from './redis';
import { idOf, type RankSeason } from './season';
import type { RankServerReady } from './server';

/**
 * `npm run bench:rank`: what a place in a ranking costs among 10^4, 10^5 and 10^6 members, beside Redis. All sides take
 * turns in one run; ratios are medians of the rounds' own.
 */
const WHATS = ['own', 'page', 'window'] as const;
const TITLES = { own: 'own rank', page: 'first page', window: 'neighbours' } as const;

interface Effort {
  sizes: number[];
  rounds: number;
  blockMs: number;
  /** Of the timer, in which credits come. */
  cycles: number;
}
const FULL: Effort = { sizes: [10_000, 100_000, 1_000_000], rounds: 9, blockMs: 250, cycles: 12 };
const QUICK: Effort = { sizes: [10_000, 100_000], rounds: 3, blockMs: 150, cycles: 4 };

type Round = Map<string, Block>;

async function main(): Promise<void> {
  const { quick, 'only-lag': onlyLag } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      'only-lag': { type: 'boolean', default: false },
    },
  }).values;
  const effort = quick ? QUICK : FULL;
  const load = loadavg()[0]?.toFixed(2);
  console.log(`bench:rank${quick ? ' --quick' : ''}; ${cpus().length} processors, load ${load}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-rank-'));
  const redis = await startRedis(folder);
  if (!redis) {
    console.log('no redis-server here (Debian: apt-get install redis-server): measured without it');
  }
  try {
    if (!onlyLag) await measure(folder, effort, redis);
    await measureLag(folder, effort.cycles);
  } finally {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, effort: Effort, redis: OwnRedis | undefined): Promise<void> {
  const seasons = STAGES.flatMap((stage) => effort.sizes.map((members) => ({ stage, members })));
  const redisPort = redis === undefined ? {} : { redisPort: redis.port };
  const startedMs = performance.now();
  // A store for each stage, so that both processors plant.
  const [start, end] = await Promise.all(
    STAGES.map((stage) =>
      BenchProcess.start<RankServerReady>(path.join(__dirname, 'server.ts'), {
        dataDir: path.join(folder, stage),
        seasons: seasons.filter((one) => one.stage === stage),
        ...redisPort,
      }),
    ),
  );
  if (!start || !end) throw new Error('a season has a start and an end');
  const servers: Servers = { start, end };
  printPlanted(servers, seasons, (performance.now() - startedMs) / 1000);
  const client = await BenchProcess.start(path.join(__dirname, 'client.ts'), {
    ...{ start: start.ready, end: end.ready },
    ...redisPort,
  });
  try {
    await printReads(servers, client, seasons);
    const rounds = await measureRounds(servers, client, seasons, effort, redis !== undefined);
    printRounds(rounds, effort, redis !== undefined);
  } finally {
    await Promise.all([client, start, end].map((one) => one.stop()));
  }
}

type Servers = Record<Stage, BenchProcess<RankServerReady>>;

function printPlanted(servers: Servers, seasons: readonly RankSeason[], seconds: number): void {
  const members = seasons.reduce((sum, one) => sum + one.members, 0);
  console.log(
    `${members.toLocaleString('en')} members planted in ${seconds.toFixed(0)} s, by the store's own inserts and with all its indexes: each has a record with the header that summaries are counted from; the 1,000 of a season that are asked about have the ledgers of its stage, the others none. Summaries are counted and merged by the domain from all of them, for the whole season alone`,
  );
  const kilobytes = (one: RankSeason): string => {
    const bytes = servers[one.stage].ready.summaryBytes[idOf(one)] ?? 0;
    return `${(bytes / 1000).toFixed(1)} KB (${one.stage}, ${one.members.toLocaleString('en')})`;
  };
  console.log(`heads of the summaries: ${seasons.map(kilobytes).join(', ')}`);
}

/** Requests that reach the store for one question; one process asks, so that none is missed. */
async function printReads(
  servers: Servers,
  client: BenchProcess<unknown>,
  seasons: readonly RankSeason[],
): Promise<void> {
  for (const what of WHATS) {
    const reads = new Set<number>();
    for (const { stage, members } of seasons) {
      const order = { clients: 1, forMs: 0 };
      const server = servers[stage];
      await server.run({ measurement: 'requests', ...order });
      await client.run({
        measurement: `store ${what} ${stage} ${members}`,
        clients: 1,
        forMs: 0.5,
      });
      const asked = await server.run<{ requests: number }>({ measurement: 'requests', ...order });
      reads.add(asked.requests);
    }
    console.log(`reads of one ${TITLES[what]}: ${[...reads].join(', ')}`);
  }
}

async function measureRounds(
  servers: Servers,
  client: BenchProcess<unknown>,
  seasons: readonly RankSeason[],
  { rounds, blockMs }: Effort,
  withRedis: boolean,
): Promise<Round[]> {
  const round = async (): Promise<Round> => {
    const blocks: Round = new Map();
    for (const { stage, members } of seasons) {
      const of = `${stage} ${members}`;
      const ask = async (process: BenchProcess<unknown>, measurement: string): Promise<void> => {
        const order = { measurement, clients: 1, forMs: blockMs };
        blocks.set(measurement, await process.run(order));
      };
      await ask(client, `store own ${of}`);
      await ask(servers[stage], `engine ${of}`);
      await ask(servers[stage], `statements ${of}`);
      if (withRedis) await ask(client, `zrevrank own ${of}`);
      if (withRedis) await ask(client, `redis own ${of}`);
      for (const what of ['page', 'window'] as const) {
        await ask(client, `store ${what} ${of}`);
        if (withRedis) await ask(client, `redis ${what} ${of}`);
      }
    }
    return blocks;
  };
  await round();
  const all: Round[] = [];
  for (let done = 0; done < rounds; done += 1) all.push(await round());
  return all;
}

function printRounds(rounds: readonly Round[], { sizes }: Effort, withRedis: boolean): void {
  const ms = (round: Round, name: string): number => round.get(name)?.medianMs ?? NaN;
  const median = (name: string): number => medianOf(rounds.map((round) => ms(round, name)));
  const ratio = (name: string, to: string): number =>
    medianOf(rounds.map((round) => ms(round, name) / ms(round, to)));
  const [smallest = 0, largest = 0] = [sizes[0], sizes.at(-1)];
  const most = largest.toLocaleString('en');
  for (const stage of STAGES) {
    console.log(`\nseason's ${stage}, p50 in µs, medians of ${rounds.length} interleaved rounds`);
    const us = (name: string): string => (1000 * median(name)).toFixed(0).padStart(8);
    for (const [title, side] of rowsOf(withRedis))
      console.log(
        `  ${title.padEnd(34)}${sizes.map((members) => us(`${side} ${stage} ${members}`)).join('')}`,
      );
    const growth = (what: string): number =>
      ratio(`store ${what} ${stage} ${largest}`, `store ${what} ${stage} ${smallest}`);
    const at = `${stage} ${largest}`;
    if (withRedis) printBesideRedis(stage, most, ratio, at);
    console.log(
      goalLine(`own rank, growth from ${smallest} to ${largest}`, growth('own'), 1.15, true),
    );
    console.log(
      goalLine(`first page, growth from ${smallest} to ${largest}`, growth('page'), 1.15, true),
    );
  }
}

const rowsOf = (withRedis: boolean): [title: string, side: string][] => [
  ['own rank, inside the local cloud', 'engine'],
  ['own rank, its SQL statements alone', 'statements'],
  ...(withRedis ? [['ZREVRANK, one round trip', 'zrevrank own'] as [string, string]] : []),
  ...WHATS.flatMap((what): [string, string][] => [
    [`${TITLES[what]}, SDK → gateway → store`, `store ${what}`],
    ...(withRedis
      ? [[`${TITLES[what]}, SDK → gateway → Redis`, `redis ${what}`] as [string, string]]
      : []),
  ]),
];

function printBesideRedis(
  stage: Stage,
  most: string,
  ratio: (name: string, to: string) => number,
  at: string,
): void {
  const goal = stage === 'start' ? 0.5 : 1;
  // The local cloud reads requests, plans and writes answers in JavaScript; what the store does of that are the statements.
  for (const [title, side] of [
    ['inside the local cloud', 'engine'],
    ['by its SQL statements alone', 'statements'],
  ] as const) {
    const share = ratio(`${side} ${at}`, `zrevrank own ${at}`);
    console.log(goalLine(`own rank of ${most} ${title}, of a ZREVRANK`, share, goal, true));
  }
  for (const what of WHATS)
    console.log(
      goalLine(
        `${TITLES[what]} of ${most} over the whole path, of the same from Redis`,
        ratio(`store ${what} ${at}`, `redis ${what} ${at}`),
        1,
        true,
      ),
    );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
