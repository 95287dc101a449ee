import { sumOfLedger } from '../../../cloudfunctions/shared/domain/ledger';
import { startsAtMs } from '../../tools/builders';
import type { AttackArea } from '../area';
import { codeAt, type Role } from '../season';
import type { World } from '../world';

interface Answered {
  outcome: string;
}

/** One member at many phones at once: a credit is given once, whoever else does what meanwhile. */
export const races: AttackArea = {
  name: 'races',
  async run(world, tally, { full }) {
    const rounds = full ? 5 : 1;
    for (let round = 0; round < rounds; round += 1) {
      await world.reset();
      const codes = [codeAt(startsAtMs), codeAt(startsAtMs - 10_000), codeAt(startsAtMs - 30_000)];
      const replies = await Promise.all(
        Array.from({ length: 1_000 }, (_, at) =>
          world.call(tally, 'member', 'check-in', {
            action: 'redeem',
            // Every other round mixes fresh and stale codes, with and without the hint of the branch.
            input: {
              code: codes[round % 2 ? at % 3 : 0],
              ...(at % 2 ? { branchId: 'branch-1' } : {}),
            },
          }),
        ),
      );
      const outcomes = replies.map((reply) =>
        reply.ok ? (reply.data as Answered).outcome : reply.code,
      );
      const credited = outcomes.filter((one) => one === 'present').length;
      const record = await world.record('m-member');
      tally.note(credited === 1, () => `${credited} of 1,000 simultaneous check-ins were credited`);
      tally.note(record.score === 10 && sumOfLedger(record) === 10, () => `score ${record.score}`);
      tally.noteMany(1_000, outcomes.filter((one) => !isFine(one)).length, 'odd answers to a race');
    }
    await differentMembers(world, (held, what) => tally.note(held, what));
  },
};

const isFine = (outcome: string) => ['present', 'already', 'pending', 'BUSY'].includes(outcome);

/** Two roles race the same code: each gets exactly the own credit. */
async function differentMembers(
  world: World,
  note: (held: boolean, what: () => string) => void,
): Promise<void> {
  await world.reset();
  const code = codeAt(startsAtMs);
  const callers: Role[] = ['member', 'secretary'];
  await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      world.test.call(at % 2 ? 'o-m-member' : 'o-m-secretary', 'check-in', 'redeem', { code }),
    ),
  );
  for (const role of callers) {
    const { score } = await world.record(`m-${role}`);
    note(score === 10, () => `${role} has ${score} after the race`);
  }
}
