import { areas } from './areas';
import { Tally } from './tally';
import { World } from './world';

/** `npm run attack`: every case of every area, or of those whose name is given after `--only`. */
async function main(): Promise<void> {
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? undefined : process.argv[at + 1];
  const chosen = areas.filter((area) => only === undefined || area.name === only);
  if (chosen.length === 0)
    throw new Error(`--only takes one of ${areas.map((area) => area.name).join(', ')}`);
  const world = await World.start();
  const total = new Tally();
  for (const area of chosen) {
    const tally = new Tally();
    const startedAtMs = performance.now();
    await area.run(world, tally, { full: true });
    report(area.name, tally, performance.now() - startedAtMs);
    total.add(tally);
  }
  const scan = new Tally();
  await world.close(scan);
  report('secrets', scan, 0);
  total.add(scan);
  const { cases, internal, breaches } = total;
  console.log(
    `\n${cases.toLocaleString('en')} cases, ${breaches.length} breaches, ${internal} answers of kind INTERNAL`,
  );
  if (breaches.length > 0) process.exitCode = 1;
}

function report(name: string, tally: Tally, tookMs: number): void {
  const { cases, breaches } = tally;
  const counts = `${cases.toLocaleString('en').padStart(10)} cases  ${String(breaches.length).padStart(4)} breaches`;
  console.log(`${name.padEnd(18)}${counts}  ${(tookMs / 1000).toFixed(1).padStart(6)} s`);
  for (const breach of breaches.slice(0, 20)) console.log(`  ${breach}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
