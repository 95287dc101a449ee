import type { MemberContext } from '../shared/runtime/context';

/** Masks the caller's own name in rankings, or shows it again. Rankings read names afresh, so it holds at once. */
export async function hideName(
  { hidden }: { hidden: boolean },
  { member, repositories }: MemberContext,
): Promise<{ nameHidden: boolean }> {
  await repositories.members.hideName(member._id, hidden);
  return { nameHidden: hidden };
}
