import fc from 'fast-check';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { maskedName } from '../../cloudfunctions/shared/domain/organisation';
import { sessionCodeOf, slotMs, slotOf } from '../../cloudfunctions/shared/domain/session-code';
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
const nearlyFull = { '20261125': { checkIn: 14 } };

const sessions = [
  aSession({ _id: 'NEXTWEEK', startsAtMs: startsAtMs + 7 * 86_400_000, status: 'published' }),
  aSession({ _id: 'WHQZECMM', audience: { organisationIds: ['committee-1'], segments: [] } }),
  aSession({ _id: 'DRAFT000', status: 'draft' }),
  aSession({ _id: 'CANCE11D', status: 'cancelled' }),
  aSession({ _id: 'YNGSTRS0', audience: { organisationIds: ['district'], segments: ['youth'] } }),
];

let test: TestCloud;
/** Every test has its own session and its own people, so that one cloud serves them all. */
let own: string;
let people: Record<string, string>;
let sessionsMade = 0;

const idOf = (name: string) => people[name] ?? name;
const sessionOf = (id: string) => (id === 'own' ? own : id);
const codeAt = (ms: number, sessionId = 'own') =>
  sessionCodeOf(signingKeys, sessionOf(sessionId), slotOf(ms));
const redeem = (name: string, code: string, branchId?: string) =>
  test.call(openidOf(idOf(name)), 'check-in', 'redeem', branchId ? { code, branchId } : { code });
const recordOf = (name: string) => test.record(idOf(name));

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions,
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
    'm-nearly': await test.enroll({ record: { days: nearlyFull } }),
  };
});
afterAll(() => test.close());

describe('redeem', () => {
  it('credits a fresh code once, in every total, and answers what the screen says', async () => {
    const reply = await redeem('m1', codeAt(startsAtMs));
    expect(reply).toEqual({
      ok: true,
      serverNowMs: startsAtMs,
      data: {
        outcome: 'present',
        recorded: 'present',
        points: 10,
        capped: false,
        seenAtMs: startsAtMs,
        session: { sessionId: own, title: '冬训第一课', startsAtMs, venue: '二楼会议室' },
      },
    });
    const record = await recordOf('m1');
    expect(record).toMatchObject({
      score: 10,
      reachedAtMs: startsAtMs,
      changedAtMs: startsAtMs,
      attended: [own],
      days: { '20261125': { checkIn: 10 } },
      weeks: { '2026W48': 10 },
      months: { '202611': 10 },
      byBranch: { 'branch-1': 10 },
      attendance: { [own]: { status: 'present', method: 'code' } },
    });
    expect(sumOfLedger(record)).toBe(record.score);
  });

  it.each([
    ['late', 12, 12, { outcome: 'late', points: 5 }],
    ['seen in time, arriving in the next slot', 10, 10.3, { outcome: 'present', points: 10 }],
    [
      'two slots later: waits for the secretary',
      5,
      5.5,
      { outcome: 'pending', recorded: 'pending', points: 0 },
    ],
    ['an hour after the end, seen inside', 80, 150, { outcome: 'pending', points: 0 }],
  ])('%s', async (_case, seenMinute, nowMinute, expected) => {
    test.clock.set(startsAtMs + nowMinute * minuteMs);
    const reply = await redeem('m1', codeAt(startsAtMs + seenMinute * minuteMs));
    expect(reply).toMatchObject({ ok: true, data: expected });
    expect((await recordOf('m1')).score).toBe(expected.points);
  });

  it.each([
    ['too early', 'm1', -45, 'own', 'CHECK_IN_NOT_OPEN', { opensAtMs: startsAtMs - 30 * minuteMs }],
    ['not opened', 'm1', 0, 'NEXTWEEK', 'CHECK_IN_NOT_OPEN', {}],
    ['after the end', 'm1', 95, 'own', 'CHECK_IN_CLOSED', { title: '冬训第一课' }],
    ['another branch', 'm2', 0, 'own', 'NOT_INVITED', { title: '冬训第一课' }],
    ['another segment', 'm1', 0, 'YNGSTRS0', 'NOT_INVITED', {}],
    ['nobody of the roster', 'm-guest', 0, 'own', 'NOT_JOINED', {}],
    ['no such session', 'm1', 0, 'N0SVCH00', 'SESSION_NOT_FOUND', undefined],
  ])('refuses %s and changes nothing', async (_case, who, minute, sessionId, code, details) => {
    const before = await test.cloud.database.find('studyRecords', { memberId: idOf(who) });
    test.clock.set(startsAtMs + minute * minuteMs);
    const reply = await redeem(who, codeAt(startsAtMs + minute * minuteMs, sessionId));
    expect(reply).toMatchObject({ ok: false, code, ...(details ? { details } : {}) });
    expect(await test.cloud.database.find('studyRecords', { memberId: idOf(who) })).toEqual(before);
  });

  it.each([
    ['expired', 24 * 60 + 10, 'CODE_EXPIRED'],
    ['of the future', -1, 'CODE_NOT_YET_VALID'],
  ])('refuses a genuine code that is %s', async (_case, laterMinutes, code) => {
    const genuine = codeAt(startsAtMs);
    test.clock.set(startsAtMs + laterMinutes * minuteMs);
    expect(await redeem('m1', genuine)).toMatchObject({ ok: false, code });
  });

  it('counts wrong codes and says when there are many, but never refuses a genuine code for them', async () => {
    const forged = `${own}${'0'.repeat(17)}`;
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await redeem('m1', forged)).toMatchObject({ ok: false, code: 'CODE_NOT_OURS' });
    }
    expect(await redeem('m1', forged)).toMatchObject({
      code: 'TOO_MANY_WRONG_CODES',
      details: { retryAtMs: startsAtMs + 10 * minuteMs },
    });
    expect(await redeem('m2', forged)).toMatchObject({ code: 'CODE_NOT_OURS' });
    expect(await redeem('m1', codeAt(startsAtMs))).toMatchObject({ ok: true });
    test.clock.advance(11 * minuteMs);
    expect(await redeem('m1', forged)).toMatchObject({ code: 'CODE_NOT_OURS' });
  });

  it('answers a repeated scan with what stands', async () => {
    await redeem('m1', codeAt(startsAtMs));
    test.clock.advance(minuteMs);
    expect(await redeem('m1', codeAt(startsAtMs + minuteMs))).toMatchObject({
      data: { outcome: 'already', recorded: 'present', points: 10, seenAtMs: startsAtMs },
    });
    expect((await recordOf('m1')).score).toBe(10);
  });

  it.each([
    ['two days later', 2 * 24 * 60, 'present', 'CODE_EXPIRED'],
    ['of a code that came late', 2 * 24 * 60, 'pending', 'CODE_EXPIRED'],
    ['after an early closing', 1, 'present', 'CHECK_IN_CLOSED'],
  ])('answers a retry with what stands: %s', async (_case, laterMinutes, recorded, refused) => {
    const code = codeAt(startsAtMs);
    test.clock.set(startsAtMs + (recorded === 'pending' ? 5 * minuteMs : 0));
    await redeem('m1', code);
    if (refused === 'CHECK_IN_CLOSED')
      await test.cloud.database.updateMany(
        'sessions',
        { _id: own },
        { $set: { status: 'closed', checkInClosesAtMs: startsAtMs - 1 } },
      );
    test.clock.set(startsAtMs + laterMinutes * minuteMs);
    expect(await redeem('m1', code)).toMatchObject({
      data: { outcome: 'already', recorded, seenAtMs: startsAtMs },
    });
    expect(await redeem('m-full', code)).toMatchObject({ ok: false, code: refused });
  });

  it('lets a fresh code overtake a pending one, and a stale one never undo it', async () => {
    test.clock.set(startsAtMs + 6 * minuteMs);
    await redeem('m1', codeAt(startsAtMs + 5 * minuteMs));
    expect(await redeem('m1', codeAt(startsAtMs + 4 * minuteMs))).toMatchObject({
      data: { outcome: 'already', recorded: 'pending' },
    });
    expect(await redeem('m1', codeAt(startsAtMs + 6 * minuteMs))).toMatchObject({
      data: { outcome: 'present', points: 10 },
    });
    expect(await redeem('m1', codeAt(startsAtMs + 4 * minuteMs))).toMatchObject({
      data: { outcome: 'already', recorded: 'present' },
    });
    expect((await recordOf('m1')).attendance[own]).toMatchObject({ status: 'present' });
  });

  it.each([
    ['m-full', 0],
    ['m-nearly', 6],
  ])('gives %s only what the day cap leaves: %d', async (who, points) => {
    expect(await redeem(who, codeAt(startsAtMs))).toMatchObject({
      data: { outcome: 'present', points, capped: true },
    });
    expect((await recordOf(who)).entries[`checkIn:${own}`]).toMatchObject({
      points,
      capped: true,
    });
    expect(await redeem(who, codeAt(startsAtMs))).toMatchObject({
      data: { outcome: 'already', points },
    });
  });

  it('never gives more than a cap below the points of the rule', async () => {
    const credit = { onTime: 10, late: 5, dayCap: 8, rulesVersion: 1 };
    await test.cloud.database.insertMany('sessions', [
      { ...aSession({ _id: 'SMA11CAP', credit }) },
    ]);
    expect(await redeem('m1', codeAt(startsAtMs, 'SMA11CAP'))).toMatchObject({
      data: { outcome: 'present', points: 8, capped: true },
    });
    expect((await recordOf('m1')).days).toEqual({ '20261125': { checkIn: 8 } });
  });

  it.each([
    ['right', 'branch-2'],
    ['wrong', 'branch-1'],
    ['missing', undefined],
  ])('credits the branch of the record whatever the hint: %s', async (_case, hint) => {
    expect(await redeem('m2', codeAt(startsAtMs, 'WHQZECMM'), hint)).toMatchObject({ ok: true });
    expect((await recordOf('m2')).byBranch).toEqual({ 'branch-2': 10 });
  });

  it('credits exactly once among 50 at the same time, and keeps score = sum of the ledger', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => redeem('m1', codeAt(startsAtMs))),
    );
    const outcomes = replies.map((reply) => (reply.ok ? reply.data.outcome : reply.code));
    expect(outcomes.filter((one) => one === 'present')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'already')).toHaveLength(49);
    const record = await recordOf('m1');
    expect([record.score, sumOfLedger(record)]).toEqual([10, 10]);
  });

  it('holds the day cap and the sum under any mixture of codes, repetitions and overlaps', async () => {
    const scan = fc.record({
      sessionId: fc.constantFrom('own', 'WHQZECMM', 'XTRA0001'),
      agoSlots: fc.integer({ min: 0, max: 4 }),
      who: fc.constantFrom('fresh', 'nearly'),
    });
    await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id: 'XTRA0001' }) }]);
    test.clock.set(startsAtMs + minuteMs);
    await fc.assert(
      fc.asyncProperty(fc.array(scan, { minLength: 2, maxLength: 8 }), async (scans) => {
        const ids = {
          fresh: await test.enroll(),
          nearly: await test.enroll({ record: { days: nearlyFull } }),
        };
        await Promise.all(
          scans.map(({ sessionId, agoSlots, who }) =>
            redeem(ids[who], codeAt(startsAtMs + minuteMs - agoSlots * slotMs, sessionId)),
          ),
        );
        for (const [who, before] of [
          ['fresh', 0],
          ['nearly', 14],
        ] as const) {
          const record = await test.record(ids[who]);
          const freshCodes = scans.filter((one) => one.who === who && one.agoSlots < 2);
          const sessionsSeen = new Set(freshCodes.map((one) => one.sessionId)).size;
          expect(record.score).toBe(sumOfLedger(record));
          expect(record.score).toBe(Math.min(10 * sessionsSeen, 20 - before));
          expect((record.days['20261125']?.checkIn ?? 0) - before).toBe(record.score);
        }
      }),
      { numRuns: 15, seed: 20261125 },
    );
  });
});

describe('the board', () => {
  it('shows the last names whole where the secretary asks for it', async () => {
    await redeem('m1', codeAt(startsAtMs));
    const names = async (fullNames: boolean) => {
      const reply = await test.call(openidOf('m-secretary'), 'check-in', 'boardCount', {
        sessionId: own,
        fullNames,
      });
      return reply.ok && reply.data.latestNames;
    };
    expect(await names(true)).toEqual([`成员${idOf('m1')}`]);
    expect(await names(false)).toEqual([maskedName(`成员${idOf('m1')}`)]);
  });

  it('counts guests and members beyond the audience apart, at a session that is open to all', async () => {
    const guest = { _id: `${own}:somebody`, sessionId: own, seenAtMs: startsAtMs };
    await test.cloud.database.insertMany('guestCheckIns', [guest]);
    await test.cloud.database.updateMany('sessions', { _id: own }, { $set: { openToAll: true } });
    await redeem('m1', codeAt(startsAtMs));
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: idOf('m2') },
      { $set: { attended: [own] } },
    );
    expect(
      await test.call(openidOf('m-secretary'), 'check-in', 'boardCount', { sessionId: own }),
    ).toMatchObject({ data: { attended: 1, visitors: 1, guests: 1 } });
  });

  it('gives its own secretary five minutes of codes that are genuine in their slots', async () => {
    const reply = await test.call(openidOf('m-secretary'), 'check-in', 'board', {
      sessionId: own,
    });
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data).toMatchObject({
      slotMs,
      firstSlotStartsAtMs: startsAtMs,
      count: { attended: 0, pending: 0, expected: 3 },
    });
    expect(reply.data.codes).toHaveLength(32);
    for (const [ahead, text] of reply.data.codes.entries()) {
      expect(text).toBe(`HTTPS://STUDY.EXAMPLE/C/${codeAt(startsAtMs + ahead * slotMs)}`);
    }
  });

  it('shows no code beyond the end', async () => {
    test.clock.set(startsAtMs + 90 * minuteMs - 15_000);
    const reply = await test.call(openidOf('m-secretary'), 'check-in', 'board', {
      sessionId: own,
    });
    expect(reply.ok && reply.data.codes.length).toBe(2);
  });

  it('counts and names the last ones, masked, newest first', async () => {
    await redeem('m1', codeAt(startsAtMs));
    test.clock.advance(1_000);
    await redeem('m-full', codeAt(startsAtMs));
    // A credit for watching changes the first one's record last, but not who came last.
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: idOf('m1') },
      { $set: { changedAtMs: startsAtMs + 5_000 } },
    );
    expect(
      await test.call(openidOf('m-secretary'), 'check-in', 'boardCount', { sessionId: own }),
    ).toMatchObject({
      data: {
        attended: 2,
        expected: 3,
        latestNames: ['m-full', 'm1'].map((name) => maskedName(`成员${idOf(name)}`)),
      },
    });
  });

  it.each([
    ['a member', 'm1', 'own', 'NOT_ALLOWED'],
    ['the secretary of another branch', 'm-other-secretary', 'own', 'NOT_ALLOWED'],
    ['nobody of the roster', 'm-guest', 'own', 'NOT_JOINED'],
    ['the secretary before opening', 'm-secretary', 'NEXTWEEK', 'CHECK_IN_NOT_OPEN'],
    ['the secretary, of a draft', 'm-secretary', 'DRAFT000', 'CHECK_IN_NOT_OPEN'],
    ['the secretary, of what was called off', 'm-secretary', 'CANCE11D', 'SESSION_CANCELLED'],
    ['the secretary, of no session', 'm-secretary', 'N0SVCH00', 'SESSION_NOT_FOUND'],
  ])('is refused to %s', async (_case, who, sessionId, code) => {
    expect(
      await test.call(openidOf(idOf(who)), 'check-in', 'board', {
        sessionId: sessionOf(sessionId),
      }),
    ).toMatchObject({
      ok: false,
      code,
    });
  });
});

it('never lets a key, a secret or an openid out in any answer', async () => {
  const replies = [
    await redeem('m1', codeAt(startsAtMs)),
    await test.call(openidOf('m-secretary'), 'check-in', 'board', { sessionId: own }),
    await test.call(openidOf('m-secretary'), 'attendance', 'sheet', { sessionId: own }),
    await test.call(openidOf('m-secretary'), 'season', 'listSessions', {}),
    await test.call(openidOf(idOf('m1')), 'home', 'overview', {}),
    await test.call(openidOf(idOf('m1')), 'organisation', 'me', {}),
  ];
  const text = JSON.stringify(replies);
  expect(replies.every((reply) => reply.ok)).toBe(true);
  expect(text).not.toMatch(/signing-key|openid|"o-|"secret"/u);
});
