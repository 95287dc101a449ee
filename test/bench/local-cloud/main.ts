import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions } from '../../../config/functions';
import { BenchProcess } from './bench-process';
import { medianOf, type Block } from './blocks';
import { measureColdStarts, reportOf } from './cold-start';
import { STAGES } from './dataset';
import { Engine } from './engine';
import {
  goalLine,
  KINDS,
  medianMs,
  perSecond,
  ratio,
  rowsOf,
  tableOf,
  type Results,
} from './report';
import type { ServerReady } from './server';

/** Clients at work at once, spread over two processes: one process of the SDK cannot load the gateway. */
const CLIENTS = 20;
const SDK_PROCESSES = 2;

interface Effort {
  records: number;
  rounds: number;
  blockMs: number;
  /** Before the first round. A process compiles the SDK's code while it runs, for some thousands of requests. */
  warmUpMs: number;
  coldRounds: number;
}

const FULL: Effort = { records: 100_000, rounds: 7, blockMs: 500, warmUpMs: 2_000, coldRounds: 5 };
const QUICK: Effort = { records: 12_000, rounds: 3, blockMs: 300, warmUpMs: 150, coldRounds: 1 };

/** The processes of one run. */
interface Bench {
  server: BenchProcess<ServerReady>;
  clients: BenchProcess<unknown>[];
  engine: Engine;
}

interface Measurement {
  name: string;
  run: (bench: Bench, forMs: number) => Promise<Block>;
}

/** Asked through the SDK; a latency is measured with one client alone. */
const throughSdk = (name: string, clients = CLIENTS): Measurement => ({
  name,
  run: async (bench, forMs) => {
    const processes = clients === 1 ? bench.clients.slice(0, 1) : bench.clients;
    const share = clients / processes.length;
    const order = { measurement: name.replace(/ alone$/u, ''), clients: share, forMs };
    const blocks = await Promise.all(processes.map((one) => one.run(order)));
    return {
      perSecond: blocks.reduce((sum, block) => sum + block.perSecond, 0),
      medianMs: medianOf(blocks.map((block) => block.medianMs)),
    };
  },
});

const onEngine = (name: string): Measurement => ({
  name: `engine ${name}`,
  run: async ({ engine }, forMs) => await Promise.resolve(engine.run(name, forMs)),
});

const throughFunction = (name: string, clients: number): Measurement => ({
  name,
  run: async ({ server }, forMs) => await server.run({ measurement: name, clients, forMs }),
});

function measurements(): Measurement[] {
  return [
    throughSdk('echo start'),
    ...STAGES.map((stage) => throughSdk(`sdk-read ${stage}`)),
    throughSdk('sdk-update start'),
    ...STAGES.map((stage) => throughSdk(`sdk-insert ${stage}`)),
    ...STAGES.flatMap((stage) => [
      ...KINDS.flatMap((kind) => [throughSdk(`${kind} ${stage}`), onEngine(`${kind} ${stage}`)]),
      throughSdk(`read ${stage} alone`, 1),
      throughSdk(`poll ${stage} alone`, 1),
      throughFunction(`check-in ${stage}`, CLIENTS),
      throughFunction(`board ${stage}`, 1),
    ]),
  ];
}

/** All measurements in every round, one after the other: what slows the machine for a while slows both sides of a ratio. */
async function measure(bench: Bench, { rounds, blockMs, warmUpMs }: Effort): Promise<Results> {
  const results = new Map<string, Block[]>();
  const all = measurements();
  for (const one of all) await one.run(bench, warmUpMs);
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of round % 2 === 0 ? all : [...all].reverse()) {
      const block = await run(bench, blockMs);
      results.set(name, [...(results.get(name) ?? []), block]);
    }
  }
  return results;
}

function printReport(results: Results, engine: Engine): void {
  for (const stage of STAGES) {
    const sizes = engine.sizes[stage];
    const kilobytes = (share: number): string =>
      ((sizes[Math.floor(sizes.length * share)] ?? 0) / 1000).toFixed(1);
    console.log(
      `\nRecords at the season's ${stage}, ${kilobytes(0.5)} KB (p95 ${kilobytes(0.95)})`,
    );
    console.log(tableOf(results, rowsOf(stage)));
  }
  const echo = perSecond(results, 'echo start').toFixed(0);
  console.log(`\nplain HTTP echo ${echo}/s`);
  for (const kind of ['read start', 'read end', 'update start', 'insert start', 'insert end']) {
    const share = ratio(results, `sdk-${kind}`, 'echo start').toFixed(3);
    const rate = perSecond(results, `sdk-${kind}`).toFixed(0);
    console.log(`  ${kind} by the SDK, answered by that echo at once: ${rate}/s (× ${share})`);
  }
  console.log(
    'what the SDK itself costs its clients, on the same processors, bounds every figure above.\n',
  );
  console.log(
    goalLine('point read of HTTP echo', ratio(results, 'read start', 'echo start'), 0.25),
  );
  for (const stage of STAGES) {
    const bound = ratio(results, `sdk-read ${stage}`, 'echo start').toFixed(2);
    const ofBound = ratio(results, `read ${stage}`, `sdk-read ${stage}`).toFixed(2);
    console.log(
      `        an echo of such a record of the season's ${stage} would reach ${bound} by the same SDK; the local cloud ${ofBound} of that`,
    );
  }
  for (const stage of STAGES) {
    const update = ratio(results, `update ${stage}`, `engine update ${stage}`);
    console.log(goalLine(`conditional update of the engine's own, season's ${stage}`, update, 0.5));
    const bound = ratio(results, 'sdk-update start', `engine update ${stage}`).toFixed(2);
    const ofBound = ratio(results, `update ${stage}`, 'sdk-update start').toFixed(2);
    console.log(
      `        an echo would reach ${bound} by the same SDK; the local cloud ${ofBound} of that`,
    );
  }
  for (const stage of STAGES) {
    const poll = ratio(results, `poll ${stage} alone`, `read ${stage} alone`, 'medianMs');
    console.log(goalLine(`time of a board poll in point reads, season's ${stage}`, poll, 5, true));
  }
  const call = medianMs(results, 'board start').toFixed(1);
  console.log(`        a whole call of the board's poll, with identity and roles: ${call} ms`);
}

async function main(): Promise<void> {
  const startedMs = performance.now();
  const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
  const effort = quick ? QUICK : FULL;
  const load = (): string =>
    loadavg()
      .map((one) => one.toFixed(2))
      .join(' ');
  console.log(
    `bench:local-cloud${quick ? ' --quick' : ''}: ${effort.records} records, ${CLIENTS} clients, median of`,
  );
  console.log(`${effort.rounds} rounds; ${cpus().length} processors, load ${load()}`);
  await buildFunctions();
  const coldStarts = await measureColdStarts(effort.coldRounds);
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-local-cloud-'));
  const argument = { dataDir: path.join(folder, 'data'), total: effort.records };
  const server = await BenchProcess.start<ServerReady>('server.ts', argument);
  const { gatewayUrl, echoUrl, seedSeconds } = server.ready;
  console.log(`records written in ${seedSeconds.toFixed(0)} s`);
  const engine = new Engine(folder, effort.records);
  const clients = await Promise.all(
    Array.from({ length: SDK_PROCESSES }, async (_, number) =>
      BenchProcess.start('sdk-client.ts', { gatewayUrl, echoUrl, number }),
    ),
  );
  try {
    printReport(await measure({ server, clients, engine }, effort), engine);
    console.log(reportOf(coldStarts));
  } finally {
    await Promise.all([server, ...clients].map((one) => one.stop()));
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  console.log(`\n${seconds} s, load at the end ${load()}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
