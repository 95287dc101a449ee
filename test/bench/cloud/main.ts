import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions } from '../../../config/functions';
import { BenchProcess } from '../local-cloud/bench-process';
import { medianOf, type Block } from '../local-cloud/blocks';
import { STAGES, type Stage } from '../local-cloud/dataset';
import { Engine } from '../local-cloud/engine';
import { goalLine } from '../local-cloud/report';
import type { ServerReady } from '../local-cloud/server';
import { Hall, type Load } from './check-in';

/** `npm run bench:cloud`: what the functions bear. Each part measures both sides of its ratios in turn, in one run. */
const CLIENTS = 50;
const SDK_PROCESSES = 2;
/** Writes that the store commits together when 50 clients wait; what the ratio's bound is measured with. */
const BATCH = 50;

interface Effort {
  records: number;
  /** Records of a season's end are tens of kilobytes: fewer of them come. */
  rush: Record<Stage, number>;
  rounds: number;
  blockMs: number;
}

const FULL: Effort = {
  records: 20_000,
  rush: { start: 26_000, end: 6_000 },
  rounds: 7,
  blockMs: 1_000,
};
const QUICK: Effort = {
  records: 12_000,
  rush: { start: 2_600, end: 600 },
  rounds: 3,
  blockMs: 400,
};

/** One round of every side, one after the other; what slows the machine for a while slows them all. */
interface Round {
  echo: number;
  /** The same request of the SDK, answered at once: what its clients cost on the same processors. */
  sdk: number;
  update: Record<Stage, number>;
  batched: Record<Stage, number>;
  call: Record<Stage, Load>;
}

async function main(): Promise<void> {
  const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
  const effort = quick ? QUICK : FULL;
  const load = loadavg()[0]?.toFixed(2);
  console.log(
    `bench:cloud${quick ? ' --quick' : ''}, part check-in; ${cpus().length} processors, load ${load}`,
  );
  await buildFunctions();
  const rounds = await measureRounds(effort);
  printRounds(rounds);
  let lost = 0;
  for (const stage of STAGES) lost += await rushOf(stage, effort.rush[stage]);
  if (lost > 0) process.exitCode = 1;
}

async function measureRounds({ records, rounds, blockMs }: Effort): Promise<Round[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cloud-'));
  const argument = { dataDir: path.join(folder, 'data'), total: records };
  const server = await BenchProcess.start<ServerReady>('server.ts', argument);
  const { gatewayUrl, echoUrl } = server.ready;
  const clients = await Promise.all(
    Array.from({ length: SDK_PROCESSES }, async (_, number) =>
      BenchProcess.start('sdk-client.ts', { gatewayUrl, echoUrl, number }),
    ),
  );
  const engine = new Engine(folder, records);
  const members = Math.max(4_000, blockMs * 5);
  const halls = { start: await Hall.open('start', members), end: await Hall.open('end', members) };
  const throughSdk = async (measurement: string): Promise<number> => {
    const order = { measurement, clients: CLIENTS / SDK_PROCESSES, forMs: blockMs };
    const blocks = await Promise.all(clients.map((one) => one.run(order)));
    return blocks.reduce((sum, block: Block) => sum + block.perSecond, 0);
  };
  const round = async (): Promise<Round> => ({
    echo: await throughSdk('echo start'),
    sdk: await throughSdk('sdk-update start'),
    update: { start: await throughSdk('update start'), end: await throughSdk('update end') },
    batched: {
      start: engine.updateInBatches('start', BATCH, blockMs).perSecond,
      end: engine.updateInBatches('end', BATCH, blockMs).perSecond,
    },
    call: {
      start: await halls.start.closedLoop(CLIENTS, members, blockMs),
      end: await halls.end.closedLoop(CLIENTS, members, blockMs),
    },
  });
  try {
    await round();
    const all: Round[] = [];
    for (let done = 0; done < rounds; done += 1) all.push(await round());
    return all;
  } finally {
    await Promise.all([...clients, server].map((one) => one.stop()));
    await Promise.all(STAGES.map((stage) => halls[stage].close()));
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function printRounds(rounds: readonly Round[]): void {
  const median = (of: (round: Round) => number) => medianOf(rounds.map(of));
  console.log(`\n${CLIENTS} closed-loop clients, medians of ${rounds.length} interleaved rounds`);
  console.log(`plain HTTP echo ${median((one) => one.echo).toFixed(0)}/s`);
  console.log(
    `a check-in's write by the SDK, answered by that echo at once ${median((one) => one.sdk).toFixed(0)}/s: no store can be faster`,
  );
  for (const stage of STAGES) {
    const batched = median((one) => one.batched[stage]);
    const sdk = median((one) => one.update[stage]);
    const bound = (one: Round) => Math.min(one.echo, one.batched[stage]);
    console.log(`\nrecords at the season's ${stage}`);
    console.log(`  the store's own writes, ${BATCH} a commit   ${batched.toFixed(0)}/s`);
    console.log(`  SDK → gateway, durable check-in      ${sdk.toFixed(0)}/s`);
    const call = median((one) => one.call[stage].perSecond);
    const [p50, p99] = [
      median((one) => one.call[stage].p50Ms),
      median((one) => one.call[stage].p99Ms),
    ];
    console.log(
      `  client → function → gateway          ${call.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    );
    console.log(
      goalLine(
        'SDK → gateway of the smaller of echo and batched writes',
        median((one) => one.update[stage] / bound(one)),
        0.3,
      ),
    );
    const reachable = median((one) => one.sdk / bound(one)).toFixed(2);
    const ofReachable = median((one) => one.update[stage] / one.sdk).toFixed(2);
    console.log(`        an echo would reach ${reachable}; the local cloud ${ofReachable} of that`);
    console.log(
      goalLine(
        'whole path of SDK → gateway',
        median((one) => one.call[stage].perSecond / one.update[stage]),
        0.5,
      ),
    );
    console.log(goalLine('p99 of the whole path, ms', p99, 100, true));
  }
}

/** Everybody at once; answers how many were lost or doubled. */
async function rushOf(stage: Stage, members: number): Promise<number> {
  const hall = await Hall.open(stage, members);
  try {
    const { arrived, credited, wrong, totalSeconds, worstWaitMs, medianWaitMs } =
      await hall.rush(members);
    const perSecond = (arrived / totalSeconds).toFixed(0);
    console.log(
      `\n${arrived.toLocaleString('en')} check-ins at once, season's ${stage}: ${credited.toLocaleString('en')} credited, ${wrong} lost or doubled;`,
    );
    console.log(
      `  ${totalSeconds.toFixed(1)} s in all (${perSecond}/s), half waited ≤ ${(medianWaitMs / 1000).toFixed(1)} s, the worst ${(worstWaitMs / 1000).toFixed(1)} s`,
    );
    return wrong + (arrived - credited);
  } finally {
    await hall.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
