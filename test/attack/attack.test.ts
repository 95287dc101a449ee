import { areas } from './areas';
import { Tally } from './tally';
import { World } from './world';

/** A sample of `npm run attack`: every kind of attack, on a part of its cases. */
let world: World;
/** The longest takes 45 s with a processor of its own; it runs where it gets what others leave. */
const patienceMs = 300_000;

beforeAll(async () => {
  world = await World.start();
}, patienceMs);

test.each(areas.map((area) => [area.name, area] as const))(
  '%s: no breach, no defect',
  async (_name, area) => {
    const tally = new Tally();
    await area.run(world, tally, { full: false });
    expect(tally.breaches).toEqual([]);
    expect(tally.internal).toBe(0);
    expect(tally.cases).toBeGreaterThan(50);
  },
  patienceMs,
);

afterAll(async () => {
  const tally = new Tally();
  await world.close(tally);
  // Here and not in a test of its own: only now has everything been said that could tell a secret.
  if (tally.breaches.length > 0 || tally.cases < 1_000) throw new Error(tally.breaches.join('\n'));
}, patienceMs);
