import {
  viewOfFollowed,
  viewOfForeignCode,
  viewOfLostCode,
  viewOfResult,
  viewOfStoredCode,
} from '@/features/check-in/check-in-view';
import type { RedeemResult } from '@/features/check-in/check-in-queue';
import { errorCodes, type ErrorCode } from '@contract/error-codes';
import type { CheckInAnswer } from '@contract/check-in';

/** 5 December 2026 in Shanghai, whatever the zone of the machine. */
const at = (time: string) => Date.parse(`2026-12-05T${time}:00+08:00`);
const answer = (some: Partial<CheckInAnswer>): RedeemResult => ({
  ok: true,
  serverNowMs: at('14:02'),
  data: {
    outcome: 'present',
    recorded: 'present',
    points: 10,
    capped: false,
    seenAtMs: at('14:02'),
    session: {
      sessionId: 'AAAAAAAA',
      title: '冬训第一课',
      startsAtMs: at('14:00'),
      venue: '一楼会议室',
    },
    ...some,
  },
});
const refusal = (code: ErrorCode, details?: Record<string, number>): RedeemResult => ({
  ok: false,
  code,
  ...(details ? { details } : {}),
});

describe('the result of a check-in in words', () => {
  type Row = [
    what: string,
    result: RedeemResult,
    tone: string,
    title: string,
    fact: string,
    action: string,
    points?: number,
  ];
  const rows: Row[] = [
    ['on time', answer({}), 'green', '签到成功', '14:02 冬训第一课', 'done', 10],
    [
      'late',
      answer({ outcome: 'late', recorded: 'late', points: 5, seenAtMs: at('14:12') }),
      'amber',
      '迟到签到',
      '14:00 开始，您 14:12 到',
      'done',
      5,
    ],
    [
      'capped to nothing',
      answer({ points: 0, capped: true }),
      'green',
      '签到成功',
      '14:02 冬训第一课，今天的签到积分已满',
      'done',
    ],
    [
      'already',
      answer({ outcome: 'already', points: 10 }),
      'neutral',
      '您已签到过',
      '14:02 已记录，不会重复计分',
      'scoreBook',
    ],
    [
      'already, still pending',
      answer({ outcome: 'already', recorded: 'pending', points: 0 }),
      'amber',
      '已收到，等书记确认',
      '14:02 已记录，不用再扫',
      'done',
    ],
    [
      'a guest',
      answer({ outcome: 'guest', points: 0 }),
      'green',
      '签到成功，欢迎参加',
      '冬训第一课，不记姓名，不计积分',
      'home',
    ],
    [
      'declined by the secretary',
      answer({ outcome: 'already', recorded: 'declined', points: 0 }),
      'amber',
      '书记没有接受这次签到',
      '请当面联系书记，或重新扫现场的签到码',
      'scanAgain',
    ],
    [
      'left early, as the secretary saw',
      answer({ outcome: 'already', recorded: 'left', points: 0 }),
      'amber',
      '您已提前离开本场',
      '如有出入，请联系书记',
      'home',
    ],
    [
      'printed, not inside the fence',
      answer({ outcome: 'pending', recorded: 'pending', points: 0, place: 'unknown' }),
      'amber',
      '已收到，等书记确认',
      '没能核对到您在现场，允许使用位置后可重新扫一次',
      'scanAgain',
    ],
    [
      'an earlier poster',
      refusal('CODE_REPLACED'),
      'amber',
      '这张签到码已停用',
      '请扫现场的新签到码',
      'scanAgain',
    ],
    [
      'from the album',
      refusal('CODE_FROM_ALBUM'),
      'amber',
      '请用相机扫现场的码',
      '图片里的签到码不能用，请对准现场的签到码',
      'scanAgain',
    ],
    ['cancelled', refusal('SESSION_CANCELLED'), 'amber', '本场已取消', '不需要签到', 'home'],
    [
      'too old',
      refusal('CODE_EXPIRED'),
      'amber',
      '签到码已过期',
      '这个签到码已超过 24 小时，请联系书记补录',
      'home',
    ],
    [
      'stale but genuine',
      answer({ outcome: 'pending', recorded: 'pending', points: 0 }),
      'amber',
      '已收到，等书记确认',
      '签到码已换新，现场可重新扫一次',
      'scanAgain',
    ],
    [
      'not ours',
      refusal('CODE_NOT_OURS'),
      'amber',
      '这不是本次活动的签到码',
      '请对准现场屏幕上的签到码',
      'scanAgain',
    ],
    [
      'too early',
      refusal('CHECK_IN_NOT_OPEN', { opensAtMs: at('13:30') }),
      'amber',
      '签到还没开始',
      '13:30 起，等书记开始后再扫',
      'scanAgain',
    ],
    [
      'closed',
      refusal('CHECK_IN_CLOSED'),
      'amber',
      '签到已结束',
      '到了现场的，请联系书记补录',
      'home',
    ],
    ['not invited', refusal('NOT_INVITED'), 'amber', '您不在本场参加范围', '请联系书记', 'home'],
    [
      'no network',
      { ok: false, code: 'NETWORK_FAILED' },
      'amber',
      '已存下，待上传',
      '有网后自动上传，请在 24 小时内联网',
      'understood',
    ],
    [
      'slowed down',
      refusal('TOO_MANY_WRONG_CODES', { retryAtMs: at('14:05') }),
      'amber',
      '已存下，待上传',
      '扫错的次数过多，14:05 后自动上传',
      'understood',
    ],
    [
      'server too busy',
      refusal('BUSY'),
      'amber',
      '已存下，待上传',
      '现在人多，稍后自动上传',
      'understood',
    ],
  ];
  test.each(rows)('%s', (_what, result, tone, title, fact, action, ...rest) => {
    const view = viewOfResult(result, false);
    expect(view).toMatchObject({ tone, title, fact, action });
    expect(view.points).toBe(rest[0]);
  });

  test.each<[string, Partial<CheckInAnswer>]>([
    ['on time', {}],
    ['late', { recorded: 'late', points: 5, seenAtMs: at('14:12') }],
    ['pending', { recorded: 'pending', points: 0 }],
    ['pending for its place', { recorded: 'pending', points: 0, place: 'unknown' }],
  ])('an answer that was lost is given as if for the first time: %s', (_case, some) => {
    const outcome = (some.recorded ?? 'present') as 'present' | 'late' | 'pending';
    const again = answer({ ...some, outcome: 'already', sameScan: true });
    expect(viewOfResult(again, false)).toEqual(viewOfResult(answer({ ...some, outcome }), false));
  });

  test('the same code after the secretary has declined it says so', () => {
    const again = answer({ outcome: 'already', recorded: 'declined', points: 0, sameScan: true });
    expect(viewOfResult(again, false).title).toBe('书记没有接受这次签到');
  });

  test('a code sent later cannot be scanned anew, so nobody is asked to', () => {
    const view = viewOfResult(answer({ outcome: 'pending', recorded: 'pending', points: 0 }), true);
    expect(view).toMatchObject({
      title: '已收到，等书记确认',
      fact: '14:02 冬训第一课，确认后计分',
      action: 'done',
    });
  });

  test.each(Object.keys(errorCodes) as ErrorCode[])(
    '%s is never green and always has words',
    (code) => {
      const view = viewOfResult(refusal(code), false);
      expect(view.tone).toBe('amber');
      expect(view.title).not.toBe('');
    },
  );

  test.each([
    ['still waits', answer({ outcome: 'already', recorded: 'pending' }), undefined],
    ['confirmed', answer({ outcome: 'already', recorded: 'late', points: 5 }), '书记已确认 +5'],
    ['declined', answer({ outcome: 'already', recorded: 'declined' }), '书记没有接受这次签到 +0'],
  ])('the word of the secretary while one waits: %s', (_what, result, told) => {
    const view = viewOfFollowed(result.ok ? result.data : undefined);
    expect(view && `${view.title} +${view.points ?? 0}`).toBe(told);
    expect(viewOfFollowed(undefined)).toBeUndefined();
  });

  test('only a check-in that waits is followed', () => {
    const pending = answer({ outcome: 'pending', recorded: 'pending', points: 0 });
    const follows = [pending, answer({ outcome: 'already', recorded: 'pending' }), answer({})].map(
      (result) => viewOfResult(result, false).waitsAt,
    );
    expect(follows).toEqual(['AAAAAAAA', 'AAAAAAAA', undefined]);
  });

  test('nothing that no server has answered is green', () => {
    expect([viewOfForeignCode, viewOfLostCode, viewOfStoredCode].map((view) => view.tone)).toEqual([
      'amber',
      'amber',
      'amber',
    ]);
  });
});
