import type { AdmitAnswer, MarkOutcome } from '../shared/contract/attendance-answers';
import { changedByHand, overcomes, seenByHandMs } from '../shared/domain/attendance';
import { verifyMemberCode } from '../shared/domain/member-code';
import { creditOf } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { isInPart, listedSession } from '../shared/runtime/own-session';
import { changeMembers, type Decision } from './change-members';
import { belongs, noteHeld, refuseUnlessHeld, rowsNow } from './mark-members';

/**
 * Checks a member in by the code on the member's own phone: present or late by the server's clock, and by the secretary's
 * word that the member stands before her. Scanning it again changes nothing.
 */
export async function admitMember(
  input: { sessionId: string; code: string },
  context: MemberContext,
): Promise<Outcome<AdmitAnswer>> {
  const { nowMs, member, settings } = context;
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session } = listed;
  const refused = refuseUnlessHeld(listed, [{ to: 'present' }], nowMs);
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
      const mayCome = session.openToAll && isInPart(listed, record.orgPath);
      if (!mayCome && !belongs(listed, record)) return { outcome: 'not-here' };
      const stood = record.attendance[session._id];
      if (!overcomes('memberCode', stood?.status ?? 'none')) return { outcome: 'unchanged' };
      const seenAtMs = seenByHandMs(session, status, undefined, ends);
      const next = { status, seenAtMs, method: 'member-code' as const };
      const write = changedByHand(stood, next, { by: member._id, nowMs });
      return write ? { outcome: 'marked', write } : { outcome: 'exhausted' };
    },
  );
  await noteHeld(session, outcomes, new Map([[code.memberId, { to: status }]]), context);
  const outcome = outcomes.get(code.memberId);
  if (outcome === 'not-here') return refuse('MEMBER_NOT_INVITED');
  if (outcome === 'exhausted') return refuse('TOO_MANY_CORRECTIONS');
  const [row] = await rowsNow(listed, [code.memberId], context);
  if (outcome === 'busy' || !row) return refuse('BUSY');
  return { outcome: outcome === 'marked' ? 'admitted' : 'already', row };
}
