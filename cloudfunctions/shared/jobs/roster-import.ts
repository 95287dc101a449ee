import type { Job, StepOutcome } from '../domain/job';
import { type Staging, stagingOf } from '../domain/roster-staging';
import { inGroups } from '../runtime/in-groups';
import { recountMembers } from '../runtime/recount-members';
import { organisationsById } from '../runtime/shared-reads';
import { bringOver } from './bring-over';
import { dropLeftOvers } from './drop-left-overs';
import type { JobWork, StepContext } from './job-work';
import { planOfFile } from './roster-source';

export interface RosterImportInput {
  importId: string;
  fileId: string;
  uploadId: string;
  /** The organisations that the caller may import for. */
  organisationIds: string[];
}

/** Once everything is visible: what is left to do rests on the file no more. */
interface Committed {
  lines: number;
  faults: number;
  /** Branches that the import has to do with, left ones too. */
  branchIds: string[];
  left: number;
}

/** What one step stages: new members so many a request, the others one by one and so many side by side. */
const addedAStep = 4_000;
const changedAStep = 500;
const aRequest = 200;
const atOnce = 10;

/**
 * Takes a roster file over: all of it at one moment, or nothing (domain/roster-staging.ts). Each step before that plans the file anew
 * against the roster as it stands and stages what is not staged; when nothing is left to stage, the note of that step is the one write
 * by which everything holds. The steps after it bring it over.
 */
export const rosterImport: JobWork = {
  step: (job, context) =>
    job.committedAtMs === undefined ? prepare(job, context) : follow(job, context),
  undo: ({ _id }, { repositories }) => repositories.staging.drop(_id),
};

async function prepare(job: Job, context: StepContext): Promise<StepOutcome> {
  const { repositories, nowMs } = context;
  const { fileId, organisationIds } = job.input as RosterImportInput;
  const source = await planOfFile(fileId, organisationIds, context);
  if (source.kind === 'refused') return { kind: 'failed', code: source.code };
  await dropLeftOvers(context, [job._id]);
  const { plan } = source;
  const total = plan.lines.length;
  const figures = { lines: total, faults: plan.faults.length };
  const open = plan.lines.filter(({ kind }) => kind !== 'same');
  const already = await repositories.staging.ofImport(job._id);
  const branchIds = [...new Set(plan.lines.map(({ branchId }) => branchId))];
  const branches = await organisationsById(branchIds, nowMs);
  const pathOf = (branchId: string) => branches.get(branchId)?.path;
  const staging = stagingOf(plan.lines, already, { jobId: job._id, pathOf });
  const left = await stageSome(staging, job._id, context);
  // So the bar is half way when everything is staged.
  const done = total - open.length + Math.max(0, Math.floor((open.length - left) / 2));
  if (!isStaged(staging)) return { kind: 'more', cursor: null, done, total };
  if (open.length === 0) return finish(job, { ...figures, branchIds, left: 0 }, context);
  const leaving = already.flatMap(({ branchId }) => (branchId === '' ? [] : [branchId]));
  const cursor: Committed = {
    ...{ ...figures, left: open.length },
    branchIds: [...new Set([...branchIds, ...leaving])],
  };
  return { kind: 'more', cursor, done, total, commits: true };
}

const isStaged = ({ add, change, drop }: Staging) => add.length + change.length + drop.length === 0;

/** Stages as much as one step may; answers how many are left. */
async function stageSome(
  { add, change, drop }: Staging,
  jobId: string,
  { repositories: { staging } }: StepContext,
): Promise<number> {
  if (drop.length > 0) await staging.drop(jobId, drop);
  const added = add.slice(0, addedAStep);
  const requests = Array.from({ length: Math.ceil(added.length / aRequest) }, (_, index) =>
    added.slice(index * aRequest, (index + 1) * aRequest),
  );
  for (const some of requests) await staging.addMembers(some);
  const changed = change.slice(0, changedAStep);
  await inGroups(changed, atOnce, ({ memberId, staged }) => staging.stage(memberId, staged));
  return add.length - added.length + change.length - changed.length;
}

async function follow(job: Job, context: StepContext): Promise<StepOutcome> {
  const cursor = job.cursor as Committed;
  const brought = await bringOver(job._id, context);
  if (brought === 0) return finish(job, cursor, context);
  const left = Math.max(0, cursor.left - brought);
  const done = cursor.lines - Math.ceil(left / 2);
  return { kind: 'more', cursor: { ...cursor, left }, done, total: cursor.lines };
}

async function finish(
  job: Job,
  { lines, faults, branchIds }: Committed,
  context: StepContext,
): Promise<StepOutcome> {
  const { importId, uploadId, organisationIds } = job.input as RosterImportInput;
  const branches = await organisationsById(branchIds, context.nowMs);
  const counted = new Set([...branches.values()].flatMap(({ path }) => path));
  await recountMembers([...new Set([...counted, ...organisationIds])], context);
  await context.repositories.audit.note({
    _id: `roster-imported:${importId}`,
    ...{ action: 'roster-imported', by: job.startedBy, atMs: context.nowMs },
    ...{ orgPath: job.orgPath, subjectId: importId, facts: { lines, faults } },
  });
  // Whoever's numbers it holds, it was needed for this.
  if (faults === 0) await context.repositories.uploads.endAt(uploadId, context.nowMs);
  return { kind: 'done', result: { lines, faults }, done: lines };
}
