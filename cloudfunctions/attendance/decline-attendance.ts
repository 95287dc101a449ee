import type { DeclineAnswer } from '../shared/contract/attendance-answers';
import { changedByHand } from '../shared/domain/attendance';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { isInPart, listedSession } from '../shared/runtime/own-session';
import { changeMembers, countOf, type Decision } from './change-members';

type Declined = 'declined' | 'unchanged' | 'exhausted';

/** Turns late codes down, with a reason that the member reads. What was confirmed or overtaken meanwhile stays. */
export async function declineAttendance(
  input: { sessionId: string; memberIds: string[]; reason: string },
  context: MemberContext,
): Promise<Outcome<DeclineAnswer>> {
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session } = listed;
  const hand = { by: context.member._id, reason: input.reason, nowMs: context.nowMs };
  const outcomes = await changeMembers<Declined>(
    session,
    input.memberIds,
    context,
    ({ attendance, orgPath }): Decision<Declined> => {
      const stood = attendance[session._id];
      if (stood?.status !== 'pending' || !isInPart(listed, orgPath))
        return { outcome: 'unchanged' };
      const { seenAtMs, method } = stood;
      const write = changedByHand(stood, { status: 'declined', seenAtMs, method }, hand);
      return write ? { outcome: 'declined', write } : { outcome: 'exhausted' };
    },
  );
  if (countOf(outcomes, 'busy') > 0) return refuse('BUSY');
  const declined = countOf(outcomes, 'declined');
  return { declined, unchanged: outcomes.size - declined };
}
