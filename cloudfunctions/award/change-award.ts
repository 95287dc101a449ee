import type { Award, AwardChange } from '../shared/domain/award';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** An award is changed a few times; a list that grows without end would be somebody's mischief. */
const mostChanges = 200;

/**
 * Writes a change of an award as it was read, with its note; refused when somebody was faster. The audit log is told afterwards: its
 * note is made of the revision, so that it stands once however often it is told.
 */
export async function changeAward(
  award: Award,
  set: Partial<Award>,
  what: AwardChange['what'],
  context: MemberContext,
  reason?: string,
): Promise<Outcome<Award>> {
  const { member, nowMs, repositories } = context;
  if (award.changes.length >= mostChanges) return refuse('TOO_MANY_CORRECTIONS');
  const noted: AwardChange = {
    ...{ what, atMs: nowMs, by: member._id },
    ...(reason === undefined ? {} : { reason }),
  };
  if (!(await repositories.awards.change(award, set, noted))) return refuse('AWARD_CHANGED');
  const revision = award.revision + 1;
  await noteAward({ ...award, ...set, revision }, what, context, reason);
  return { ...award, ...set, revision, changes: [...award.changes, noted] };
}

/** Tells the audit log what became of an award. */
export async function noteAward(
  award: Pick<Award, '_id' | 'revision' | 'orgPath' | 'status' | 'lists'>,
  what: AwardChange['what'] | 'removed',
  { member, nowMs, repositories }: MemberContext,
  reason?: string,
): Promise<void> {
  const { _id, revision, orgPath, status, lists } = award;
  const digest = lists.at(-1)?.digest;
  await repositories.audit.note({
    _id: `award-changed:${_id}:${revision}`,
    action: 'award-changed',
    ...{ by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    ...(reason === undefined ? {} : { reason }),
    facts: { what, revision, status, ...(digest === undefined ? {} : { digest }) },
  });
}
