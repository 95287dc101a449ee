import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { sessionCodeOf, slotMs, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import type { Attendance } from '../../cloudfunctions/shared/domain/study-record';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import {
  type TestCloud,
  enrolled,
  organisations,
  peopleOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

const district = { organisationIds: ['district'], segments: [] };
const branches = ['branch-1', 'branch-2', 'branch-3', 'branch-4'];
/** More than one run takes on: they have no members, and are walked all the same. */
const many = Array.from({ length: 120 }, (_, index) => `many-${String(index).padStart(3, '0')}`);

const branch = (_id: string, committee = 'committee-1'): Organisation => ({
  _id,
  kind: 'branch',
  name: _id,
  parentId: committee,
  path: ['district', committee, _id],
  memberCount: 2,
});
const memberOf = (branchId: string, name: string, attendance: Record<string, Attendance> = {}) =>
  enrolled(`${branchId}-${name}`, {
    record: { branchId, orgPath: ['district', 'committee-1', branchId], attendance },
  });
const status = (one: Attendance['status']): Attendance => ({
  status: one,
  seenAtMs: startsAtMs,
  atMs: startsAtMs,
  method: 'code',
});

const afterMs = startsAtMs + 91 * minuteMs;
let test: TestCloud;
let counter: OperationCounter;

beforeAll(async () => {
  test = await startTestCloud({
    organisations: [
      ...organisations,
      ...branches.slice(2).map((id) => branch(id)),
      ...many.map((id) => branch(id, 'committee-2')),
    ],
    seasons: [aSeason()],
    ...peopleOf(
      branches.flatMap((id) => [
        memberOf(id, 'missing'),
        memberOf(id, 'came', { JO1NT001: status('present'), JO1NT002: status('present') }),
      ]),
    ),
  });
  counter = await OperationCounter.start(test);
});
beforeEach(() => test.clock.set(afterMs));
afterAll(async () => {
  await counter.close();
  await test.close();
});

const plant = (more: Partial<Session>) =>
  test.cloud.database.insertMany('sessions', [{ ...aSession(more) }]);
const sessionOf = async (id: string) =>
  (await test.cloud.database.find('sessions', { _id: id }))[0] as unknown as Session;
const settle = async () => (await counter.call('settle', { Type: 'Timer' })).reply;
const statusesAt = async (sessionId: string) => {
  const ids = branches.flatMap((id) => [`${id}-came`, `${id}-missing`]);
  const records = await Promise.all(ids.map((id) => test.record(id)));
  return records.map((one) => one.attendance[sessionId]?.status ?? 'none');
};
const halfAndHalf = branches.flatMap(() => ['present', 'absent']);

it('closes what is open past its end, says what lapsed, and leaves alone what still runs', async () => {
  const later = { endsAtMs: startsAtMs + 120 * minuteMs, required: false };
  await plant({ _id: 'PAST0001', required: false });
  await plant({ _id: 'RVNS0001', ...later });
  await plant({ _id: 'NEVER001', status: 'published' });
  await plant({ _id: 'T0C0ME01', status: 'published', ...later });
  await plant({ _id: 'HE1D0001', status: 'published', required: false });
  await test.enroll({
    record: {
      segments: ['youth'],
      attended: ['HE1D0001'],
      attendance: { HE1D0001: status('present') },
    },
  });
  await plant({ _id: 'CXSD0001', status: 'closed', ...later });
  expect(await settle()).toMatchObject({ data: { closed: 2, lapsed: 1, settled: 2, absent: 0 } });
  const ids = ['PAST0001', 'RVNS0001', 'NEVER001', 'T0C0ME01', 'HE1D0001', 'CXSD0001'];
  expect((await Promise.all(ids.map(sessionOf))).map((one) => one.status)).toEqual([
    ...['settled', 'open', 'lapsed', 'published', 'settled', 'closed'],
  ]);
  expect((await sessionOf('NEVER001')).changes).toEqual([{ what: 'lapsed', atMs: afterMs }]);
  expect((await sessionOf('HE1D0001')).changes).toMatchObject([
    { what: 'held' },
    { what: 'settled' },
  ]);
  expect((await sessionOf('PAST0001')).changes).toEqual([
    { what: 'closed', atMs: afterMs },
    { what: 'settled', atMs: afterMs },
  ]);
});

it('notes as absent whom a required session invited and of whom nothing is recorded', async () => {
  await plant({ _id: 'JO1NT001', status: 'closed', audience: { ...district, segments: ['line'] } });
  const before = await test.record('branch-2-missing');
  const runs = [await settle(), await settle(), await settle()];
  expect(runs).toMatchObject([
    { data: { settled: 0, absent: 4 } },
    { data: { settled: 1, absent: 0 } },
    { data: { settled: 0, absent: 0 } },
  ]);
  expect(await statusesAt('JO1NT001')).toEqual(halfAndHalf);
  const after = await test.record('branch-2-missing');
  expect(after.attendance['JO1NT001']).toEqual({
    status: 'absent',
    seenAtMs: startsAtMs + 90 * minuteMs,
    atMs: afterMs,
    method: 'settled',
  });
  // No score moves, so nobody has to be counted anew.
  expect(after.changedAtMs).toBe(before.changedAtMs);
  expect(await sessionOf('JO1NT001')).not.toHaveProperty('settledUpTo');
});

it.each([
  ['at once', undefined],
  ['after a crash before the number is written', 'database.modifyDocument sessions'],
  ['after a crash before they are forgotten', 'database.removeDocument guestCheckIns'],
])('keeps the number of guests and forgets the guests: %s', async (what, crash) => {
  const _id = `GVEST${String(what.length).padStart(3, '0')}`;
  await plant({ _id, status: 'closed', required: false, openToAll: true });
  await test.cloud.database.insertMany(
    'guestCheckIns',
    ['a', 'b', 'c'].map((key) => ({ _id: `${_id}:${key}`, sessionId: _id })),
  );
  if (crash !== undefined) {
    const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
    counter.interrupt(crash, 1, () => Promise.reject(new Error('the instance died')));
    expect(await settle()).toMatchObject({ data: { settled: 0, failed: 1 } });
    told.mockRestore();
  }
  expect(await settle()).toMatchObject({ data: { settled: 1 } });
  expect(await sessionOf(_id)).toMatchObject({ status: 'settled', guests: 3 });
  expect(await test.cloud.database.count('guestCheckIns', { sessionId: _id })).toBe(0);
});

it('settles when nobody can come any more, and not while a last guest may be on the way', async () => {
  const _id = 'GVESTEND';
  await plant({ _id, status: 'closed', required: false, openToAll: true });
  const endMs = startsAtMs + 90 * minuteMs;
  const outcomes = [];
  for (const seconds of [30, 31, 49]) {
    test.clock.set(endMs + seconds * 1000);
    const codeMs = endMs - slotMs;
    const code = sessionCodeOf(signingKeys, _id, slotOf(codeMs));
    const reply = await test.call(`guest-${seconds}`, 'check-in', 'redeem', { code });
    outcomes.push(reply.ok ? reply.data.outcome : reply.code);
    await settle();
    expect((await sessionOf(_id)).status).toBe('closed');
  }
  expect(outcomes).toEqual(['guest', 'CHECK_IN_CLOSED', 'CHECK_IN_CLOSED']);
  test.clock.set(endMs + 50_000);
  await settle();
  expect(await sessionOf(_id)).toMatchObject({ status: 'settled', guests: 1 });
});

it.each([
  ['closing', 'open'],
  ['settling', 'closed'],
] as const)('an error while %s one session leaves the others to go on', async (_what, status) => {
  const ids = [1, 2, 3].map((n) => `FA1${status.length}00${n}0`);
  for (const [place, _id] of ids.entries())
    await plant({ _id, status, required: false, endsAtMs: startsAtMs + place * minuteMs });
  counter.interrupt('database.modifyDocument sessions', 1, () => Promise.reject(new Error('no')));
  const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
  expect(await settle()).toMatchObject({ ok: true, data: { settled: 2, failed: 1 } });
  expect(told).toHaveBeenCalledTimes(1);
  expect(told).toHaveBeenCalledWith(expect.stringContaining(ids[0] ?? ''));
  told.mockRestore();
  expect(await settle()).toMatchObject({ data: { settled: 1, failed: 0 } });
});

it('notes an absence after a mark that was taken back, with its trail and without its facts', async () => {
  const corrections = [
    { atMs: startsAtMs, by: 'm', from: 'present' as const, to: 'none' as const },
  ];
  const takenBack = { reason: '点错了', place: 'outside' as const, network: 'net', corrections };
  const memberId = await test.enroll({
    record: { attendance: { TAKEN001: { ...status('none'), ...takenBack } } },
  });
  const audience = { organisationIds: ['branch-1'], segments: [] };
  await plant({ _id: 'TAKEN001', status: 'closed', audience });
  await settle();
  const after = await test.record(memberId);
  expect(after.attendance['TAKEN001']).toEqual({
    ...{ status: 'absent', seenAtMs: startsAtMs + 90 * minuteMs, atMs: afterMs },
    ...{ method: 'settled', corrections },
  });
  expect(after.noted).toEqual(['TAKEN001']);
  expect((await test.record('branch-1-missing')).noted).toContain('TAKEN001');
});

describe('a run whose time is up', () => {
  /** From the n-th write of a kind on it is as late as if the run had gone on for so long. */
  const passTimeAt = (operation: string, nth: number) =>
    counter.interrupt(operation, nth, () =>
      Promise.resolve(jest.spyOn(Date, 'now').mockReturnValue(afterMs + 10_001)),
    );
  const small = { audience: { organisationIds: ['committee-1'], segments: [] } };

  it('ends after the branch it is at, and the next run goes on from there', async () => {
    await plant({ _id: 'T1MEVP01', status: 'closed', ...small });
    // Two writes a branch: the time is up while the second one is noted.
    passTimeAt('database.modifyDocument studyRecords', 3);
    expect(await settle()).toMatchObject({ data: { settled: 0, failed: 0 } });
    const left = await sessionOf('T1MEVP01');
    expect(left).toMatchObject({ status: 'closed', settledUpTo: 'branch-2', settleTries: 0 });
    expect(await settle()).toMatchObject({ data: { settled: 1 } });
    expect(await statusesAt('T1MEVP01')).toEqual(branches.flatMap(() => ['absent', 'absent']));
    expect(await sessionOf('T1MEVP01')).not.toHaveProperty('settleTries');
  });

  it('leaves a session on which runs died to the end, so that it holds up no other', async () => {
    const [ill, sound] = ['DEAD0001', 'S0VND001'];
    const earlier = { endsAtMs: startsAtMs + minuteMs };
    await plant({ _id: ill, status: 'closed', ...small, ...earlier, settleTries: 2 });
    await plant({ _id: sound, status: 'closed', required: false });
    passTimeAt('database.modifyDocument sessions', 1);
    expect(await settle()).toMatchObject({ data: { settled: 1 } });
    expect((await sessionOf(sound)).status).toBe('settled');
    expect(await sessionOf(ill)).toMatchObject({ status: 'closed', settleTries: 2 });
    expect(await settle()).toMatchObject({ data: { settled: 1 } });
  });

  it('that the platform ends without a word leaves its trace', async () => {
    await plant({ _id: 'TRACE001', status: 'closed', ...small });
    counter.interrupt('database.modifyDocument studyRecords', 1, () =>
      Promise.reject(new Error('the instance died')),
    );
    const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
    await settle();
    told.mockRestore();
    expect(await sessionOf('TRACE001')).toMatchObject({ status: 'closed', settleTries: 1 });
    await settle();
    expect((await sessionOf('TRACE001')).status).toBe('settled');
  });
});

describe('a run that dies, or meets another one', () => {
  const small = { audience: { organisationIds: ['committee-1'], segments: [] } };
  const operations = ['studyRecords', 'sessions'].flatMap((collection) =>
    [1, 2, 4].map((nth) => [`database.modifyDocument ${collection}`, nth] as const),
  );

  it.each(operations)('crash before %s, the %d. time: the next run ends it', async (what, nth) => {
    const id = `CRASH${what.length % 10}0${nth}`;
    await plant({ _id: id, status: 'closed', ...small });
    counter.interrupt(what, nth, () => Promise.reject(new Error('the instance died')));
    const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
    expect(await settle()).toMatchObject({ data: { settled: 0, failed: 1 } });
    expect(told).toHaveBeenCalledWith(expect.stringContaining(id));
    told.mockRestore();
    expect((await sessionOf(id)).status).toBe('closed');
    await settle();
    expect((await sessionOf(id)).status).toBe('settled');
    expect(await statusesAt(id)).toEqual(branches.flatMap(() => ['absent', 'absent']));
  });

  it.each(operations)('another run within it, before %s, the %d. time', async (what, nth) => {
    const id = `TW0${what.length % 10}00${nth}${nth}`;
    await plant({ _id: id, status: 'closed', ...small });
    counter.interrupt(what, nth, () => test.cloud.fireTimer('settle'));
    expect(await settle()).toMatchObject({ ok: true });
    const session = await sessionOf(id);
    expect(session.status).toBe('settled');
    expect(session.changes).toHaveLength(1);
    expect(await statusesAt(id)).toEqual(branches.flatMap(() => ['absent', 'absent']));
  });

  it('loses to a check-in that arrives while it runs, and to one that is confirmed', async () => {
    await plant({ _id: 'JO1NT002', status: 'closed', ...small });
    counter.interrupt('database.modifyDocument studyRecords', 2, () =>
      test.cloud.database.updateMany(
        'studyRecords',
        { memberId: 'branch-4-missing' },
        { $set: { 'attendance.JO1NT002': status('pending') } },
      ),
    );
    await settle();
    expect((await test.record('branch-4-missing')).attendance['JO1NT002']?.status).toBe('pending');
  });
});
