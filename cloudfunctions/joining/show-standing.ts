import type { JoinStanding } from '../shared/contract/joining';
import { isBound } from '../shared/domain/joining';
import type { CallContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';
import { enrol } from './enrol';

const justBoundMs = 5 * 60_000;

/** How the caller's phone stands, and what became of its request. */
export async function showStanding(_input: unknown, context: CallContext): Promise<JoinStanding> {
  const { repositories, caller } = context;
  const binding = await repositories.bindings.byKey(caller.openidKey);
  if (!binding) return { state: 'guest' };
  if (isBound(binding)) {
    const member = await repositories.roster.memberById(binding.memberId);
    if (!member) return { state: 'guest' };
    // A call that broke off after it had bound the phone is made whole by the page that follows it.
    if (binding.boundAtMs > context.nowMs - justBoundMs)
      await enrol(member, caller.openidKey, context);
    const branchName = await nameOf(member.branchId, context);
    return { state: 'member', name: member.name, branchName };
  }
  const { asking, declined, replacedAtMs } = binding;
  if (asking) {
    const branchName = await nameOf(asking.branchId, context);
    return { state: 'asking', name: asking.name, branchName, askedAtMs: asking.atMs };
  }
  if (declined) {
    const { branchId, reason, atMs } = declined;
    return { state: 'declined', branchName: await nameOf(branchId, context), reason, atMs };
  }
  return replacedAtMs === undefined
    ? { state: 'guest' }
    : { state: 'replaced', atMs: replacedAtMs };
}

async function nameOf(organisationId: string, { nowMs }: CallContext): Promise<string> {
  return (await organisationsById([organisationId], nowMs)).get(organisationId)?.name ?? '';
}
