import { newJob } from '../../cloudfunctions/shared/domain/job';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

/** The watchdog over the real store: which faults it names, and what looking costs. */
let test: TestCloud;
let counter: OperationCounter;

const at = (minutes: number) => startsAtMs + minutes * minuteMs;
const job = (jobId: string) =>
  newJob({
    ...{ jobId, kind: 'roster-import', subjectId: jobId, orgPath: ['district'] },
    ...{ startedBy: 'm1', input: {}, nowMs: at(0) },
  });

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([enrolled('m1')]),
  });
  counter = await OperationCounter.start(test);
});
afterAll(async () => {
  await counter.close();
  await test.close();
});

async function look() {
  const lines: string[] = [];
  const errors = jest.spyOn(console, 'error').mockImplementation((line) => lines.push(line));
  try {
    const run = await counter.call('watchdog', {});
    return { ...run, alarms: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  } finally {
    errors.mockRestore();
  }
}

it('says nothing while all is well, for fourteen reads and no write', async () => {
  for (const timer of ['summarise', 'count-tasks', 'count-lectures', 'remind'])
    await counter.call(timer, {});
  const { reply, reads, writes, alarms } = await look();
  expect(reply).toMatchObject({ ok: true, data: { faults: 0 } });
  expect(alarms).toEqual([]);
  expect([reads.length, writes.length]).toEqual([14, 0]);
});

it('names what every timer has left undone, each fault in a line of its own', async () => {
  const broken = { status: 'failed', failure: { code: 'INTERNAL' }, activeKey: 'J2' };
  const refused = { status: 'failed', failure: { code: 'TABLE_UNREADABLE' }, activeKey: 'J3' };
  await test.cloud.database.insertMany('sessions', [
    { ...aSession({ _id: 'FORGOT01', status: 'open', settlesAtMs: at(0) }) },
    { ...aSession({ _id: 'FUTURE01', status: 'open', settlesAtMs: at(60) }) },
  ]);
  await test.cloud.database.insertMany('jobs', [
    { ...job('J1') },
    { ...job('J2'), ...broken, movedAtMs: at(5) },
    { ...job('J3'), ...refused, movedAtMs: at(5) },
    { ...job('J4'), ...broken, activeKey: 'J4', movedAtMs: at(-60) },
  ]);
  const upload = { _id: 'U1', cloudPath: 'uploads/U1.jpg', expiresAtMs: at(0) };
  await test.cloud.database.insertMany('uploads', [upload]);
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId: 'm1' },
    { $set: { changedAtMs: at(1) } },
  );
  test.clock.advance(25 * minuteMs);
  const { reply, alarms } = await look();
  expect(reply).toMatchObject({ ok: true, data: { faults: 7 } });
  expect(alarms).toEqual([
    expect.objectContaining({ level: 'alarm', alarm: 'summary-lag', lagMinutes: 25 }),
    // A minute more: a run counts from where writes may still become visible.
    expect.objectContaining({ alarm: 'tasks-lag', lagMinutes: 26, waiting: 0 }),
    expect.objectContaining({ alarm: 'lectures-lag', lagMinutes: 24, waiting: 0 }),
    expect.objectContaining({ alarm: 'settling-overdue', sessionId: 'FORGOT01' }),
    expect.objectContaining({ alarm: 'job-stands', jobId: 'J1', minutesAgo: 25 }),
    expect.objectContaining({ alarm: 'job-failed', jobId: 'J2' }),
    expect.objectContaining({ alarm: 'retention-overdue', overdueMinutes: 25 }),
  ]);
});

it('is silent again once the timers have caught up', async () => {
  for (const timer of ['summarise', 'settle', 'retain', 'count-tasks', 'count-lectures'])
    await counter.call(timer, {});
  const { alarms } = await look();
  expect(alarms.map(({ alarm }) => alarm)).toEqual(['job-stands', 'job-failed']);
});

it('answers to nobody', async () => {
  const { reply } = await counter.call('watchdog', {}, openidOf('m1'));
  expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
});
