import type { MergePreview } from '../shared/contract/roster';
import { newJob } from '../shared/domain/job';
import { heldBy, type KeptPhone } from '../shared/domain/member-merge';
import { mergeRecords } from '../shared/domain/merge-records';
import type { Member } from '../shared/domain/organisation';
import { may } from '../shared/domain/permissions';
import type { MemberMergeInput } from '../shared/jobs/member-merge';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';
import { entriesOf } from './find-duplicates';
import { ownMember } from './own-member';

interface Two {
  staysId: string;
  goesId: string;
}

/** What would become of two entries of one person; changes nothing. */
export async function previewMerge(
  input: Two,
  context: MemberContext,
): Promise<Outcome<MergePreview>> {
  const { nowMs, repositories } = context;
  const both = await bothOf(input, context);
  if (both instanceof Refused) return both;
  const entries = await entriesOf([both.stays, both.goes], context);
  const [stays, goes] = [entries.get(input.staysId), entries.get(input.goesId)];
  if (!stays || !goes) return refuse('MEMBER_NOT_FOUND');
  const season = await latestSeason(nowMs, repositories);
  const [own, other] = season
    ? await Promise.all([
        repositories.merges.recordOf(season._id, input.staysId),
        repositories.merges.recordOf(season._id, input.goesId),
      ])
    : [];
  if (!season || !own || !other) return { stays, goes };
  const { rules, lectures } = season;
  const { change, figures } = mergeRecords(own, other, { rules, lectures, nowMs, reason: '' });
  const { attended } = change.set as { attended: string[] };
  return { stays, goes, figures: { ...figures, attended: attended.length } };
}

/** Starts to make them one. One merge at a time in a tree: two that have an entry in common cannot run against each other. */
export async function startMerge(
  { staysId, goesId, phone }: Two & { phone: KeptPhone },
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const { member, nowMs, random, repositories } = context;
  const both = await bothOf({ staysId, goesId }, context);
  if (both instanceof Refused) return both;
  // Whoever stays gets the points of both, and nobody gives points to themselves.
  if ([staysId, goesId].includes(member._id)) return refuse('MERGE_OWN_ENTRY');
  const input: MemberMergeInput = { staysId, goesId, phone, held: heldBy(both.stays, both.goes) };
  const jobId = Buffer.from(random(12)).toString('hex');
  try {
    const job = newJob({
      ...{ jobId, kind: 'member-merge', subjectId: both.stays.orgPath[0] ?? '' },
      ...{ orgPath: both.stays.orgPath, startedBy: member._id, input, nowMs },
    });
    // Half a merge is nobody's wish: it is neither stopped nor given up.
    await repositories.jobs.start({ ...job, committedAtMs: nowMs });
  } catch (error) {
    if (error instanceof DuplicateKey) return refuse('JOB_RUNNING');
    throw error;
  }
  return { jobId };
}

/** Both entries, if the caller may decide about them: a phone or a role that goes over is a matter of who may grant that role. */
async function bothOf(
  { staysId, goesId }: Two,
  context: MemberContext,
): Promise<Outcome<{ stays: Member; goes: Member }>> {
  const stays = await ownMember(staysId, context);
  if (stays instanceof Refused) return stays;
  if (staysId === goesId) return refuse('MEMBER_NOT_FOUND');
  const goes = await ownMember(goesId, context);
  if (goes instanceof Refused) return goes;
  const held = [...stays.roles, ...goes.roles].map(({ organisationId }) => organisationId);
  const places = await organisationsById([...new Set(held)], context.nowMs);
  const isAllowed = held.every((id) =>
    may(context.member.roles, 'grantRoles', places.get(id)?.path ?? []),
  );
  return isAllowed ? { stays, goes } : refuse('MEMBER_HOLDS_ROLE');
}
