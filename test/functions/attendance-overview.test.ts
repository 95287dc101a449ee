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

describe('what a secretary may look at', () => {
  const desk = openidOf('m-secretary');
  const suspicions = () => test.call(desk, 'attendance', 'suspicions', { sessionId: own });
  const seen = (more: object) => ({
    ...{ status: 'present', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' },
    ...more,
  });
  const enrollSeen = (more: object) =>
    test.enroll({ record: { attended: [own], attendance: { [own]: seen(more) as never } } });

  it('is nothing where nothing is odd', async () => {
    await redeem('m1', codeAt(startsAtMs));
    expect(await suspicions()).toMatchObject({ data: { suspicions: [], complete: true } });
  });

  it('names each kind and nobody else', async () => {
    const late = await enrollSeen({ codeAgeMs: 11 * minuteMs, method: 'confirmed' });
    const outside = await enrollSeen({ place: 'outside' });
    const afterEnd = await enrollSeen({ method: 'by-hand', atMs: startsAtMs + 100 * minuteMs });
    const burst = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        enrollSeen({ network: 'net', atMs: startsAtMs + place * 140 }),
      ),
    );
    await enrollSeen({ network: 'net', atMs: startsAtMs + 5_000 });
    await test.cloud.database.updateMany(
      'sessions',
      { _id: own },
      { $set: { headCount: { heads: 11, countedBy: 'm-secretary', atMs: startsAtMs } } },
    );
    await test.call(desk, 'attendance', 'mark', {
      sessionId: own,
      marks: [{ memberId: 'm-secretary', to: 'present', seen: 'none', reason: '没带手机' }],
    });
    const reply = await suspicions();
    const named = (kind: string, ids: string[]) => ({
      kind,
      names: expect.arrayContaining(ids.map((id) => `成员${id}`)) as string[],
    });
    expect(reply).toMatchObject({
      data: {
        suspicions: [
          named('late-code', [late]),
          named('burst', burst),
          named('outside', [outside]),
          named('after-end', [afterEnd]),
          named('own-hand', ['m-secretary']),
          { kind: 'head-count', heads: 11, checkIns: 13 },
        ],
      },
    });
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data.suspicions.map((one) => ('names' in one ? one.names.length : 0))).toEqual([
      ...[1, 8, 1, 1, 1, 0],
    ]);
    const log = await test.call(desk, 'attendance', 'log', { sessionId: own });
    expect(log).toMatchObject({
      data: {
        complete: true,
        entries: [{ by: '成员m-secretary', member: '成员m-secretary', to: 'present', own: true }],
      },
    });
  });
});

it('pages a joint session by whole branches, and shows one branch alone', async () => {
  await test.cloud.database.updateMany(
    'organisations',
    { kind: 'branch' },
    { $set: { memberCount: 400 } },
  );
  await test.cloud.database.updateMany(
    'sessions',
    { _id: own },
    { $set: { audience: { organisationIds: ['committee-1'], segments: [] } } },
  );
  const sheet = (more: object) =>
    test.call(openidOf('m-secretary'), 'attendance', 'sheet', { sessionId: own, ...more });
  const branchesOf = async (more: object) => {
    const reply = await sheet(more);
    if (!reply.ok) return reply.code;
    return [reply.data.pages, ...new Set(reply.data.rows.map((row) => row.branchId))];
  };
  expect(await branchesOf({})).toEqual([2, 'branch-1']);
  expect(await branchesOf({ page: 1 })).toEqual([2, 'branch-2']);
  expect(await branchesOf({ branchId: 'branch-2' })).toEqual([1, 'branch-2']);
  expect(await branchesOf({ page: 2 })).toBe('BAD_REQUEST');
  expect(await branchesOf({ branchId: 'district' })).toBe('BAD_REQUEST');
});
