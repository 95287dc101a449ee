import type { CheckInAnswer } from '../../cloudfunctions/shared/contract/check-in';
import type { AttendanceStatus } from '../../cloudfunctions/shared/contract/vocabulary';
import {
  printedCodeOf,
  sessionCodeOf,
  slotOf,
} from '../../cloudfunctions/shared/domain/session-code';
import type { Session } from '../../cloudfunctions/shared/domain/session';
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
const fence = { latitude: 32.4567, longitude: 119.9123, radiusMeters: 200 };
const here = { latitude: 32.4567, longitude: 119.9123, accuracyMeters: 20 };
const far = { ...here, latitude: 33 };

let test: TestCloud;
let sessionsMade = 0;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
beforeEach(() => test.clock.set(startsAtMs));
afterAll(() => test.close());

/** A session of its own for every case, so that one cloud serves them all. */
async function session(more: Partial<Session> = {}): Promise<string> {
  sessionsMade += 1;
  const _id = `R${String(sessionsMade).padStart(7, '0')}`;
  await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id, ...more }) }]);
  return _id;
}
type Redeem = Parameters<typeof redeem>[1];
const redeem = (
  memberId: string,
  input: {
    code: string;
    position?: 'unavailable' | typeof here;
    scene?: number;
    waitedMs?: number;
  },
) => test.call(openidOf(memberId), 'check-in', 'redeem', input);
const projected = (sessionId: string, atMs = startsAtMs): Redeem => ({
  code: sessionCodeOf(signingKeys, sessionId, slotOf(atMs)),
});
const printed = (sessionId: string, version = 1): Redeem => ({
  code: printedCodeOf(signingKeys, sessionId, version),
});

async function recordedFor(memberId: string, sessionId: string) {
  return (await test.record(memberId)).attendance[sessionId];
}

describe('a printed code', () => {
  it('is credited on arrival, as printed', async () => {
    const sessionId = await session({ codeKind: 'printed' });
    const memberId = await test.enroll();
    test.clock.set(startsAtMs + 20 * minuteMs + 1_234);
    const seenAtMs = startsAtMs + 20 * minuteMs + 1_234;
    expect(await redeem(memberId, printed(sessionId))).toMatchObject({
      data: { outcome: 'late', points: 5, seenAtMs },
    });
    expect(await recordedFor(memberId, sessionId)).toMatchObject({ method: 'printed', seenAtMs });
    expect(await redeem(memberId, printed(sessionId))).toMatchObject({
      data: { outcome: 'already', points: 5 },
    });
  });

  it('waits for the secretary where it waited on a phone, with the code as its receipt', async () => {
    const sessionId = await session({ codeKind: 'printed' });
    const memberId = await test.enroll();
    test.clock.set(startsAtMs + 30 * minuteMs);
    const input = { ...printed(sessionId), waitedMs: 10 * minuteMs };
    expect(await redeem(memberId, input)).toMatchObject({
      data: { outcome: 'pending', seenAtMs: startsAtMs + 20 * minuteMs },
    });
    expect(await recordedFor(memberId, sessionId)).toMatchObject({
      status: 'pending',
      receipt: input.code,
      codeAgeMs: 10 * minuteMs,
    });
  });

  it.each<[string, Partial<Session>, number, string]>([
    ['of an earlier poster', { codeKind: 'printed', codeVersion: 2 }, 0, 'CODE_REPLACED'],
    ['of a session whose code is projected now', {}, 0, 'CODE_REPLACED'],
    ['before the doors open', { codeKind: 'printed' }, -31, 'CHECK_IN_NOT_OPEN'],
    ['after the end', { codeKind: 'printed' }, 90, 'CHECK_IN_CLOSED'],
  ])('is refused %s', async (_case, more, minute, code) => {
    const sessionId = await session(more);
    const memberId = await test.enroll();
    test.clock.set(startsAtMs + minute * minuteMs);
    expect(await redeem(memberId, printed(sessionId))).toMatchObject({ ok: false, code });
    expect(await recordedFor(memberId, sessionId)).toBeUndefined();
  });
});

describe('a code whose answer was lost on the way', () => {
  const answerAgain = async (memberId: string, input: Redeem, waitedMs = 0) => {
    const reply = await redeem(memberId, waitedMs === 0 ? input : { ...input, waitedMs });
    if (!reply.ok) throw new Error(reply.code);
    return reply.data;
  };
  it.each<[string, number, object]>([
    ['on time', 0, { recorded: 'present', points: 10, capped: false }],
    ['late', 12, { recorded: 'late', points: 5, capped: false }],
  ])('brings its first answer again, whenever it comes: %s', async (_case, minute, expected) => {
    const sessionId = await session();
    const memberId = await test.enroll();
    const seenAtMs = startsAtMs + minute * minuteMs;
    const code = projected(sessionId, seenAtMs);
    test.clock.set(seenAtMs);
    await redeem(memberId, code);
    for (const laterMs of [5_000, 10 * minuteMs, 300 * minuteMs, 2_880 * minuteMs]) {
      test.clock.set(seenAtMs + laterMs);
      expect(await answerAgain(memberId, code, laterMs)).toMatchObject({
        ...{ outcome: 'already', sameScan: true, seenAtMs },
        ...expected,
      });
    }
  });

  it('is told apart from a second scan, which says that the first one stands', async () => {
    const sessionId = await session();
    const memberId = await test.enroll();
    await redeem(memberId, projected(sessionId));
    test.clock.advance(10_000);
    const second = await answerAgain(memberId, projected(sessionId, startsAtMs + 10_000));
    expect(second).toMatchObject({ outcome: 'already', recorded: 'present' });
    expect(second).not.toHaveProperty('sameScan');
    expect((await test.record(memberId)).score).toBe(10);
  });

  it('says again that it waits for the secretary, and afterwards what the secretary said', async () => {
    const sessionId = await session();
    const memberId = await test.enroll();
    test.clock.advance(5 * minuteMs);
    await redeem(memberId, projected(sessionId));
    const again = { outcome: 'already', sameScan: true, seenAtMs: startsAtMs };
    expect(await answerAgain(memberId, projected(sessionId))).toMatchObject({
      ...again,
      recorded: 'pending',
    });
    const confirm = { sessionId, memberIds: [memberId] };
    await test.call(openidOf('m-secretary'), 'attendance', 'confirm', confirm);
    expect(await answerAgain(memberId, projected(sessionId))).toMatchObject({
      ...again,
      ...{ recorded: 'present', points: 10 },
    });
  });

  it('is known on a poster by when it was read', async () => {
    const sessionId = await session({ codeKind: 'printed' });
    const memberId = await test.enroll();
    await redeem(memberId, printed(sessionId));
    for (const waitedMs of [6_000, 10 * minuteMs]) {
      test.clock.set(startsAtMs + waitedMs);
      expect(await answerAgain(memberId, printed(sessionId), waitedMs)).toMatchObject({
        ...{ outcome: 'already', sameScan: true, recorded: 'present', points: 10 },
      });
    }
    expect(await answerAgain(memberId, printed(sessionId))).not.toHaveProperty('sameScan');
  });

  it('brings back a check-in that the day left little for', async () => {
    const sessionId = await session();
    const memberId = await test.enroll({ record: { days: { '20261125': { checkIn: 14 } } } });
    await redeem(memberId, projected(sessionId));
    expect(await answerAgain(memberId, projected(sessionId))).toMatchObject({
      sameScan: true,
      ...{ points: 6, capped: true },
    });
  });

  it('is no answer to what a secretary has noted meanwhile', async () => {
    const sessionId = await session();
    const stands = { seenAtMs: startsAtMs, atMs: startsAtMs, method: 'by-hand', status: 'present' };
    const memberId = await test.enroll({
      record: { attendance: { [sessionId]: stands } } as never,
    });
    expect(await answerAgain(memberId, projected(sessionId))).not.toHaveProperty('sameScan');
  });
});

describe('a session with a fence', () => {
  it.each<[string, 'projected' | 'printed', 'unavailable' | typeof here, object]>([
    ['inside', 'projected', here, { outcome: 'present', place: 'inside' }],
    [
      'outside, for the secretary to see',
      'projected',
      far,
      { outcome: 'present', place: 'outside' },
    ],
    ['unknown', 'projected', 'unavailable', { outcome: 'present', place: 'unknown' }],
    ['inside', 'printed', here, { outcome: 'present', place: 'inside' }],
    ['outside', 'printed', far, { outcome: 'pending', place: 'outside' }],
    ['unknown', 'printed', 'unavailable', { outcome: 'pending', place: 'unknown' }],
  ])('asks first and then knows: %s, %s', async (_place, codeKind, position, expected) => {
    const kind = codeKind === 'printed' ? 'printed' : 'rotating';
    const sessionId = await session({ fence, codeKind: kind });
    const memberId = await test.enroll();
    const code = codeKind === 'printed' ? printed(sessionId) : projected(sessionId);
    expect(await redeem(memberId, code)).toMatchObject({ ok: false, code: 'POSITION_NEEDED' });
    expect(await recordedFor(memberId, sessionId)).toBeUndefined();
    expect(await redeem(memberId, { ...code, position })).toMatchObject({ data: expected });
    const record = JSON.stringify(await test.record(memberId));
    expect(record).toContain('"place"');
    expect(record).not.toMatch(/latitude|32\.4567|accuracy/u);
  });

  it('asks again whoever waits because the place was not told, and credits who tells it now', async () => {
    const sessionId = await session({ fence, codeKind: 'printed' });
    const memberId = await test.enroll();
    const code = printed(sessionId);
    await redeem(memberId, { ...code, position: 'unavailable' });
    expect(await recordedFor(memberId, sessionId)).toMatchObject({ status: 'pending' });
    expect(await redeem(memberId, code)).toMatchObject({ ok: false, code: 'POSITION_NEEDED' });
    expect(await redeem(memberId, { ...code, position: here })).toMatchObject({
      data: { outcome: 'present', place: 'inside' },
    });
    expect(await redeem(memberId, code)).toMatchObject({ data: { outcome: 'already' } });
  });

  it('asks nobody whose code came late, and keeps no place that no fence asked for', async () => {
    const fenced = await session({ fence });
    const free = await session();
    const memberId = await test.enroll();
    await redeem(memberId, { ...projected(free), position: here });
    expect(await recordedFor(memberId, free)).not.toHaveProperty('place');
    test.clock.advance(5 * minuteMs);
    expect(await redeem(memberId, projected(fenced))).toMatchObject({
      data: { outcome: 'pending' },
    });
  });
});

it.each([1012, 1013, 1048, 1049])(
  'refuses a code from the album (scene %d), and counts it for the secretary',
  async (scene) => {
    const sessionId = await session();
    const memberId = await test.enroll();
    for (let tries = 0; tries < 2; tries += 1)
      expect(await redeem(memberId, { ...projected(sessionId), scene })).toMatchObject({
        ok: false,
        code: 'CODE_FROM_ALBUM',
      });
    const counted = await test.cloud.database.find('refusedScans', { sessionId });
    expect(counted).toMatchObject([{ count: 2, lastAtMs: startsAtMs, seasonId: 's2026' }]);
    expect(await redeem(memberId, { ...projected(sessionId), scene: 1011 })).toMatchObject({
      data: { outcome: 'present' },
    });
  },
);

it('forgets refused pictures after 30 days, and not before', async () => {
  const old = await session();
  await redeem(await test.enroll(), { ...projected(old), scene: 1013 });
  test.clock.advance(29 * 86_400_000);
  await test.cloud.fireTimer('retain');
  expect(await test.cloud.database.find('refusedScans', { sessionId: old })).toHaveLength(1);
  test.clock.advance(2 * 86_400_000);
  await test.cloud.fireTimer('retain');
  expect(await test.cloud.database.find('refusedScans', { sessionId: old })).toEqual([]);
});

it('forgets after a day that somebody sent wrong codes, and not before', async () => {
  await session();
  await redeem(await test.enroll(), { code: 'A'.repeat(21) });
  const kept = () => test.cloud.database.find('wrongCodes', {});
  test.clock.advance(23 * 3_600_000);
  await test.cloud.fireTimer('retain');
  expect(await kept()).toHaveLength(1);
  test.clock.advance(2 * 3_600_000);
  await test.cloud.fireTimer('retain');
  expect(await kept()).toEqual([]);
});

describe('a session that is open to all', () => {
  it('credits a member of another branch in one write, and a guest without a name', async () => {
    const sessionId = await session({ openToAll: true });
    const member = await test.enroll({ record: elsewhere, member: elsewhere });
    expect(await redeem(member, projected(sessionId))).toMatchObject({
      data: { outcome: 'present', points: 10 },
    });
    expect((await test.record(member)).byBranch).toEqual({ 'branch-2': 10 });
    for (const code of [projected(sessionId), projected(sessionId)])
      expect(await redeem('m-passer-by', code)).toMatchObject({
        data: { outcome: 'guest', recorded: 'present', points: 0, seenAtMs: startsAtMs },
      });
    const guests = await test.cloud.database.find('guestCheckIns', { sessionId });
    expect(guests).toHaveLength(1);
    expect(JSON.stringify(guests)).not.toMatch(/o-m-passer-by|name/u);
  });

  it('takes no guest in once the guests are a number', async () => {
    const sessionId = await session({ openToAll: true, status: 'settled' });
    test.clock.set(startsAtMs + 120 * minuteMs);
    expect(await redeem('m-late-guest', projected(sessionId))).toMatchObject({
      code: 'CHECK_IN_CLOSED',
    });
    expect(await test.cloud.database.find('guestCheckIns', { sessionId })).toEqual([]);
  });

  it('counts each of many guests once, however often they scan at the same time', async () => {
    const sessionId = await session({ openToAll: true });
    const scans = Array.from({ length: 60 }, (_, scan) => `m-guest-${scan % 20}`);
    await Promise.all(scans.map((guest) => redeem(guest, projected(sessionId))));
    expect(await test.cloud.database.find('guestCheckIns', { sessionId })).toHaveLength(20);
  });
});

describe('what stands already', () => {
  const standings: [AttendanceStatus, CheckInAnswer['outcome'], CheckInAnswer['outcome']][] = [
    ['pending', 'present', 'already'],
    ['declined', 'present', 'already'],
    ['excused', 'present', 'pending'],
    ['absent', 'present', 'pending'],
    ['left', 'already', 'already'],
    ['late', 'already', 'already'],
  ];
  it.each(standings)('%s: a fresh code is %s, a late one %s', async (status, fresh, late) => {
    const sessionId = await session();
    const correction = { atMs: 1, by: 'm-secretary', from: 'none', to: status, reason: '事由' };
    const attendance = {
      status,
      seenAtMs: startsAtMs,
      atMs: startsAtMs,
      method: 'by-hand',
      corrections: [correction],
    };
    for (const [minute, expected] of [
      [0, fresh],
      [5, late],
    ] as const) {
      test.clock.set(startsAtMs + minute * minuteMs);
      const record = { attendance: { [sessionId]: attendance } } as never;
      const memberId = await test.enroll({ record });
      expect(await redeem(memberId, projected(sessionId))).toMatchObject({
        data: { outcome: expected, recorded: expected === 'already' ? status : expected },
      });
      expect(await recordedFor(memberId, sessionId)).toMatchObject({ corrections: [correction] });
    }
  });
});

it.each<[Partial<Session>, string]>([
  [{ status: 'draft' }, 'SESSION_NOT_FOUND'],
  [{ status: 'cancelled' }, 'SESSION_CANCELLED'],
])('takes no code of %p', async (more, code) => {
  const sessionId = await session(more);
  expect(await redeem(await test.enroll(), projected(sessionId))).toMatchObject({ code });
});

it('keeps of the network a hash for this session alone', async () => {
  const [one, two] = [await session(), await session()];
  const [a, b] = [await test.enroll(), await test.enroll()];
  await redeem(a, projected(one));
  await redeem(b, projected(one));
  await redeem(a, projected(two));
  const network = async (memberId: string, sessionId: string) =>
    (await recordedFor(memberId, sessionId))?.network;
  expect(await network(a, one)).toMatch(/^[0-9a-f]{8}$/u);
  expect(await network(b, one)).toBe(await network(a, one));
  expect(await network(a, two)).not.toBe(await network(a, one));
  expect(JSON.stringify(await test.record(a))).not.toContain('127.0.0.1');
});
