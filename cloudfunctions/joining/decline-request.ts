import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Says no to a request; the phone's owner reads why. The name and the check-ins that were kept for it are forgotten. */
export async function declineRequest(
  { askId, reason }: { askId: string; reason: string },
  context: MemberContext,
): Promise<Outcome<{ declined: boolean }>> {
  const { member, repositories, nowMs } = context;
  const binding = await repositories.bindings.ofAsk(askId);
  const branchId = binding?.asking?.branchId ?? binding?.declined?.branchId;
  if (!binding || branchId === undefined) return refuse('JOIN_NOT_WAITING');
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch || !context.may(branch.path)) return refuse('NOT_ALLOWED');
  const no = { branchId, reason, atMs: nowMs, by: member._id };
  const declined = await repositories.bindings.decline(askId, no);
  await repositories.waitingCheckIns.forget(binding._id);
  const standing = declined ? no : binding.declined;
  if (standing?.by !== undefined)
    await repositories.audit.note({
      _id: `join-declined:${askId}`,
      action: 'join-declined',
      ...{
        by: standing.by,
        atMs: standing.atMs,
        orgPath: branch.path,
        subjectId: askId,
        facts: {},
      },
    });
  // Sent again it finds the request declined, which is what was wanted.
  return declined || binding.declined ? { declined: true } : refuse('JOIN_NOT_WAITING');
}
