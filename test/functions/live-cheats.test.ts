import type { LiveReportAnswer } from '../../cloudfunctions/shared/contract/live';
import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import { openReceipt, sealReceipt } from '../../cloudfunctions/shared/domain/watch-receipt';
import { startsAtMs } from '../tools/builders';
import { LiveViewer, aLiveSession, startLiveHall } from '../tools/live-viewer';
import { type TestCloud, environment, openidOf, signingKeys } from '../tools/test-cloud';

let test: TestCloud;
let me: LiveViewer;

beforeAll(async () => {
  test = await startLiveHall([aLiveSession('SESS0001'), aLiveSession('SESS0002')]);
});
beforeEach(async () => {
  me = new LiveViewer(test, await test.enroll());
  me.at(0);
});
afterAll(() => test.close());

describe('cheating', () => {
  type Cheat = () => Promise<unknown>;
  const refused = async (receipt: string, by = me) =>
    test.call(openidOf(by.memberId), 'live', 'report', {
      receipt,
      played: [LiveViewer.played([0, 20])],
      final: true,
    });
  const keyOf = (memberId: string) => openidKeyOf(environment.OPENID_HMAC_KEY, openidOf(memberId));

  const refusals: [string, Cheat][] = [
    [
      'a forged receipt',
      async () =>
        refused((await me.receipt()).replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'))),
    ],
    [
      "another member's receipt",
      async () => refused(await me.receipt(), new LiveViewer(test, await test.enroll())),
    ],
    [
      "a lecture's receipt",
      async () => {
        const reply = await test.call(openidOf(me.memberId), 'lecture', 'start', {
          lectureId: 'one',
        });
        return refused((reply.ok && reply.data.receipt) || '');
      },
    ],
    [
      'a receipt signed with another key',
      async () => {
        const opened = openReceipt(
          signingKeys,
          await me.receipt(),
          { openidKey: keyOf(me.memberId), nowMs: startsAtMs },
          'presence',
        );
        if (opened.kind === 'refuse') throw new Error(opened.code);
        return refused(
          sealReceipt({ current: 'k1', keys: { k1: 'x'.repeat(40) } }, opened.receipt, 'presence'),
        );
      },
    ],
  ];
  it.each(refusals)('%s is refused', async (_case, cheat) => {
    expect(await cheat()).toMatchObject({ ok: false, code: 'RECEIPT_INVALID' });
    expect(await me.standing()).toMatchObject({ score: 0, attended: false });
  });

  it('a receipt of this session is worth nothing as a lecture', async () => {
    const reply = await test.call(openidOf(me.memberId), 'lecture', 'report', {
      ...{ receipt: await me.receipt(), played: [], final: true },
    });
    expect(reply).toMatchObject({ ok: false, code: 'RECEIPT_INVALID' });
  });

  const worthless: [string, () => Promise<LiveReportAnswer>][] = [
    [
      'minutes that have not come',
      async () => {
        me.at(1);
        const r = await me.receipt();
        me.at(2);
        return me.report(r, [[0, 30]], true);
      },
    ],
    [
      'minutes before the page was opened',
      async () => {
        me.at(25);
        const r = await me.receipt();
        me.at(28);
        return me.report(r, [[0, 28]], true);
      },
    ],
    [
      'the same minutes again and again',
      async () => {
        const r = await me.receipt();
        me.at(5);
        let latest = await me.report(r, [[0, 5]]);
        for (let again = 0; again < 10; again += 1)
          latest = await me.report(latest.receipt, [
            [0, 5],
            [1, 4],
            [0, 5],
          ]);
        return latest;
      },
    ],
    [
      'windows made longer by overlaps of seconds',
      async () => {
        let latest = { receipt: await me.receipt() } as LiveReportAnswer;
        for (let second = 10; second <= 900; second += 10) {
          test.clock.set(startsAtMs + second * 1000);
          latest = await me.report(latest.receipt, [[(second - 5) / 60, (second + 5) / 60]]);
        }
        return latest;
      },
    ],
    [
      'waiting, with nothing played',
      async () => {
        const r = await me.receipt();
        me.at(29);
        return me.report(r, [], true);
      },
    ],
    [
      'time after the session',
      async () => {
        me.at(29);
        const r = await me.receipt();
        me.at(59);
        return me.report(r, [[29, 59]], true);
      },
    ],
  ];
  it.each(worthless)('%s: no check-in', async (_case, cheat) => {
    const answer = await cheat();
    expect(answer).toMatchObject({ completed: false, pointsAdded: 0 });
    expect(await me.standing()).toMatchObject({ score: 0, attended: false });
  });

  it('two sessions at once: a minute is spent on one of them', async () => {
    const [one, two] = [await me.receipt(), await me.receipt('SESS0002')];
    me.at(20);
    expect(await me.report(one, [[0, 20]])).toMatchObject({ completed: true });
    expect(await me.report(two, [[0, 20]], true)).toMatchObject({
      completed: false,
      covered: [],
    });
    expect(await me.standing('SESS0002')).toMatchObject({ attended: false, score: 10 });
  });

  it('a lecture at the same time: a minute is spent on one of them', async () => {
    const reply = await test.call(openidOf(me.memberId), 'lecture', 'start', { lectureId: 'one' });
    const lecture = (reply.ok && reply.data.receipt) || '';
    const session = await me.receipt();
    me.at(20);
    await me.report(session, [[0, 20]]);
    const watched = await test.call(openidOf(me.memberId), 'lecture', 'report', {
      ...{ receipt: lecture, final: true },
      played: [{ ...LiveViewer.played([0, 20]), toSeconds: 1200 }],
    });
    expect(watched).toMatchObject({ ok: true, data: { covered: [], pointsAdded: 0 } });
  });

  it('two devices add up to one', async () => {
    const [phone, tablet] = [await me.receipt(), await me.receipt()];
    me.at(10);
    await me.report(phone, [[0, 10]], true);
    expect(await me.report(tablet, [[0, 10]], true)).toMatchObject({ completed: false });
    expect(await me.standing()).toMatchObject({ attended: false });
  });

  it('a day after the end nothing is taken any more', async () => {
    const receipt = await me.receipt();
    me.at(30 + 24 * 60 + 1);
    expect(await refused(receipt)).toMatchObject({ ok: false, code: 'RECEIPT_EXPIRED' });
  });
});
