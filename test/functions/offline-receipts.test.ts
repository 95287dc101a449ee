import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { SeededRandom } from '../../local-cloud/seeded-random';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

/**
 * A whole season's cellar: every phone kept its codes and sends them the next morning, shuffled, some of them twice, some
 * with a character changed. `OFFLINE_RECEIPTS=10000` for the full number; the suite takes a few.
 */
const receiptCount = Number(process.env['OFFLINE_RECEIPTS'] ?? 300);
const sessionCount = 10;
const memberCount = receiptCount / sessionCount;
const atOnce = 24;

const sessionIds = Array.from(
  { length: sessionCount },
  (_, one) => `CE11AR${String(one).padStart(2, '0')}`,
);
const memberIds = Array.from({ length: memberCount }, (_, one) => `cellar-${one}`);
/** One gathering a day at most, so that the day's cap takes nothing away. */
const startOf = (place: number) => startsAtMs - (sessionCount - 1 - place) * 60 * minuteMs;

interface Receipt {
  memberId: string;
  code: string;
}

let test: TestCloud;
const seeded = new SeededRandom('receipts');
const random = () => seeded.fraction();

beforeAll(async () => {
  const sessions = sessionIds.map((_id, place) => {
    const from = startOf(place);
    return aSession({
      _id,
      startsAtMs: from,
      endsAtMs: from + 50 * minuteMs,
      checkInOpensAtMs: from,
      checkInClosesAtMs: from + 50 * minuteMs,
      lateAfterMs: from + 50 * minuteMs,
      credit: { onTime: 10, late: 5, dayCap: 1_000, rulesVersion: 1 },
    });
  });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions,
    ...peopleOf([secretaryOf('branch-1'), ...memberIds.map((memberId) => enrolled(memberId))]),
  });
  test.clock.set(startsAtMs + 12 * 60 * minuteMs);
}, 120_000);
afterAll(() => test.close());

function receiptsOfAll(): Receipt[] {
  return sessionIds.flatMap((sessionId, place) =>
    memberIds.map((memberId) => {
      const seenAtMs = startOf(place) + Math.floor(random() * 45) * minuteMs;
      return { memberId, code: sessionCodeOf(signingKeys, sessionId, slotOf(seenAtMs)) };
    }),
  );
}

/** Sends all, so many side by side, and answers how often each outcome came. */
async function send(receipts: readonly Receipt[]): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  let next = 0;
  const worker = async () => {
    for (let one = receipts[next++]; one; one = receipts[next++]) {
      const reply = await test.call(openidOf(one.memberId), 'check-in', 'redeem', {
        code: one.code,
      });
      const outcome = reply.ok ? reply.data.outcome : reply.code;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function confirmAll(sessionId: string): Promise<void> {
  for (let from = 0; from < memberIds.length; from += 25) {
    const some = memberIds.slice(from, from + 25);
    await test.call(openidOf('m-secretary'), 'attendance', 'confirm', {
      sessionId,
      memberIds: some,
    });
  }
}

it('offline receipts, shuffled and repeated: none lost, none double, the tampered refused', async () => {
  const receipts = receiptsOfAll();
  const repeated = receipts.filter((_, place) => place % 5 === 0);
  const tampered = receipts
    .filter((_, place) => place % 50 === 0)
    .map(({ memberId, code }) => ({ memberId, code: `${code.slice(0, 9)}${code.slice(10)}0` }));
  const outcomes = await send(shuffled([...receipts, ...repeated, ...tampered]));
  expect(outcomes).toEqual({
    pending: receipts.length,
    already: repeated.length,
    CODE_NOT_OURS: tampered.length,
  });
  for (const sessionId of sessionIds) await confirmAll(sessionId);
  expect(await send(shuffled(repeated))).toEqual({ already: repeated.length });
  const records = (await test.cloud.database.find('studyRecords', {
    memberId: { $in: memberIds },
  })) as unknown as StudyRecord[];
  expect(records).toHaveLength(memberCount);
  for (const record of records) {
    expect(record.attended.sort()).toEqual(sessionIds);
    expect([record.score, sumOfLedger(record)]).toEqual([10 * sessionCount, 10 * sessionCount]);
    expect(record.pending).toEqual([]);
  }
}, 1_800_000);
