import type { Invitation } from '../domain/joining';
import { Collection } from './platform';

const invitations = new Collection<Invitation>('invitations');

export const ofBranch = (branchId: string) => invitations.byId(branchId);

export const byCode = (code: string) => invitations.findOne({ where: { code } });

/** Throws DuplicateKey when the branch has one, or another branch has this code. */
export const insert = (invitation: Invitation) => invitations.insert(invitation);

/** Replaces the code of a version. False when it was replaced already. Throws DuplicateKey when another branch has the new code. */
export async function renew(version: number, { _id, ...next }: Invitation): Promise<boolean> {
  return (await invitations.update({ _id, version }, next)) === 1;
}
