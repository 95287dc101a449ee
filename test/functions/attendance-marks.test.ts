import fc from 'fast-check';
import type { Standing } from '../../cloudfunctions/shared/contract/vocabulary';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { memberCodeOf } from '../../cloudfunctions/shared/domain/member-code';
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

let test: TestCloud;
let own: string;
let m1: string;
let sessionsMade = 0;

const desk = openidOf('m-secretary');
const codeAt = (ms: number, sessionId = own) => sessionCodeOf(signingKeys, sessionId, slotOf(ms));
const redeem = (memberId: string, code: string) =>
  test.call(openidOf(memberId), 'check-in', 'redeem', { code });
const mark = (to: Exclude<Standing, 'pending' | 'declined'>, seen: Standing, reason?: string) =>
  test.call(desk, 'attendance', 'mark', {
    sessionId: own,
    marks: [{ memberId: m1, to, seen, ...(reason === undefined ? {} : { reason }) }],
  });
async function outcomeOf(reply: ReturnType<typeof mark>): Promise<string> {
  const answer = await reply;
  return answer.ok ? (answer.data.results[0]?.outcome ?? 'none') : answer.code;
}

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
beforeEach(async () => {
  test.clock.set(startsAtMs);
  sessionsMade += 1;
  own = `M${String(sessionsMade).padStart(7, '0')}`;
  await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id: own }) }]);
  m1 = await test.enroll();
});
afterAll(() => test.close());

describe('a mark by hand', () => {
  it('credits who came without a phone, once, and says who noted it and why', async () => {
    expect(await outcomeOf(mark('present', 'none'))).toBe('reason-needed');
    expect(await outcomeOf(mark('present', 'none', '没带手机'))).toBe('marked');
    expect(await outcomeOf(mark('present', 'none', '没带手机'))).toBe('unchanged');
    const record = await test.record(m1);
    expect(record).toMatchObject({
      score: 10,
      attended: [own],
      days: { '20261125': { checkIn: 10 } },
    });
    expect(record.attendance[own]).toMatchObject({
      status: 'present',
      method: 'by-hand',
      seenAtMs: startsAtMs,
      reason: '没带手机',
      corrections: [
        { by: 'm-secretary', from: 'none', to: 'present', atMs: startsAtMs, reason: '没带手机' },
      ],
    });
  });

  it('takes points back with a reason, and gives them again under the next key', async () => {
    await redeem(m1, codeAt(startsAtMs));
    expect(await outcomeOf(mark('absent', 'present'))).toBe('reason-needed');
    expect(await outcomeOf(mark('absent', 'present', '扫错了人'))).toBe('marked');
    expect(await test.record(m1)).toMatchObject({
      score: 0,
      attended: [],
      reachedAtMs: startsAtMs,
    });
    test.clock.advance(20 * minuteMs);
    expect(await redeem(m1, codeAt(startsAtMs + 20 * minuteMs))).toMatchObject({
      data: { outcome: 'late', points: 5 },
    });
    const record = await test.record(m1);
    expect(record.entries).toMatchObject({
      [`checkIn:${own}`]: { points: 10 },
      [`checkIn:${own}:reversed:1`]: { points: -10, reason: '扫错了人' },
      [`checkIn:${own}:2`]: { points: 5 },
    });
    expect([record.score, sumOfLedger(record)]).toEqual([5, 5]);
    expect(record.attendance[own]?.corrections).toHaveLength(1);
  });

  it('frees the cap of the day for another session', async () => {
    for (const _id of [`${own.slice(0, 7)}A`, `${own.slice(0, 7)}B`]) {
      await test.cloud.database.insertMany('sessions', [{ ...aSession({ _id }) }]);
      await redeem(m1, codeAt(startsAtMs, _id));
    }
    expect(await outcomeOf(mark('present', 'none', '没带手机'))).toBe('marked');
    expect((await test.record(m1)).score).toBe(20);
    await test.call(desk, 'attendance', 'mark', {
      sessionId: `${own.slice(0, 7)}A`,
      marks: [{ memberId: m1, to: 'absent', seen: 'present', reason: '未到' }],
    });
    test.clock.advance(11 * minuteMs);
    expect(await outcomeOf(mark('late', 'present', '迟到'))).toBe('marked');
    expect(await outcomeOf(mark('present', 'late', '准时到的'))).toBe('marked');
    expect((await test.record(m1)).score).toBe(20);
  });

  it('never overwrites with a queued edit what came meanwhile, and shows what stands', async () => {
    await redeem(m1, codeAt(startsAtMs));
    const reply = await mark('excused', 'none', '出差');
    expect(reply).toMatchObject({
      data: {
        results: [{ memberId: m1, outcome: 'conflict' }],
        rows: [{ memberId: m1, status: 'present', name: `成员${m1}`, initials: 'cy' }],
      },
    });
    expect((await test.record(m1)).score).toBe(10);
  });

  it.each([
    ['published', -60, 'present', 'CHECK_IN_NOT_OPEN'],
    ['published', -60, 'excused', 'marked'],
    ['published', -20, 'present', 'marked'],
    ['cancelled', 0, 'present', 'SESSION_CANCELLED'],
    ['settled', 3_000, 'present', 'marked'],
    ['open', -5, 'late', 'too-early'],
    ['open', 10, 'late', 'too-early'],
    ['open', 11, 'late', 'marked'],
    ['open', 20, 'left', 'never-came'],
  ] as const)('at a %s session, minute %d: %s: %s', async (status, minute, to, expected) => {
    await test.cloud.database.updateMany('sessions', { _id: own }, { $set: { status } });
    test.clock.set(startsAtMs + minute * minuteMs);
    expect(await outcomeOf(mark(to, 'none', '原因'))).toBe(expected);
  });

  it('knows nobody who is not invited', async () => {
    m1 = await test.enroll({
      record: { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] },
    });
    expect(await outcomeOf(mark('present', 'none', '原因'))).toBe('not-here');
    m1 = 'm-nobody';
    expect(await outcomeOf(mark('present', 'none', '原因'))).toBe('not-here');
  });
});

it('is settled as absent, with its trail, when the mark was taken back', async () => {
  await mark('present', 'none', '没带手机');
  await mark('none', 'present', '点错了');
  await test.cloud.database.updateMany(
    'sessions',
    { _id: own },
    { $set: { status: 'closed', settlesAtMs: startsAtMs } },
  );
  test.clock.set(startsAtMs + 91 * minuteMs);
  await test.cloud.fireTimer('settle');
  expect(await test.record(m1)).toMatchObject({
    score: 0,
    attendance: { [own]: { status: 'absent', corrections: [{ to: 'present' }, { to: 'none' }] } },
  });
});

it('says that a session which nobody opened was held, once somebody is noted as having come', async () => {
  const lapsed = { status: 'lapsed', settlesAtMs: startsAtMs };
  await test.cloud.database.updateMany('sessions', { _id: own }, { $set: lapsed });
  test.clock.set(startsAtMs + 91 * minuteMs);
  expect(await outcomeOf(mark('excused', 'none', '生病'))).toBe('marked');
  const statusOf = async () => (await test.cloud.database.find('sessions', { _id: own }))[0];
  expect(await statusOf()).toMatchObject({ status: 'lapsed' });
  expect(await outcomeOf(mark('present', 'excused', '补登记'))).toBe('marked');
  expect(await statusOf()).toMatchObject({
    status: 'closed',
    changes: [{ what: 'held', by: 'm-secretary' }],
  });
  await test.cloud.fireTimer('settle');
  expect(await statusOf()).toMatchObject({ status: 'settled' });
  expect((await test.record('m-secretary')).attendance[own]?.status).toBe('absent');
});

describe('the own code of a member', () => {
  const admit = (code: string) => test.call(desk, 'attendance', 'admit', { sessionId: own, code });
  it('checks in, once', async () => {
    const code = memberCodeOf(signingKeys, m1, startsAtMs);
    expect(await admit(code)).toMatchObject({
      data: { outcome: 'admitted', row: { status: 'present' } },
    });
    expect(await admit(code)).toMatchObject({ data: { outcome: 'already' } });
    expect(await test.record(m1)).toMatchObject({ score: 10 });
  });

  it('is the way in for a member of another branch at an open session; a mark by hand is not', async () => {
    const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
    m1 = await test.enroll({ record: elsewhere, member: elsewhere });
    const code = memberCodeOf(signingKeys, m1, startsAtMs);
    expect(await admit(code)).toMatchObject({ code: 'MEMBER_NOT_INVITED' });
    await test.cloud.database.updateMany('sessions', { _id: own }, { $set: { openToAll: true } });
    expect(await mark('present', 'none', '原因')).toMatchObject({
      data: { results: [{ outcome: 'not-here' }], rows: [] },
    });
    expect(await admit(code)).toMatchObject({ data: { outcome: 'admitted' } });
    expect(await outcomeOf(mark('left', 'present', '提前离开'))).toBe('marked');
  });

  it.each([
    ['forged', () => '0'.repeat(30), 'MEMBER_CODE_INVALID'],
    ['old', () => memberCodeOf(signingKeys, m1, startsAtMs - 11 * minuteMs), 'MEMBER_CODE_EXPIRED'],
    ['of nobody here', () => memberCodeOf(signingKeys, 'm-x', startsAtMs), 'MEMBER_NOT_INVITED'],
  ])('is refused when it is %s', async (_case, code, refused) => {
    expect(await admit(code())).toMatchObject({ ok: false, code: refused });
  });
});

it('keeps score = ledger and the cap under any mixture of marks, codes and confirmations at once', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('mark' as const),
      to: fc.constantFrom('present', 'late', 'absent', 'none', 'left' as const),
      seen: fc.constantFrom<Standing>('none', 'present', 'late', 'pending', 'absent'),
    }),
    fc.record({ kind: fc.constant('code' as const), agoSlots: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constantFrom('confirm' as const, 'decline' as const) }),
  );
  test.clock.set(startsAtMs + 11 * minuteMs);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (rounds) => {
        m1 = await test.enroll({ record: { days: { '20261125': { checkIn: 14 } } } });
        const request = { sessionId: own, memberIds: [m1] };
        for (const round of rounds)
          await Promise.all(
            round.map((one) => {
              if (one.kind === 'mark') return mark(one.to, one.seen, '更正');
              if (one.kind === 'code')
                return redeem(m1, codeAt(startsAtMs + 11 * minuteMs - one.agoSlots * slotMs));
              if (one.kind === 'confirm') return test.call(desk, 'attendance', 'confirm', request);
              return test.call(desk, 'attendance', 'decline', { ...request, reason: '未到' });
            }),
          );
        const record = await test.record(m1);
        const status = record.attendance[own]?.status;
        const points = status === 'present' ? 6 : status === 'late' ? 5 : 0;
        expect([record.score, sumOfLedger(record)]).toEqual([points, points]);
        expect((record.days['20261125']?.checkIn ?? 0) - 14).toBe(points);
        expect(record.attended).toEqual(points > 0 ? [own] : []);
        expect(record.pending).toEqual(status === 'pending' ? [own] : []);
      },
    ),
    { numRuns: 12, seed: 20261125 },
  );
});
