import type { HistoryRow } from '@contract/attendance-history';

type Towards = Pick<HistoryRow, 'invited' | 'status' | 'recorded' | 'endsAtMs'>;

/**
 * What the member can still do about leave, or has done: asked for until the session ends, as the server decides anew. Whoever
 * was excused reads there what the secretary has said.
 */
export function leaveOf(row: Towards, nowMs: number): 'ask' | 'approved' | undefined {
  const { invited, status, recorded, endsAtMs } = row;
  if (!invited || status === 'cancelled') return undefined;
  if (recorded === 'excused') return 'approved';
  const held = status === 'published' || status === 'open';
  const isFree = recorded === 'none' || recorded === 'absent';
  return held && nowMs < endsAtMs && isFree ? 'ask' : undefined;
}
