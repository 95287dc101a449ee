import type { AttackArea } from '../area';
import { allActions, goodRequestsOf, placesIn, withAt } from '../requests';
import { knownFieldsOf } from '../season';

/** Texts, lists and depths far beyond what any field is for. */
const oversize: readonly (() => unknown)[] = [
  () => 'A'.repeat(100_000),
  () => '冬'.repeat(100_000),
  () => Array(20_000).fill('m-member'),
  () => Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, at])),
  () => JSON.parse('['.repeat(3_000) + ']'.repeat(3_000)) as unknown,
  () => JSON.parse('{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000)) as unknown,
];

/** Requests that are too large in any place are refused quickly, and the function lives on. */
export const oversizeInputs: AttackArea = {
  name: 'oversize',
  async run(world, tally, { full }) {
    await world.reset();
    const before = await world.stored();
    for (const { name, action, schema } of allActions()) {
      const good = goodRequestsOf(schema, knownFieldsOf({ name, action }))[0] ?? {};
      const places = full ? placesIn(good) : placesIn(good).slice(0, 1);
      for (const at of places) {
        for (const make of full ? oversize : oversize.slice(0, 3)) {
          const input = withAt(good, at, make());
          const reply = await world.call(tally, 'secretary', name, { action, input });
          tally.note(
            !reply.ok,
            () => `${name}.${action} took an oversize input at ${at.join('.')}`,
          );
        }
      }
    }
    const tooLarge = { action: 'redeem', input: { code: 'A'.repeat(7_000_000) } };
    const reply = await world.call(tally, 'member', 'check-in', tooLarge);
    tally.note(!reply.ok, () => 'seven megabytes were taken');
    tally.note((await world.stored()) === before, () => 'an oversize input changed something');
  },
};
