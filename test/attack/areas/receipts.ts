import { inGroups } from '../../../cloudfunctions/shared/runtime/in-groups';
import { sumOfLedger } from '../../../cloudfunctions/shared/domain/ledger';
import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import { SeededRandom } from '../../../local-cloud/seeded-random';
import { aSession, minuteMs, startsAtMs } from '../../tools/builders';
import { enrolled, openidOf, peopleOf } from '../../tools/test-cloud';
import type { AttackArea } from '../area';
import { codeAt } from '../season';
import type { World } from '../world';

interface Receipt {
  memberId: string;
  sessionId: string;
  code: string;
}

const sessions = 10;
const sessionIdOf = (at: number) => `0FF11NE${at.toString(32).toUpperCase()}`;

/**
 * Codes scanned without a network and uploaded hours later: shuffled, each sent up to four times, many side by side. None may be
 * lost, none counted twice: each waits once for the secretary.
 */
export const receipts: AttackArea = {
  name: 'receipts',
  async run(world, tally, { full }) {
    const members = full ? 1_000 : 40;
    const all = await plant(world, members);
    world.test.clock.set(startsAtMs + 240 * minuteMs);
    const sent = shuffled([
      ...all,
      ...all.filter((_, at) => at % 2 === 0),
      ...all.filter((_, at) => at % 3 === 0),
    ]);
    const outcomes = await inGroups(sent, 8, async (one) => {
      const reply = await world.test.call(openidOf(one.memberId), 'check-in', 'redeem', {
        code: one.code,
      });
      return reply.ok ? reply.data.outcome : reply.code;
    });
    const first = outcomes.filter((one) => one === 'pending').length;
    const again = outcomes.filter((one) => one === 'already').length;
    tally.noteMany(sent.length, sent.length - first - again, 'receipts answered oddly');
    tally.note(first === all.length, () => `${first} of ${all.length} receipts were taken`);
    const { lost, doubled } = await counted(world, all);
    tally.note(lost === 0, () => `${lost} receipts were lost`);
    tally.note(doubled === 0, () => `${doubled} receipts stand twice`);
  },
};

async function plant(world: World, members: number): Promise<Receipt[]> {
  await world.reset();
  const ids = Array.from({ length: members }, (_, at) => `offline-${at}`);
  const { database } = world.test.cloud;
  for (const [collection, list] of Object.entries(peopleOf(ids.map((id) => enrolled(id)))))
    await database.insertMany(collection, list);
  const planned = Array.from({ length: sessions }, (_, at) => aSession({ _id: sessionIdOf(at) }));
  await database.insertMany(
    'sessions',
    planned.map((one) => ({ ...one })),
  );
  return ids.flatMap((memberId, at) =>
    planned.map(({ _id: sessionId }) => ({
      ...{ memberId, sessionId },
      code: codeAt(startsAtMs + (at % 30) * minuteMs, sessionId),
    })),
  );
}

async function counted(world: World, all: readonly Receipt[]) {
  let lost = 0;
  let doubled = 0;
  const found = await world.test.cloud.database.find('studyRecords', {});
  const records = new Map((found as unknown as StudyRecord[]).map((one) => [one.memberId, one]));
  for (const { memberId, sessionId } of all) {
    const record = records.get(memberId);
    if (record?.attendance[sessionId]?.status !== 'pending') lost += 1;
    if (record?.pending.filter((one) => one === sessionId).length !== 1) doubled += 1;
    if (record && (record.score !== 0 || sumOfLedger(record) !== 0)) doubled += 1;
  }
  return { lost, doubled };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const random = new SeededRandom('receipts');
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random.bytes(4).readUInt32LE(0) % (last + 1);
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}
