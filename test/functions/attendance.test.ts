import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
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

const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const full = { '20261125': { checkIn: 20 } };
let test: TestCloud;
/** Every test has its own session and its own people, so that one cloud serves them all. */
let own: string;
let people: Record<string, string>;
let sessionsMade = 0;

const idOf = (name: string) => people[name] ?? name;
const codeAt = (ms: number) => sessionCodeOf(signingKeys, own, slotOf(ms));
const redeem = (name: string, code: string) =>
  test.call(openidOf(idOf(name)), 'check-in', 'redeem', { code });
const recordOf = (name: string) => test.record(idOf(name));

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1'), secretaryOf('branch-2', 'm-other-secretary')]),
  });
});
beforeEach(async () => {
  test.clock.set(startsAtMs);
  sessionsMade += 1;
  own = `S${String(sessionsMade).padStart(7, '0')}`;
  await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id: own }) }]);
  people = {
    m1: await test.enroll(),
    m2: await test.enroll({ record: elsewhere, member: elsewhere }),
    'm-full': await test.enroll({ record: { days: full } }),
    'm-nearly': await test.enroll(),
  };
});
afterAll(() => test.close());

describe('the attendance sheet', () => {
  const sheet = (who = 'm-secretary') =>
    test.call(openidOf(idOf(who)), 'attendance', 'sheet', { sessionId: own });
  const confirm = (memberIds: string[], who = 'm-secretary') =>
    test.call(openidOf(idOf(who)), 'attendance', 'confirm', {
      sessionId: own,
      memberIds: memberIds.map(idOf),
    });

  it('lists who came, who waits and who has not come', async () => {
    await redeem('m1', codeAt(startsAtMs));
    test.clock.advance(5 * minuteMs);
    await redeem('m-full', codeAt(startsAtMs));
    const reply = await sheet();
    if (!reply.ok) throw new Error(reply.code);
    const status = Object.fromEntries(reply.data.rows.map((row) => [row.memberId, row.status]));
    expect(status).toMatchObject({
      [idOf('m1')]: 'present',
      [idOf('m-full')]: 'pending',
      [idOf('m-nearly')]: 'none',
      'm-secretary': 'none',
    });
    expect(status).not.toHaveProperty(idOf('m2'));
    expect(reply.data.rows.find((row) => row.memberId === idOf('m-full'))).toMatchObject({
      codeAgeMs: 5 * minuteMs,
      branchName: '第一支部',
      name: `成员${idOf('m-full')}`,
    });
  });

  it('confirms a pending one for the slot in which it was seen, once', async () => {
    test.clock.advance(5 * minuteMs);
    await redeem('m1', codeAt(startsAtMs));
    expect(
      await test.call(openidOf('m-secretary'), 'check-in', 'boardCount', { sessionId: own }),
    ).toMatchObject({ data: { attended: 0, pending: 1, latestNames: [] } });
    test.clock.advance(20 * 60 * minuteMs); // the next day
    expect(await confirm(['m1', 'm-nearly', 'm1'])).toMatchObject({
      data: { confirmed: 1, unchanged: 1 },
    });
    expect(await confirm(['m1'])).toMatchObject({ data: { confirmed: 0, unchanged: 1 } });
    const record = await recordOf('m1');
    expect(record).toMatchObject({
      score: 10,
      attended: [own],
      pending: [],
      days: { '20261125': { checkIn: 10 } },
      attendance: { [own]: { status: 'present', method: 'confirmed', seenAtMs: startsAtMs } },
    });
    expect(sumOfLedger(record)).toBe(10);
  });

  it.each([
    ['a member', 'm1', 'NOT_ALLOWED'],
    ['the secretary of another branch', 'm-other-secretary', 'NOT_ALLOWED'],
    ['nobody of the roster', 'm-guest', 'NOT_JOINED'],
  ])('is neither shown to nor changed by %s', async (_case, who, code) => {
    expect(await sheet(who)).toMatchObject({ ok: false, code });
    expect(await confirm(['m1'], who)).toMatchObject({ ok: false, code });
  });
});

describe('late codes', () => {
  const waiting = (seen: number, network?: string) => ({
    ...{ status: 'pending', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' },
    ...{ codeAgeMs: seen * minuteMs, receipt: codeAt(startsAtMs) },
    ...(network === undefined ? {} : { network }),
  });
  const enrollWaiting = (ageMinutes: number, network?: string) =>
    test.enroll({
      record: { pending: [own], attendance: { [own]: waiting(ageMinutes, network) as never } },
    });
  const desk = openidOf('m-secretary');

  it('confirmed in bulk leave out the old ones and several of one network, and say so', async () => {
    const plain = await enrollWaiting(2, 'net-1');
    const old = await enrollWaiting(11);
    const shared = await Promise.all([1, 2, 3].map(() => enrollWaiting(2, 'net-2')));
    // One of the three is not even asked for: it counts all the same.
    const memberIds = [plain, old, ...shared.slice(0, 2)];
    const request = { sessionId: own, memberIds };
    expect(await test.call(desk, 'attendance', 'confirm', { ...request, bulk: true })).toEqual(
      expect.objectContaining({
        data: {
          confirmed: 1,
          unchanged: 0,
          leftOut: [
            { memberId: old, why: 'old' },
            ...shared.slice(0, 2).map((memberId) => ({ memberId, why: 'network' })),
          ],
        },
      }),
    );
    expect(await test.call(desk, 'attendance', 'confirm', request)).toMatchObject({
      data: { confirmed: 3, unchanged: 1, leftOut: [] },
    });
    expect((await test.record(old)).attendance[own]?.corrections).toMatchObject([
      { by: 'm-secretary', from: 'pending', to: 'present' },
    ]);
  });

  it.each(['confirm', 'decline'] as const)(
    'of one network count on after one %s',
    async (action) => {
      const shared = await Promise.all([1, 2, 3].map(() => enrollWaiting(2, 'net-3')));
      const one = { sessionId: own, memberIds: shared.slice(0, 1) };
      if (action === 'confirm') await test.call(desk, 'attendance', 'confirm', one);
      else await test.call(desk, 'attendance', 'decline', { ...one, reason: '本人不在现场' });
      const two = { sessionId: own, memberIds: shared.slice(1), bulk: true };
      expect(await test.call(desk, 'attendance', 'confirm', two)).toMatchObject({
        data: { confirmed: 0, leftOut: [{ why: 'network' }, { why: 'network' }] },
      });
    },
  );

  it('beyond those that a bulk can look at wait for the next one', async () => {
    const state = (ageMinutes: number) => ({
      record: { pending: [own], attendance: { [own]: waiting(ageMinutes) as never } },
    });
    const many = Array.from({ length: 1000 }, (_, index) => enrolled(`w-${index}`, state(2)));
    const records = many.map((one) => ({ ...one.record }));
    await test.cloud.database.insertMany('studyRecords', records);
    const request = { sessionId: own, memberIds: [await enrollWaiting(11)], bulk: true };
    expect(await test.call(desk, 'attendance', 'confirm', request)).toMatchObject({
      data: { confirmed: 0, unchanged: 1, leftOut: [] },
    });
  });

  it('can be turned down, stay so before another late one, and yield to a fresh one', async () => {
    const who = await enrollWaiting(2);
    const decline = { sessionId: own, memberIds: [who], reason: '本人不在现场' };
    expect(await test.call(desk, 'attendance', 'decline', decline)).toMatchObject({
      data: { declined: 1, unchanged: 0 },
    });
    test.clock.advance(5 * minuteMs);
    people['declined'] = who;
    await redeem('declined', codeAt(startsAtMs + 2 * minuteMs));
    expect(await recordOf('declined')).toMatchObject({
      score: 0,
      pending: [],
      attendance: { [own]: { status: 'declined', reason: '本人不在现场' } },
    });
    expect(await redeem('declined', codeAt(startsAtMs + 5 * minuteMs))).toMatchObject({
      data: { outcome: 'present' },
    });
  });

  it('are confirmed for a week', async () => {
    const who = await enrollWaiting(2);
    test.clock.advance(8 * 24 * 60 * minuteMs);
    expect(
      await test.call(desk, 'attendance', 'confirm', { sessionId: own, memberIds: [who] }),
    ).toMatchObject({ ok: false, code: 'CONFIRMATION_OVER' });
  });
});
