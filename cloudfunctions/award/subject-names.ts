import type { AwardKind } from '../shared/contract/award-terms';
import type { Award } from '../shared/domain/award';
import { maskedName } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { organisationsById } from '../shared/runtime/shared-reads';

export interface SubjectName {
  name: string;
  /** Of a person; empty for a branch. */
  branchName: string;
}

interface Shown {
  kind: AwardKind;
  /** Everybody's full name, for those who decide. */
  full: boolean;
  named: Award['named'];
}

/**
 * Names of members or branches, read now and kept in no list. On a published list a person's own word decides; without one, what
 * the person chose for rankings: whoever hides the name there is honoured masked until they agree to be named.
 */
export async function subjectNames(
  ids: readonly string[],
  { kind, full, named }: Shown,
  context: MemberContext,
): Promise<Map<string, SubjectName>> {
  if (kind === 'collective') {
    const branches = await branchNames(ids, context);
    return new Map([...branches].map(([id, name]) => [id, { name, branchName: '' }]));
  }
  const members = await membersById(ids, context);
  const branches = await branchNames(
    [...members.values()].map((one) => one.branchId),
    context,
  );
  return new Map(
    [...members].map(([id, { name, nameHidden, branchId }]) => {
      const open = full || id === context.member._id || (named[id] ?? !nameHidden);
      const branchName = branches.get(branchId) ?? '';
      return [id, { name: open ? name : maskedName(name), branchName }];
    }),
  );
}

async function branchNames(
  ids: readonly string[],
  { nowMs }: MemberContext,
): Promise<Map<string, string>> {
  const found = await organisationsById([...new Set(ids)], nowMs);
  return new Map([...found].map(([id, { name }]) => [id, name]));
}
