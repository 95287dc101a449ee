import operations from '../../config/cost/operations.json';
import { configOf, operationsFile, runsADay } from '../../config/cost/model';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { type CountedCall, OperationCounter } from '../tools/operation-counter';
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

const files = {
  posterFileId: 'cloud://local-cloud.local/poster.jpg',
  videoFileId: 'cloud://local-cloud.local/video.mp4',
};

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('one', { ...files, durationSeconds: 600 })] })],
    sessions: [aSession()],
    ...peopleOf([
      secretaryOf('branch-1'),
      enrolled('m1'),
      enrolled('m2'),
      enrolled('m3'),
      enrolled('m4'),
    ]),
  });
  for (const name of ['poster.jpg', 'video.mp4'])
    await test.cloud.storage.put(name, Buffer.from(name));
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

it('a lecture of ten minutes in an instance that is alone: two reads, four writes at most, a call a minute and two', async () => {
  // Nobody asks this instance for anything between two reports.
  test.clock.advance(2 * minuteMs);
  const all: CountedCall[] = [];
  const call = async (action: string, input: unknown) => {
    const counted = await counter.call('lecture', { action, input }, openidOf('m4'));
    expect(counted.reply).toMatchObject({ ok: true });
    all.push(counted);
    return (counted.reply as { data: { receipt: string } }).data;
  };
  let { receipt } = await call('start', { lectureId: 'one' });
  for (let second = 60; second <= 600; second += 60) {
    const beganAtMs = test.clock.now();
    test.clock.advance(minuteMs);
    const endedAtMs = test.clock.now();
    const played = [{ fromSeconds: second - 60, toSeconds: second, beganAtMs, endedAtMs }];
    ({ receipt } = await call('report', { receipt, played, final: second === 600 }));
  }
  const operations = (of: 'reads' | 'writes') =>
    all.flatMap((one) => one[of]).filter((one) => one.startsWith('database.'));
  expect(operations('reads')).toEqual([
    'database.getDocument seasons',
    'database.getDocument studyRecords',
  ]);
  expect(operations('writes').length).toBeLessThanOrEqual(2 + 600 / 300);
  expect(all.length).toBeLessThanOrEqual(2 + 600 / 60);
  expect((await test.record('m4')).watch.creditedSeconds).toBe(600);
});

it('the first screen: four reads cold, three warm, no write', async () => {
  const overview = () => counter.call('home', { action: 'overview' }, openidOf('m1'));
  expect((await overview()).reads).toHaveLength(4);
  const warm = await overview();
  expect(warm.reads).toHaveLength(3);
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

describe('what docs/cost.md is computed from', () => {
  const file = operationsFile.parse(operations);
  const figures = ({ reads, writes }: CountedCall) => ({
    reads: reads.filter((one) => one.startsWith('database.')).length,
    writes: writes.filter((one) => one.startsWith('database.')).length,
  });
  const stated = (call: string) => {
    const { reads, writes } = [...file.habits, ...file.timers].find((one) => one.call === call)!;
    return { reads, writes };
  };
  const ask = (name: string, action: string, input: unknown = {}) =>
    counter.call(name, { action, input }, openidOf('m4'));

  beforeAll(() => counter.call('summarise', {}));

  it.each([
    ['home', 'overview', {}],
    ['ranking', 'members', { scope: 'all', period: 'season' }],
    ['score', 'book', {}],
  ])('%s.%s', async (name, action, input) => {
    await ask(name, action, input);
    const warm = await ask(name, action, input);
    expect(warm.reply).toMatchObject({ ok: true });
    expect(figures(warm)).toEqual(stated(`${name}.${action}`));
  });

  it.each(file.timers)('the timer $call with nothing to do', async ({ call, runs }) => {
    const [trigger] = configOf(call).triggers ?? [];
    const everyMs = 86_400_000 / runsADay(trigger?.config ?? '');
    const sum = { reads: 0, writes: 0 };
    // What a first run finds to do, and what it keeps, is not what one costs.
    for (let run = -5; run < runs; run += 1) {
      test.clock.advance(everyMs);
      const { reads, writes } = figures(await counter.call(call, {}));
      if (run < 0) continue;
      sum.reads += reads;
      sum.writes += writes;
    }
    expect({ call, ...sum }).toEqual({ call, ...stated(call) });
  });
});
