import type { AdmitAnswer, MarkOutcome } from '../shared/contract/attendance';
import { changedByHand, decideMark, seenByHandMs } from '../shared/domain/attendance';
import { verifyMemberCode } from '../shared/domain/member-code';
import { creditOf } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { changeMembers, type Decision } from './change-members';
import { belongs, refuseUnlessHeld, rowsNow } from './mark-members';

/**
 * Checks a member in by the code on the member's own phone: present or late by the server's clock, and by the secretary's
 * word that the member stands before her. Scanning it again changes nothing.
 */
export async function admitMember(
  input: { sessionId: string; code: string },
  context: MemberContext,
): Promise<Outcome<AdmitAnswer>> {
  const { nowMs, member, settings } = context;
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const refused = refuseUnlessHeld(session, [{ to: 'present' }], nowMs);
  if (refused) return refused;
  const code = verifyMemberCode(settings.signingKeys, input.code, nowMs);
  if (!code.genuine) return refuse('MEMBER_CODE_INVALID');
  if (code.expired) return refuse('MEMBER_CODE_EXPIRED');
  const ends = Math.min(nowMs, session.endsAtMs);
  const { status } = creditOf(session, ends);
  const outcomes = await changeMembers<MarkOutcome>(
    session,
    [code.memberId],
    context,
    (record): Decision<MarkOutcome> => {
      if (!session.openToAll && !belongs(session, record)) return { outcome: 'not-here' };
      const stood = record.attendance[session._id];
      const stands = stood?.status ?? 'none';
      if (stands === 'present' || decideMark({ to: status, seen: stands }, stands) !== 'apply')
        return { outcome: 'unchanged' };
      const seenAtMs = seenByHandMs(session, status, undefined, ends);
      const next = { status, seenAtMs, method: 'member-code' as const };
      const write = changedByHand(stood, next, { by: member._id, nowMs });
      return write ? { outcome: 'marked', write } : { outcome: 'exhausted' };
    },
  );
  const outcome = outcomes.get(code.memberId);
  if (outcome === 'not-here') return refuse('MEMBER_NOT_INVITED');
  if (outcome === 'exhausted') return refuse('TOO_MANY_CORRECTIONS');
  const [row] = await rowsNow(session, [code.memberId], context);
  if (outcome === 'busy' || !row) return refuse('BUSY');
  return { outcome: outcome === 'marked' ? 'admitted' : 'already', row };
}
