import { boardAfter, dueRequest, nothingKnown } from '@/features/session/board-state';
import type { CallResult, FailureCode } from '@/platform/cloud';
import type { BoardAnswer } from '@contract/check-in';

const serverMs = 1_790_000_000_000;
const count = {
  attended: 3,
  visitors: 0,
  guests: 0,
  pending: 0,
  expected: 40,
  latestNames: ['张*国'],
};
const board: CallResult<BoardAnswer> = {
  ok: true,
  serverNowMs: serverMs,
  data: {
    session: {
      sessionId: 'AAAAAAAA',
      title: '第一课',
      startsAtMs: serverMs,
      venue: '一楼',
      endsAtMs: serverMs + 1,
      checkInClosesAtMs: serverMs + 1,
    },
    codes: ['C0', 'C1'],
    firstSlotStartsAtMs: serverMs,
    slotMs: 10_000,
    count,
  },
};
const failed = (code: FailureCode) => ({ ok: false, code }) as const;
const known = boardAfter(nothingKnown, board, 1_000);

describe('what the board asks for', () => {
  test.each([
    ['at once', nothingKnown, 0, 'codes'],
    ['nothing right after an answer', known, 3_000, undefined],
    ['the count every five seconds', known, 6_000, 'count'],
    ['new codes every ten seconds, long before they end', known, 11_000, 'codes'],
    [
      'codes again as soon as the network may be back',
      boardAfter(known, failed('NETWORK_FAILED'), 6_000),
      11_000,
      'codes',
    ],
    [
      'nothing from a server that will not have it',
      boardAfter(known, failed('NOT_ALLOWED'), 6_000),
      99_000,
      undefined,
    ],
    ...(['CHECK_IN_CLOSED', 'CHECK_IN_NOT_OPEN'] as const).flatMap(
      (code) =>
        [
          [`${code}: not at once again`, boardAfter(known, failed(code), 6_000), 35_000, undefined],
          [`${code}: half a minute later`, boardAfter(known, failed(code), 6_000), 36_000, 'codes'],
        ] as const,
    ),
  ] as const)('%s', (_what, knowledge, atMs, expected) => {
    expect(dueRequest(knowledge, atMs)).toBe(expected);
  });
});

describe('what the board knows', () => {
  test.each<FailureCode>(['NETWORK_FAILED', 'TIMED_OUT', 'BUSY', 'INTERNAL'])(
    '%s leaves codes and count on the wall',
    (code) => {
      const after = boardAfter(known, failed(code), 6_000);
      expect(after).toMatchObject({ batch: known.batch, count, failing: { code } });
      expect(after.refusal).toBeUndefined();
    },
  );

  test.each<FailureCode>([
    'CHECK_IN_CLOSED',
    'CHECK_IN_NOT_OPEN',
    'NOT_ALLOWED',
    'SESSION_NOT_FOUND',
  ])('%s takes them off', (code) => {
    expect(boardAfter(known, failed(code), 6_000).refusal).toMatchObject({ code });
  });

  test('a count after a failure clears it and keeps the codes', () => {
    const broken = boardAfter(known, failed('TIMED_OUT'), 6_000);
    const after = boardAfter(
      broken,
      { ok: true, serverNowMs: serverMs, data: { ...count, attended: 4 } },
      12_000,
    );
    expect(after).toMatchObject({ failing: undefined, batch: known.batch, count: { attended: 4 } });
  });

  test('a session opened after a refusal is projected', () => {
    const refused = boardAfter(nothingKnown, failed('CHECK_IN_NOT_OPEN'), 0);
    expect(boardAfter(refused, board, 1_000)).toMatchObject({ refusal: undefined, count });
  });
});
