import type { Member } from '../shared/domain/organisation';
import type { CallContext } from '../shared/runtime/context';
import { recountMembers } from '../shared/runtime/recount-members';
import { enrol } from './enrol';
import { handOverCheckIns } from './hand-over-check-ins';

/** What follows from a binding: the season's record, the check-ins that waited, the counts. Done again it changes nothing. */
export async function settleJoining(
  member: Member,
  openidKey: string,
  context: CallContext,
): Promise<void> {
  await enrol(member, openidKey, context);
  await handOverCheckIns(openidKey, context);
  await recountMembers(member.orgPath, context);
}
