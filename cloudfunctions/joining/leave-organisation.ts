import type { JoinStanding } from '../shared/contract/joining';
import { unboundKeyOf } from '../shared/domain/openid-key';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';

/** Unbinds the caller's phone. The record stays with the roster, so that who comes back finds it. */
export async function leaveOrganisation(
  _input: unknown,
  { caller, member, nowMs, repositories }: MemberContext,
): Promise<Outcome<JoinStanding>> {
  // A role without a phone would be nobody's, and the last administrator would lock everybody out.
  if (member.roles.length > 0) return refuse('MEMBER_HOLDS_ROLE');
  const season = await runningSeason(nowMs);
  if (season)
    await repositories.roster.bindRecord(`${season._id}:${member._id}`, unboundKeyOf(member._id));
  await repositories.bindings.unbind(caller.openidKey, member._id);
  return { state: 'guest' };
}
