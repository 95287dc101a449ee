import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
import { verifyMemberCode } from '../../cloudfunctions/shared/domain/member-code';
import {
  printedCodeOf,
  sessionCodeOf,
  slotOf,
} from '../../cloudfunctions/shared/domain/session-code';
import { verifyReceipts } from '../../config/receipts';
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

let test: TestCloud;
const secretary = openidOf('m-secretary');

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      aSession(),
      aSession({ _id: 'PR1NTED1', codeKind: 'printed' }),
      aSession({ _id: 'PR1NTED2', codeKind: 'printed' }),
      aSession({ _id: 'PR1NTED9', codeKind: 'printed', codeVersion: 9 }),
      aSession({ _id: 'CANCE11D', codeKind: 'printed', status: 'cancelled' }),
    ],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
beforeEach(() => test.clock.set(startsAtMs));
afterAll(() => test.close());

const poster = (sessionId: string, form: 'link' | 'mini-program' = 'link') =>
  test.call(secretary, 'check-in', 'poster', { sessionId, form });
const redeem = (memberId: string, code: string) =>
  test.call(openidOf(memberId), 'check-in', 'redeem', { code });

describe('the poster', () => {
  it('carries a link that any scanner reads, with a code that counts', async () => {
    const reply = await poster('PR1NTED1');
    const code = printedCodeOf(signingKeys, 'PR1NTED1', 1);
    expect(reply).toMatchObject({
      data: {
        text: `HTTPS://STUDY.EXAMPLE/P/${code}`,
        version: 1,
        renewable: true,
        session: { title: '冬训第一课', organisationName: '第一支部', codeKind: 'printed' },
      },
    });
    expect(await redeem(await test.enroll(), code)).toMatchObject({
      data: { outcome: 'present' },
    });
  });

  it('carries a mini-program code that leads to the check-in page with the code as its scene', async () => {
    const reply = await poster('PR1NTED1', 'mini-program');
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data.picture).toMatch(/^data:image\/png;base64,iVBOR/u);
    expect(reply.data.text).toBeUndefined();
    const picture = (reply.data.picture ?? '').replace(/^.*base64,/u, '');
    const png = PNG.sync.read(Buffer.from(picture, 'base64'));
    const { width, height } = png;
    expect(decodeQR({ width, height, data: new Uint8Array(png.data) })).toBe(
      `pages/check-in/index?scene=P${printedCodeOf(signingKeys, 'PR1NTED1', 1)}`,
    );
    const asked = test.cloud.openApiCalls.filter((one) => one.api === 'wxacode.getUnlimited');
    expect(asked).toMatchObject([
      {
        functionName: 'check-in',
        data: {
          scene: `P${printedCodeOf(signingKeys, 'PR1NTED1', 1)}`,
          page: 'pages/check-in/index',
        },
      },
    ]);
  });

  it('is withdrawn once, however often that is asked, and the next one counts', async () => {
    const renew = () =>
      test.call(secretary, 'check-in', 'renewPoster', {
        sessionId: 'PR1NTED2',
        form: 'link',
        version: 1,
      });
    const replies = await Promise.all([renew(), renew(), renew()]);
    const answered = replies.filter((one) => one.ok);
    expect(answered.length).toBeGreaterThan(0);
    for (const one of answered) expect(one).toMatchObject({ data: { version: 2 } });
    expect(await renew()).toMatchObject({ data: { version: 2 } });
    const memberId = await test.enroll();
    const [old, fresh] = [1, 2].map((version) => printedCodeOf(signingKeys, 'PR1NTED2', version));
    expect(await redeem(memberId, old ?? '')).toMatchObject({ code: 'CODE_REPLACED' });
    expect(await redeem(memberId, fresh ?? '')).toMatchObject({ data: { outcome: 'present' } });
    const [session] = await test.cloud.database.find('sessions', { _id: 'PR1NTED2' });
    expect(session).toMatchObject({
      changes: [{ what: 'edited', by: 'm-secretary', fields: ['codeVersion'] }],
    });
  });

  it.each([
    ['of a session with a projected code', 'SESS0001', 'CODE_NOT_PRINTED'],
    ['of a cancelled session', 'CANCE11D', 'SESSION_CANCELLED'],
    ['of no session', 'N0SVCH00', 'SESSION_NOT_FOUND'],
  ])('is not made %s', async (_case, sessionId, code) => {
    expect(await poster(sessionId)).toMatchObject({ ok: false, code });
  });

  it('says where it cannot be renewed any more', async () => {
    expect(await poster('PR1NTED9')).toMatchObject({ data: { version: 9, renewable: false } });
  });
});

it("gives a member the own code, and nobody else's", async () => {
  const memberId = await test.enroll();
  const reply = await test.call(openidOf(memberId), 'check-in', 'memberCode', {});
  if (!reply.ok) throw new Error(reply.code);
  expect(reply.data).toMatchObject({
    name: `成员${memberId}`,
    branchName: '第一支部',
    endsAtMs: startsAtMs + 10 * minuteMs,
  });
  const code = reply.data.text.replace('HTTPS://STUDY.EXAMPLE/M/', '');
  expect(verifyMemberCode(signingKeys, code, startsAtMs)).toMatchObject({ memberId });
});

describe('a check-in that waits', () => {
  it('can be followed by its member, and by nobody else', async () => {
    const [memberId, other] = [await test.enroll(), await test.enroll()];
    const standing = (who: string) =>
      test.call(openidOf(who), 'check-in', 'standing', { sessionId: 'SESS0001' });
    expect(await standing(memberId)).toMatchObject({ ok: true, data: {} });
    test.clock.advance(5 * minuteMs);
    await redeem(memberId, sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs)));
    expect(await standing(memberId)).toMatchObject({ data: { standing: { recorded: 'pending' } } });
    await test.call(secretary, 'attendance', 'confirm', {
      sessionId: 'SESS0001',
      memberIds: [memberId],
    });
    expect(await standing(memberId)).toMatchObject({
      data: { standing: { recorded: 'present', points: 10, seenAtMs: startsAtMs } },
    });
    expect(await standing(other)).toMatchObject({ ok: true, data: {} });
    expect(await standing('m-nobody')).toMatchObject({ ok: true, data: {} });
  });

  it('leaves a receipt that can be verified without this server, also after its confirmation and in a crowd', async () => {
    const there = { status: 'present', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' };
    const record = { attended: ['SESS0001'], attendance: { SESS0001: there as never } };
    const crowd = Array.from({ length: 1000 }, (_, index) => enrolled(`c-${index}`, { record }));
    const records = crowd.map((one) => ({ ...one.record }));
    await test.cloud.database.insertMany('studyRecords', records);
    const memberId = await test.enroll();
    test.clock.advance(7 * minuteMs);
    await redeem(memberId, sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs)));
    const exported = () => test.call(secretary, 'check-in', 'receipts', { sessionId: 'SESS0001' });
    const before = await exported();
    await test.call(secretary, 'attendance', 'confirm', {
      sessionId: 'SESS0001',
      memberIds: [memberId],
    });
    const confirmed = await exported();
    test.clock.advance(4 * minuteMs);
    // Counted as late by hand, the member was seen at another moment; the code arrived when it did.
    for (const [to, seen] of [
      ['left', 'present'],
      ['late', 'left'],
    ] as const)
      await test.call(secretary, 'attendance', 'mark', {
        sessionId: 'SESS0001',
        marks: [{ memberId, to, seen, reason: '更正' }],
      });
    expect((await test.record(memberId)).attendance['SESS0001']?.seenAtMs).not.toBe(startsAtMs);
    for (const reply of [before, confirmed, await exported()]) {
      if (!reply.ok) throw new Error(reply.code);
      const verified = verifyReceipts(reply.data, signingKeys);
      expect(verified.find((one) => one.memberId === memberId)).toMatchObject({
        verdict: 'genuine',
        seenAtMs: startsAtMs,
        arrivedAtMs: startsAtMs + 7 * minuteMs,
      });
    }
  });
});
