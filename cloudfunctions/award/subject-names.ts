import type { AwardKind } from '../shared/contract/award-terms';
import type { Award } from '../shared/domain/award';
import { maskedName, type Member } from '../shared/domain/organisation';
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
  const members = await standingMembers(ids, context);
  const branches = await branchNames(
    [...members.values()].map((one) => one.branchId),
    context,
  );
  return new Map(
    [...members].map(([id, { _id, name, nameHidden, branchId }]) => {
      const open = full || _id === context.member._id || (named[id] ?? !nameHidden);
      const branchName = branches.get(branchId) ?? '';
      return [id, { name: open ? name : maskedName(name), branchName }];
    }),
  );
}

/** Members by the id that was asked for; of an entry that was merged the one that it leads to, as that person is today. */
async function standingMembers(
  ids: readonly string[],
  context: MemberContext,
): Promise<Map<string, Member>> {
  const found = await membersById(ids, context);
  const leads = [...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
  const standing = leads.length > 0 ? await membersById(leads, context) : found;
  return new Map([...found].map(([id, one]) => [id, standing.get(one.mergedInto ?? '') ?? one]));
}

async function branchNames(
  ids: readonly string[],
  { nowMs }: MemberContext,
): Promise<Map<string, string>> {
  const found = await organisationsById([...new Set(ids)], nowMs);
  return new Map([...found].map(([id, { name }]) => [id, name]));
}
