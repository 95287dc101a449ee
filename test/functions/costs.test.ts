import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
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

/** The table "Costs to keep" of the architecture, counted on the wire between the SDK and the store. */
let test: TestCloud;
let counter: OperationCounter;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('one')] })],
    sessions: [aSession()],
    ...peopleOf([secretaryOf('branch-1'), enrolled('m1'), enrolled('m2'), enrolled('m3')]),
  });
  counter = await OperationCounter.start(test);
});
afterAll(async () => {
  await counter.close();
  await test.close();
});

const redeem = (memberId: string, atMs = startsAtMs) =>
  counter.call(
    'check-in',
    { action: 'redeem', input: { code: sessionCodeOf(signingKeys, 'SESS0001', slotOf(atMs)) } },
    openidOf(memberId),
  );

it('a check-in: one read cold, none warm, one write; a repeated scan: one read more', async () => {
  const cold = await redeem('m1');
  expect(cold).toMatchObject({
    reply: { ok: true },
    reads: ['database.getDocument sessions'],
    writes: ['database.modifyDocument studyRecords'],
  });
  const warm = await redeem('m2');
  expect(warm).toMatchObject({ reply: { ok: true }, reads: [] });
  expect(warm.writes).toHaveLength(1);
  const again = await redeem('m2');
  expect(again.reads).toEqual(['database.getDocument studyRecords']);
});

it('a late code: one read and one write more than nothing known', async () => {
  test.clock.advance(5 * minuteMs);
  const late = await redeem('m3');
  expect(late).toMatchObject({ reply: { ok: true, data: { outcome: 'pending' } } });
  expect(late.reads.length).toBeLessThanOrEqual(2);
  expect(late.writes).toHaveLength(1);
});

it('the first screen: three reads cold, two warm, no write', async () => {
  const overview = () => counter.call('home', { action: 'overview' }, openidOf('m1'));
  expect((await overview()).reads).toHaveLength(3);
  const warm = await overview();
  expect(warm.reads).toHaveLength(2);
  expect(warm.writes.filter((one) => one.startsWith('database.'))).toEqual([]);
});

it('a poll of the board: who asks, the session, two counts, the last names', async () => {
  const poll = await counter.call(
    'check-in',
    { action: 'boardCount', input: { sessionId: 'SESS0001' } },
    openidOf('m-secretary'),
  );
  expect(poll.reads).toHaveLength(7);
  expect(poll.writes).toEqual([]);
});
