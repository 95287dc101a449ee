import { overcomes } from './attendance';
import type { Standing } from '../contract/vocabulary';
import type { Session } from './session';

/** A member's request to be excused from a session. Collection `leaveRequests`, id `<sessionId>:<memberId>`. */
export interface LeaveRequest {
  _id: string;
  sessionId: string;
  memberId: string;
  branchId: string;
  status: 'waiting' | 'approved' | 'declined' | 'withdrawn';
  reason: string;
  askedAtMs: number;
  /** How often the member has asked; a request that was turned down can be made anew. */
  round: number;
  /** Member id of who decided. */
  decidedBy?: string;
  decidedAtMs?: number;
  answer?: string;
}

/** A member who asks more often for one session had better call the secretary. */
export const mostLeaveRounds = 5;

export const leaveRequestId = (sessionId: string, memberId: string) => `${sessionId}:${memberId}`;

/** Whether leave can be asked for: until the end of the session, by who is not noted as more than absent. */
export function mayAskForLeave(
  session: Pick<Session, 'status' | 'endsAtMs'>,
  recorded: Standing,
  nowMs: number,
): boolean {
  const held = session.status === 'published' || session.status === 'open';
  return held && nowMs < session.endsAtMs && overcomes('leave', recorded);
}
