import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { startsAtMs } from '../tools/builders';
import { LiveViewer, aLiveSession, startLiveHall } from '../tools/live-viewer';
import { OperationCounter } from '../tools/operation-counter';
import { type TestCloud, openidOf, signingKeys } from '../tools/test-cloud';

let test: TestCloud;
let me: LiveViewer;

beforeAll(async () => {
  test = await startLiveHall([
    aLiveSession('SESS0001'),
    aLiveSession('SH0RT000'),
    aLiveSession('0NS1TE00', { mode: 'on-site' }),
    aLiveSession('PVB11C00', { openToAll: true, status: 'published' }),
  ]);
});
beforeEach(async () => {
  me = new LiveViewer(test, await test.enroll());
  me.at(0);
});
afterAll(() => test.close());

describe('presence at a live session', () => {
  it('is credited once when 60 % of the planned length was watched, on time by the first window', async () => {
    const almost = await me.watch(0, 17);
    expect(almost).toMatchObject({ completed: false, pointsAdded: 0 });
    me.at(18);
    const enough = await me.report(almost.receipt, [[17, 18]]);
    expect(enough).toMatchObject({
      ...{ completed: true, pointsAdded: 10, recorded: 'present', online: true },
      ...{ coverage: 1, covered: [[0, 1080]], unprovedSeconds: 0 },
    });
    expect(await me.standing()).toMatchObject({
      ...{ status: 'present', method: 'online', seenAtMs: startsAtMs, attended: true, score: 10 },
    });
    me.at(19);
    expect(await me.report(enough.receipt, [[18, 19]])).toMatchObject({
      completed: true,
      pointsAdded: 0,
    });
    expect(await me.report(almost.receipt, [[17, 18]])).toMatchObject({ pointsAdded: 0 });
    expect(await me.standing()).toMatchObject({ score: 10 });
  });

  it('is late by the first window', async () => {
    expect(await me.watch(12, 30)).toMatchObject({
      completed: true,
      recorded: 'late',
      pointsAdded: 5,
    });
  });

  it('goes on after the page was closed: what was saved on leaving counts', async () => {
    const first = await me.watch(0, 9);
    await me.report(first.receipt, [], true);
    me.at(10);
    expect(await me.open()).toMatchObject({
      covered: [[0, 540]],
      neededSeconds: 1080,
      recorded: 'none',
    });
    expect(await me.watch(10, 19)).toMatchObject({ completed: true, recorded: 'present' });
  });

  it('needs less where the session was closed early, and is credited at the next opening if nobody reported since', async () => {
    const some = await me.watch(0, 10, 'SH0RT000');
    await me.report(some.receipt, [], true);
    me.at(15);
    await test.call(openidOf('m-secretary'), 'season', 'closeSession', { sessionId: 'SH0RT000' });
    me.at(16);
    expect(await me.open('SH0RT000')).toMatchObject({
      neededSeconds: 540,
      recorded: 'present',
      online: true,
      points: 10,
    });
    expect(await me.standing('SH0RT000')).toMatchObject({ score: 10, method: 'online' });
  });

  it('waits for a session that is opened late', async () => {
    const watched = await me.watch(0, 19, 'PVB11C00');
    expect(watched).toMatchObject({ completed: false, recorded: 'none' });
    me.at(20);
    await test.call(openidOf('m-secretary'), 'season', 'openSession', { sessionId: 'PVB11C00' });
    expect(await me.report(watched.receipt, [[19, 20]])).toMatchObject({
      completed: true,
      pointsAdded: 10,
    });
  });

  it('counts once with a check-in on site, whichever came first', async () => {
    const code = () => sessionCodeOf(signingKeys, 'SESS0001', slotOf(test.clock.now()));
    const redeem = ({ memberId }: LiveViewer) =>
      test.call(openidOf(memberId), 'check-in', 'redeem', { code: code() });
    await me.watch(0, 18);
    expect(await redeem(me)).toMatchObject({
      ok: true,
      data: { outcome: 'already', recorded: 'present' },
    });
    expect(await me.standing()).toMatchObject({ method: 'online', score: 10 });

    const other = new LiveViewer(test, await test.enroll());
    other.at(0);
    expect(await redeem(other)).toMatchObject({ ok: true, data: { outcome: 'present' } });
    const receipt = await other.receipt();
    other.at(20);
    expect(await other.report(receipt, [[0, 20]])).toMatchObject({
      completed: true,
      pointsAdded: 0,
    });
    expect(await other.standing()).toMatchObject({ method: 'code', score: 10 });
  });

  it('overcomes an absence that was noted, and never a word of the secretary', async () => {
    const note = (status: string) =>
      test.cloud.database.updateMany(
        'studyRecords',
        { memberId: me.memberId },
        { $set: { 'attendance.SESS0001': { ...noted, status } } },
      );
    const noted = { method: 'by-hand', seenAtMs: startsAtMs, atMs: startsAtMs };
    await note('left');
    expect(await me.watch(0, 19)).toMatchObject({ completed: false, recorded: 'left' });
    await note('absent');
    expect(await me.open()).toMatchObject({ recorded: 'present', points: 10 });
  });

  it('costs no database operation in an ordinary report', async () => {
    const counter = await OperationCounter.start(test);
    me.at(0);
    const receipt = await me.receipt();
    me.at(1);
    const ordinary = await counter.call(
      'live',
      { action: 'report', input: { receipt, played: [LiveViewer.played([0, 1])] } },
      openidOf(me.memberId),
    );
    expect(ordinary).toMatchObject({ reply: { ok: true }, reads: [], writes: [] });
    await counter.close();
  });
});

describe('opening the live page', () => {
  it.each([
    ['a session without a stream', 'member', '0NS1TE00', 'SESSION_NOT_ONLINE'],
    ['a session that is not', 'member', 'N0NE0000', 'SESSION_NOT_FOUND'],
    ['a guest of a closed session', 'guest', 'SESS0001', 'NOT_JOINED'],
  ] as const)('refuses %s', async (_case, who, sessionId, code) => {
    expect(
      await test.call(openidOf(who === 'guest' ? 'nobody' : me.memberId), 'live', 'open', {
        sessionId,
      }),
    ).toMatchObject({
      ok: false,
      code,
    });
  });

  it('lets a guest watch a session that is open to all, and records nothing', async () => {
    const answer = await new LiveViewer(test, 'nobody').open('PVB11C00');
    expect(answer).toMatchObject({ streamUrl: 'https://live.example/1.m3u8', recorded: 'none' });
    expect(answer).not.toHaveProperty('receipt');
  });

  it('gives neither stream nor receipt before the doors open', async () => {
    me.at(-31);
    const answer = await me.open();
    expect(answer).not.toHaveProperty('streamUrl');
    expect(answer).not.toHaveProperty('receipt');
  });
});
