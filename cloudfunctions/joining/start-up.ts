import type { JoinStanding } from '../shared/contract/joining';
import { derivedId, isBound, plainName } from '../shared/domain/joining';
import { nameInitials } from '../shared/domain/name-initials';
import type { Organisation } from '../shared/domain/organisation';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { recountMembers } from '../shared/runtime/recount-members';
import { knownCode } from './known-code';

interface Start {
  code: string;
  name: string;
  organisationName: string;
  kind: 'district' | 'committee';
  branchName: string;
}

/**
 * Makes of the caller the first administrator: the root of the tree, the own branch, the member and the binding. The code is used up
 * first, by one conditional update; everything after it has ids that follow from the code, so that the same person can finish
 * what broke in between, and nobody else can begin.
 */
export async function startUp(input: Start, context: CallContext): Promise<Outcome<JoinStanding>> {
  const { caller, nowMs, repositories } = context;
  const found = await knownCode(input.code, context);
  if (found instanceof Refused) return found;
  if (!('oneTime' in found)) return refuse('INVITATION_INVALID');
  const { oneTime } = found;
  const memberId = derivedId('member', oneTime);
  const earlier = await repositories.bindings.byKey(caller.openidKey);
  if (earlier && isBound(earlier) && earlier.memberId !== memberId) return refuse('ALREADY_JOINED');
  if (!(await repositories.administratorCodes.consume(oneTime, caller.openidKey, nowMs)))
    return refuse('INVITATION_INVALID');
  const rootId = derivedId('root', oneTime);
  const root = newOrganisation(rootId, input.organisationName, input.kind, nowMs);
  const branchId = derivedId('branch', oneTime);
  const branch = newOrganisation(branchId, input.branchName, 'branch', nowMs, root);
  await repositories.roster.addOrganisation({ ...root, administratorIds: [memberId] });
  await repositories.roster.addOrganisation(branch);
  const name = plainName(input.name);
  const grant = {
    ...{ role: 'administrator' as const, organisationId: root._id, organisationName: root.name },
    ...{ grantedBy: 'setup', grantedAtMs: nowMs },
  };
  await repositories.roster.addMember({
    ...{ _id: memberId, name, nameInitials: nameInitials(name), branchId, orgPath: branch.path },
    ...{ segments: [], roles: [grant], nameHidden: false },
  });
  await repositories.bindings.bindNew({
    ...{ _id: caller.openidKey, memberId, openid: caller.openid },
    ...{ boundAtMs: nowMs, consentedAtMs: nowMs },
  });
  await recountMembers(branch.path, context);
  return { state: 'member', name, branchName: branch.name };
}

const newOrganisation = (
  _id: string,
  name: string,
  kind: Organisation['kind'],
  createdAtMs: number,
  parent?: Organisation,
): Organisation => ({
  ...{ _id, kind, name, parentId: parent?._id ?? null },
  ...{ path: [...(parent?.path ?? []), _id], memberCount: 0, createdAtMs },
});
