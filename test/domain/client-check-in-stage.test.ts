import { stageAfterAnswer, type CheckInStage } from '@/features/check-in/check-in-stage';
import type { RedeemResult } from '@/features/check-in/check-in-queue';
import { viewOfStoredCode } from '@/features/check-in/check-in-view';

const sending: CheckInStage = { kind: 'sending' };
const told: CheckInStage = { kind: 'result', view: viewOfStoredCode };
const credited: RedeemResult = {
  ok: true,
  serverNowMs: 1,
  data: {
    outcome: 'present',
    recorded: 'present',
    points: 10,
    capped: false,
    seenAtMs: 1,
    session: { sessionId: 'AAAAAAAA', title: '第一课', startsAtMs: 1, venue: '一楼' },
  },
};
const unreachable: RedeemResult = { ok: false, code: 'NETWORK_FAILED' };
const closed: RedeemResult = { ok: false, code: 'CHECK_IN_CLOSED' };

describe('the page of a check-in after an answer', () => {
  type Row = [string, CheckInStage, RedeemResult, boolean, boolean, string];
  const rows: Row[] = [
    ['an answer in time', sending, credited, true, true, '签到成功'],
    ['no network, the code is kept', sending, unreachable, false, true, '已存下，待上传'],
    [
      'no network, and the phone could not keep the code',
      sending,
      unreachable,
      false,
      false,
      '没能签到',
    ],
    ['an answer after 「已存下」', told, credited, true, true, '签到成功'],
    ['a refusal after 「已存下」', told, closed, true, true, '签到已结束'],
    ['another failure after 「已存下」', told, unreachable, false, true, '已存下，待上传'],
  ];
  test.each(rows)('%s', (_what, before, result, final, stored, title) => {
    const after = stageAfterAnswer(before, result, final, stored);
    expect(after).toMatchObject({ kind: 'result', view: { title } });
  });
});
