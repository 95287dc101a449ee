import { derivedId } from './joining';
import { nameInitials } from './name-initials';
import type { Member, StagedPlace } from './organisation';
import type { PlannedLine } from './roster-plan';

/**
 * A roster import in two halves. First everything that it changes is staged: who is added as a member of no place, whom nothing finds, and
 * what becomes of the others beside what still holds (`Member.staged`). Then one write, the job's `committedAtMs`, makes all of it hold
 * at once, and steps bring it over to where it stands for good. Before that write nothing is to be seen, and a stopped import leaves nothing.
 */

/** Where a member is who is only staged. */
const nowhere = { branchId: '', orgPath: [] as string[] };

export const isAdded = ({ branchId }: Pick<Member, 'branchId'>) => branchId === nowhere.branchId;

/** A member as the roster stands while these imports hold and are brought over; undefined for who is added by another one. */
export function placedBy<Placed extends Partial<Member>>(
  { staged, ...member }: Placed,
  visible: readonly string[],
): Omit<Placed, 'staged'> | undefined {
  if (staged && visible.includes(staged.jobId)) return { ...member, ...fieldsOf(staged) };
  return member.branchId === nowhere.branchId ? undefined : member;
}

/** What a member's document says of the place once it is brought over. */
function fieldsOf({ jobId: _job, ...fields }: StagedPlace): Omit<StagedPlace, 'jobId'> {
  return fields;
}

/** Whoever a line adds; the same line of the same import is the same person. */
const addedIdOf = (jobId: string, row: number) => derivedId('member', jobId, String(row));

/** What of a plan is still to be staged, and what is staged and not in the plan any more: the roster changes under an import too. */
export interface Staging {
  add: Member[];
  change: { memberId: string; staged: StagedPlace }[];
  drop: string[];
}

/** What has to be written so that exactly what the plan says is staged; nothing where it is already. */
export function stagingOf(
  lines: readonly PlannedLine[],
  already: readonly Pick<Member, '_id' | 'staged'>[],
  { jobId, pathOf }: { jobId: string; pathOf: (branchId: string) => string[] | undefined },
): Staging {
  const left = new Map(already.map((one) => [one._id, one.staged]));
  const staging: Staging = { add: [], change: [], drop: [] };
  for (const line of lines) {
    const orgPath = pathOf(line.branchId);
    if (line.kind === 'same' || !orgPath) continue;
    const { name, branchId, segments, phone } = line;
    const staged: StagedPlace = { jobId, branchId, orgPath, segments, ...phone };
    const memberId = line.kind === 'added' ? addedIdOf(jobId, line.row) : line.memberId;
    const stands = left.get(memberId);
    // Somebody added otherwise before goes first, and comes again with the next step.
    if (stands && line.kind === 'added' && !isSamePlace(stands, staged)) continue;
    left.delete(memberId);
    if (stands && isSamePlace(stands, staged)) continue;
    if (line.kind !== 'added') staging.change.push({ memberId, staged });
    else
      staging.add.push({
        ...{ _id: memberId, name, nameInitials: nameInitials(name), segments, roles: [] },
        ...{ ...nowhere, nameHidden: false, staged },
      });
  }
  staging.drop.push(...left.keys());
  return staging;
}

const isSamePlace = (a: StagedPlace, b: StagedPlace) =>
  a.branchId === b.branchId && a.segments.join() === b.segments.join() && a.phoneKey === b.phoneKey;
