import fc from 'fast-check';
import { markStatuses } from '../../cloudfunctions/shared/contract/vocabulary';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

/**
 * Scans, retries, doubled and late uploads, confirmations and marks by hand, in whatever order and overlap a scheduler and the four
 * instances of a function make of them, on a server's clock that jumps. Nobody promises which of two opposite wishes wins; what
 * must hold afterwards is that ledger, totals, lists and attendance tell one story.
 */
let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
afterAll(() => test.close());

const nowMs = startsAtMs + 20 * minuteMs;
const standing = fc.constantFrom(
  'present' as const,
  'present' as const,
  ...markStatuses,
  'pending' as const,
  'declined' as const,
);

const step = fc.oneof(
  fc.record({ kind: fc.constant('scan' as const), agoSlots: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ kind: fc.constant('confirm' as const) }),
  fc.record({ kind: fc.constant('decline' as const) }),
  fc.record({
    kind: fc.constant('mark' as const),
    to: fc.constantFrom(...markStatuses),
    seen: standing,
  }),
  fc.record({ kind: fc.constant('clock' as const), byMs: fc.integer({ min: -9_000, max: 9_000 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function act(one: Step, memberId: string, sessionId: string): Promise<string> {
  const secretary = openidOf('m-secretary');
  const reply = await answer();
  return reply === undefined || reply.ok ? 'OK' : reply.code;

  function answer() {
    switch (one.kind) {
      case 'scan': {
        const slot = slotOf(nowMs) - one.agoSlots;
        const code = sessionCodeOf(signingKeys, sessionId, slot);
        return test.call(openidOf(memberId), 'check-in', 'redeem', { code });
      }
      case 'confirm':
        return test.call(secretary, 'attendance', 'confirm', { sessionId, memberIds: [memberId] });
      case 'decline':
        return test.call(secretary, 'attendance', 'decline', {
          ...{ sessionId, memberIds: [memberId] },
          reason: '没有见到本人',
        });
      case 'mark':
        return test.call(secretary, 'attendance', 'mark', {
          sessionId,
          marks: [{ memberId, to: one.to, seen: one.seen, reason: '核对名单' }],
        });
      case 'clock':
        test.clock.advance(one.byMs);
        return undefined;
    }
  }
}

/** What may be answered; anything else, INTERNAL first of all, is a defect. */
const fine = ['OK', 'BUSY', 'CODE_NOT_YET_VALID', 'CHECK_IN_NOT_OPEN', 'TOO_MANY_CORRECTIONS'];

it('whatever overlaps, ledger, totals, lists and attendance tell one story', async () => {
  let sessions = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 3, maxLength: 10 }),
      fc.nat({ max: 3 }),
      async (scheduler, steps, doubled) => {
        sessions += 1;
        const sessionId = `RACE${String(sessions).padStart(4, '0')}`;
        await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id: sessionId }) }]);
        const memberId = await test.enroll();
        test.clock.set(nowMs);
        // Some requests are sent twice: a phone that lost the answer, a finger that pressed again.
        const all = [...steps, ...steps.slice(0, doubled)];
        const answers = all.map((one) =>
          scheduler
            .schedule(Promise.resolve(one), one.kind)
            .then(() => act(one, memberId, sessionId)),
        );
        await scheduler.waitIdle();
        for (const code of await Promise.all(answers)) expect(fine).toContain(code);

        const record = await test.record(memberId);
        const status = record.attendance[sessionId]?.status;
        const isThere = status === 'present' || status === 'late';
        const keys = Object.keys(record.entries);
        const credits = keys.filter((key) => !key.includes(':reversed:')).length;
        const reversals = keys.length - credits;
        expect(credits - reversals).toBe(isThere ? 1 : 0);
        expect(record.score).toBe(sumOfLedger(record));
        expect(record.score).toBe(status === 'present' ? 10 : status === 'late' ? 5 : 0);
        expect(record.attended).toEqual(isThere ? [sessionId] : []);
        expect(record.pending).toEqual(status === 'pending' ? [sessionId] : []);
        expect(Object.values(record.days).map((day) => day.checkIn ?? 0)).toEqual(
          credits > 0 ? [record.score] : [],
        );
        expect(record.byBranch['branch-1'] ?? 0).toBe(record.score);
      },
    ),
    { numRuns: 25, seed: 20261125 },
  );
}, 120_000);
