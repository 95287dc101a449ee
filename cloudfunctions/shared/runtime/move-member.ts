import { moveOfMember, type BranchPlace } from '../domain/branch-points';
import { StoreBusy } from '../repositories';
import type { TimerContext } from './context';

const attempts = 5;

/**
 * Moves a member's record of a season to another branch; what was earned so far stays with the branch in which it was earned. False
 * where the member has no record, or is there already. The roster (`members`) is the caller's to change. Throws StoreBusy when
 * credits came in between again and again.
 */
export async function moveMember(
  seasonId: string,
  memberId: string,
  place: BranchPlace,
  { nowMs, repositories }: Pick<TimerContext, 'nowMs' | 'repositories'>,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await repositories.studyCredits.forMove(seasonId, memberId);
    if (!record || record.branchId === place.branchId) return false;
    if (await repositories.studyCredits.move(record, moveOfMember(record, place, nowMs)))
      return true;
  }
  throw new StoreBusy('a record changed again and again while it was moved');
}
