import {
  createReportOutbox,
  type Outbox,
  type ReportResult,
} from '@/features/lecture/report-outbox';
import type { FailureCode } from '@/platform/cloud';
import type { PlayedInterval } from '@contract/lecture';

const part = (fromSeconds: number, toSeconds: number): PlayedInterval => ({
  fromSeconds,
  toSeconds,
  beganAtMs: 1_790_000_000_000 + fromSeconds * 1000,
  endedAtMs: 1_790_000_000_000 + toSeconds * 1000,
});

interface Sent {
  receipt: string;
  played: PlayedInterval[];
  final: boolean;
}

/** A server that hands out receipts r1, r2, … unless told to fail. */
function world() {
  const state = {
    outbox: {} as Outbox,
    sent: [] as Sent[],
    failure: undefined as FailureCode | undefined,
    receipts: 0,
    unsavedSeconds: 40,
  };
  const answer = (): ReportResult => {
    if (state.failure) return { ok: false, code: state.failure };
    state.receipts += 1;
    const receipt = `r${state.receipts}`;
    const rest = {
      covered: [],
      coverage: 0,
      completed: false,
      pointsAdded: 0,
      unprovedSeconds: 0,
      unsavedSeconds: state.unsavedSeconds,
    };
    return { ok: true, serverNowMs: 1, data: { receipt, ...rest } };
  };
  const open = () =>
    createReportOutbox({
      read: () => state.outbox,
      write: (outbox) => {
        state.outbox = JSON.parse(JSON.stringify(outbox)) as Outbox;
        return true;
      },
      send: (report) => {
        state.sent.push(report);
        return Promise.resolve(answer());
      },
    });
  return { state, open };
}

const visit = { lectureId: 'L1', receipt: 'r0', played: [] as PlayedInterval[] };

describe('reports on their way', () => {
  test('go out with the newest receipt and are forgotten once answered', async () => {
    const { state, open } = world();
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 60)] }, false);
    await outbox.flush('v1');
    outbox.add('v1', { ...visit, played: [part(60, 120)] }, true);
    await outbox.flush('v1');
    expect(state.sent.map(({ receipt, played, final }) => [receipt, played.length, final])).toEqual(
      [
        ['r0', 1, false],
        ['r1', 1, true],
      ],
    );
    expect(outbox.pendingOf('v1')).toEqual([]);
  });

  test('survive a lost connection and a restart, unchanged', async () => {
    const { state, open } = world();
    state.failure = 'NETWORK_FAILED';
    const before = open();
    before.add('v1', { ...visit, played: [part(0, 60)] }, false);
    await before.flush('v1');
    before.add('v1', { ...visit, played: [part(60, 90)] }, false);
    await before.flush('v1');
    state.failure = undefined;
    state.sent = [];
    expect(await open().flushEarlier()).toBe(true);
    expect(state.sent).toEqual([{ receipt: 'r0', played: [part(0, 90)], final: true }]);
  });

  test('leave nothing behind once the record holds everything', async () => {
    const { state, open } = world();
    state.unsavedSeconds = 0;
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 60)] }, true);
    await outbox.flush('v1');
    expect(state.outbox).toEqual({});
  });

  test('a visit that broke off asks for the credit later', async () => {
    const { state, open } = world();
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 60)] }, false);
    await outbox.flush('v1');
    state.unsavedSeconds = 0;
    await open().flushEarlier();
    expect(state.sent[1]).toEqual({ receipt: 'r1', played: [], final: true });
    expect(state.outbox).toEqual({});
  });

  test('what was too little to be saved is kept, to go on with it, and not told again', async () => {
    const { state, open } = world();
    state.unsavedSeconds = 20;
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 20)] }, true);
    await outbox.flush('v1');
    const later = open();
    expect(await later.flushEarlier()).toBe(true);
    expect(state.sent).toHaveLength(1);
    expect(later.keptOf('L1')).toEqual({
      visitId: 'v1',
      receipt: 'r1',
      seconds: 20,
      covered: [],
      positionSeconds: 20,
    });
    expect(later.keptOf('L2')).toBeUndefined();
    later.add('v1', { ...visit, receipt: 'r1', played: [part(20, 60)] }, true);
    state.unsavedSeconds = 0;
    await later.flush('v1');
    expect(state.sent[1]).toMatchObject({ receipt: 'r1', played: [part(20, 60)] });
    expect(state.outbox).toEqual({});
  });

  test('never exceed sixty intervals, and ask for the credit with the last piece', async () => {
    const { state, open } = world();
    const outbox = open();
    outbox.add(
      'v1',
      { ...visit, played: Array.from({ length: 130 }, (_, i) => part(i * 2, i * 2 + 1)) },
      true,
    );
    await outbox.flush('v1');
    expect(state.sent.map(({ played, final }) => [played.length, final])).toEqual([
      [60, false],
      [60, false],
      [10, true],
    ]);
  });

  test('are one at a time for a visit; what is added meanwhile follows', async () => {
    const { state, open } = world();
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 10)] }, false);
    const first = outbox.flush('v1');
    outbox.add('v1', { ...visit, played: [part(10, 20)] }, false);
    await Promise.all([first, outbox.flush('v1')]);
    expect(state.sent.map(({ played }) => played)).toEqual([[part(0, 10)], [part(10, 20)]]);
  });

  test('asking for the credit needs no new parts', async () => {
    const { state, open } = world();
    const outbox = open();
    outbox.add('v1', visit, true);
    await outbox.flush('v1');
    expect(state.sent).toEqual([{ receipt: 'r0', played: [], final: true }]);
    expect(await outbox.flush('v1')).toBeUndefined();
  });

  test.each<[FailureCode, number]>([
    ['RECEIPT_EXPIRED', 0],
    ['RECEIPT_INVALID', 0],
    ['BUSY', 1],
    ['INTERNAL', 1],
    ['TIMED_OUT', 1],
    ['NOT_IDENTIFIED', 1],
  ])('after %s %d parts are kept', async (failure, kept) => {
    const { state, open } = world();
    state.failure = failure;
    const outbox = open();
    outbox.add('v1', { ...visit, played: [part(0, 60)] }, false);
    await outbox.flush('v1');
    expect(outbox.pendingOf('v1')).toHaveLength(kept);
  });
});
