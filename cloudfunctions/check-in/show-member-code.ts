import type { MemberCodeAnswer } from '../shared/contract/check-in';
import { memberCodeEndsAtMs, memberCodeOf, memberCodeTextOf } from '../shared/domain/member-code';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/** The caller's own code, for a secretary to scan. It says who, and is worth nothing after ten minutes. */
export async function showMemberCode(
  _input: unknown,
  { member, nowMs, settings }: MemberContext,
): Promise<MemberCodeAnswer> {
  const branches = await organisationsById([member.branchId], nowMs);
  const code = memberCodeOf(settings.signingKeys, member._id, nowMs);
  return {
    text: memberCodeTextOf(settings.codeHost, code),
    endsAtMs: memberCodeEndsAtMs(nowMs),
    name: member.name,
    branchName: branches.get(member.branchId)?.name ?? '',
  };
}
