import type { HistoryRow } from '@contract/attendance-history';
import { leaveOf } from '@/features/report/history-leave';

const endsAtMs = Date.parse('2026-12-05T15:30:00+08:00');
type Towards = Parameters<typeof leaveOf>[0];
const coming: Towards = { invited: true, status: 'published', recorded: 'none', endsAtMs };

describe('the way to a leave from the own attendance', () => {
  test.each<[what: string, row: Partial<HistoryRow>, minutesToEnd: number, way: string]>([
    ['a session to come', {}, 5_000, 'ask'],
    ['one that runs', { status: 'open' }, 30, 'ask'],
    ['one that runs, noted as absent', { status: 'open', recorded: 'absent' }, 30, 'ask'],
    ['one that has ended', { status: 'open' }, 0, 'none'],
    ['one whose check-in was closed', { status: 'closed' }, 30, 'none'],
    ['one that was cancelled', { status: 'cancelled' }, 5_000, 'none'],
    ['one of another branch', { invited: false }, 5_000, 'none'],
    ['one that the member is at', { status: 'open', recorded: 'present' }, 30, 'none'],
    ['one whose code waits', { status: 'open', recorded: 'pending' }, 30, 'none'],
    ['an approved leave', { recorded: 'excused' }, 5_000, 'approved'],
    [
      'an approved leave, long after',
      { status: 'settled', recorded: 'excused' },
      -5_000,
      'approved',
    ],
    [
      'a leave from what was cancelled then',
      { status: 'cancelled', recorded: 'excused' },
      30,
      'none',
    ],
  ])('%s', (_what, row, minutesToEnd, way) => {
    const nowMs = endsAtMs - minutesToEnd * 60_000;
    expect(leaveOf({ ...coming, ...row }, nowMs) ?? 'none').toBe(way);
  });
});
