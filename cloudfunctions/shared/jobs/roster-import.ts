import { derivedId } from '../domain/joining';
import { nameInitials } from '../domain/name-initials';
import { unboundKeyOf } from '../domain/openid-key';
import type { PlannedLine } from '../domain/roster-plan';
import type { Season } from '../domain/season';
import { newStudyRecord } from '../domain/study-record';
import { moveMember } from '../runtime/move-member';
import { recountMembers } from '../runtime/recount-members';
import { inGroups } from '../runtime/in-groups';
import { organisationsById } from '../runtime/shared-reads';
import type { JobWork, StepContext } from './job-work';
import { planOfFile } from './roster-source';

export interface RosterImportInput {
  importId: string;
  fileId: string;
  /** The organisations that the caller may import for. */
  organisationIds: string[];
}

/** Lines a step, written so many side by side. */
const linesAStep = 200;
const atOnce = 10;

/**
 * Takes a roster file over, some lines a step. Each step plans the file anew against the roster as it stands: what is done comes to
 * nothing more, so a step that is done again, or a second import of the same file, changes nothing.
 */
export const rosterImport: JobWork = {
  step: async (job, context) => {
    const { fileId, organisationIds, importId } = job.input as RosterImportInput;
    const source = await planOfFile(fileId, organisationIds, context);
    if (source.kind === 'refused') return { kind: 'failed', code: source.code };
    const { lines, faults } = source.plan;
    const open = lines.filter(({ kind }) => kind !== 'same');
    const total = lines.length;
    if (open.length === 0) {
      const touched = await organisationsById(
        [...new Set(lines.map((one) => one.branchId))],
        context.nowMs,
      );
      const counted = new Set([...touched.values()].flatMap(({ path }) => path));
      await recountMembers([...counted, ...organisationIds], context);
      await context.repositories.audit.note({
        _id: `roster-imported:${importId}`,
        ...{ action: 'roster-imported', by: job.startedBy, atMs: context.nowMs },
        ...{
          orgPath: job.orgPath,
          subjectId: importId,
          facts: { lines: total, faults: faults.length },
        },
      });
      return { kind: 'done', result: { lines: total, faults: faults.length }, done: total };
    }
    const season = await context.repositories.seasons.running();
    await inGroups(open.slice(0, linesAStep), atOnce, (one) =>
      takeOver(one, importId, season, context),
    );
    return {
      kind: 'more',
      cursor: null,
      done: total - Math.max(0, open.length - linesAStep),
      total,
    };
  },
};

async function takeOver(
  line: PlannedLine,
  importId: string,
  season: Season | undefined,
  context: StepContext,
): Promise<void> {
  const { repositories, nowMs } = context;
  const { name, branchId, segments } = line;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch) return;
  const place = { branchId, branchName: branch.name, orgPath: branch.path };
  if (line.kind === 'added') {
    const memberId = derivedId('member', importId, String(line.row));
    await repositories.roster.addMember({
      ...{ _id: memberId, name, nameInitials: nameInitials(name), segments, roles: [] },
      ...{ branchId, orgPath: branch.path, nameHidden: false },
    });
    if (!season) return;
    await repositories.roster.addRecord(
      newStudyRecord({
        ...{ seasonId: season._id, memberId, openidKey: unboundKeyOf(memberId), segments, nowMs },
        ...{ branchId, orgPath: branch.path, card: { branchName: branch.name, roles: [] } },
      }),
    );
    return;
  }
  const { memberId } = line;
  if (season) {
    await repositories.roster.changeRecord(`${season._id}:${memberId}`, { segments }, nowMs);
    await moveMember(season._id, memberId, place, context);
  }
  const before = line.kind === 'moved' ? await repositories.roster.memberById(memberId) : undefined;
  // After the record: what is planned anew after a break is still seen to be open.
  await repositories.roster.changeMember(memberId, { segments, branchId, orgPath: branch.path });
  if (before) await recountMembers(before.orgPath, context);
}
