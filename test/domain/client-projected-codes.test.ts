import {
  batchAfterSleep,
  batchOf,
  projectionAt,
  sleptMsBetween,
} from '@/features/session/projected-codes';

const serverMs = 1_790_000_000_000;
const codes = Array.from({ length: 30 }, (_, i) => `C${i}`);
/** Fetched 3.5 s into the first slot, when the device's monotonic clock stood at 1,000 ms. */
const batch = batchOf(
  { codes, firstSlotStartsAtMs: serverMs - 3_500, slotMs: 10_000 },
  serverMs,
  1_000,
);

describe('the projected code', () => {
  test.each([
    [0, 'C0', 6_500],
    [6.4, 'C0', 100],
    [6.5, 'C1', 10_000],
    [60, 'C6', 6_500],
    [296.4, 'C29', 100],
  ])('%d s after the answer it is %s for another %d ms', (seconds, code, leftMs) => {
    const shown = projectionAt(batch, 1_000 + seconds * 1000);
    expect(shown).toMatchObject({ kind: 'showing', code });
    if (shown.kind === 'showing') expect(shown.slotLeftMs).toBeCloseTo(leftMs, 3);
  });

  test('without another answer the codes end, and none is shown after that', () => {
    expect(projectionAt(batch, 1_000 + 296_500)).toEqual({ kind: 'exhausted' });
  });

  test('tells how long the codes last without the network', () => {
    expect(projectionAt(batch, 1_000 + 60_000)).toMatchObject({ batchLeftMs: 236_500 });
  });

  test('a slow reply does not hide the first code', () => {
    const slow = batchOf(
      { codes, firstSlotStartsAtMs: serverMs + 400, slotMs: 10_000 },
      serverMs,
      0,
    );
    expect(projectionAt(slow, 0)).toMatchObject({ code: 'C0', slotLeftMs: 10_000, slotShare: 0 });
  });
});

describe('sleep that the monotonic clock does not count', () => {
  test.each([
    ['none', 1_000, 1_000, 0],
    ['a slow tick', 4_000, 4_000, 0],
    ['a computer that slept for 40 s', 1_000, 41_000, 40_000],
    ['a wall clock that was set back', 1_000, -3_600_000, 0],
    ['a small correction of the wall clock', 1_000, 1_900, 0],
  ])('%s', (_what, monotonicPassed, wallPassed, expected) => {
    const before = { monotonicMs: 5_000, wallMs: serverMs };
    const now = { monotonicMs: 5_000 + monotonicPassed, wallMs: serverMs + wallPassed };
    expect(sleptMsBetween(before, now)).toBe(expected);
  });

  test('moves on to the code of the present', () => {
    expect(projectionAt(batchAfterSleep(batch, 40_000), 2_000)).toMatchObject({ code: 'C4' });
    expect(projectionAt(batchAfterSleep(batch, 400_000), 2_000)).toEqual({ kind: 'exhausted' });
  });
});
