import type { AwardPlan } from '../shared/contract/award-answers';
import type { AwardStage, AwardTerms } from '../shared/contract/award-terms';
import type { Award } from '../shared/domain/award';
import type { Organisation } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';
import { changeAward, noteAward } from './change-award';
import { managedAward } from './own-award';

/** Awards of one season in one subtree; whoever needs more has lost count of them. */
const mostAwards = 50;

/** Makes the draft of an award for the season's root or a committee. */
export async function defineAward(
  input: { organisationId: string; name: string; terms: AwardTerms },
  context: MemberContext,
): Promise<Outcome<AwardPlan>> {
  const { member, nowMs, random, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const holder = await holderOf(input.organisationId, context);
  if (holder instanceof Refused) return holder;
  const standing = await repositories.awards.heldBelow([holder._id]);
  if (standing.filter(({ seasonId }) => seasonId === season._id).length >= mostAwards)
    return refuse('TOO_MANY_AWARDS');
  const award: Award = {
    _id: Buffer.from(random(8)).toString('hex'),
    ...{ seasonId: season._id, seasonName: season.name, name: input.name, terms: input.terms },
    ...{ organisationId: holder._id, organisationName: holder.name, orgPath: holder.path },
    ...{ status: 'draft', revision: 1, lists: [], honoured: [], named: {} },
    seal: Buffer.from(random(16)).toString('hex'),
    ...{ createdAtMs: nowMs, createdBy: member._id },
    changes: [{ what: 'defined', atMs: nowMs, by: member._id }],
  };
  await repositories.awards.insert(award);
  await noteAward(award, 'defined', context);
  return planOf(award, 'draft');
}

/** An organisation for which the caller may hold awards: one with branches below it. */
async function holderOf(
  organisationId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<Organisation>> {
  const holder = (await organisationsById([organisationId], nowMs)).get(organisationId);
  return holder && holder.kind !== 'branch' && may(holder.path) ? holder : refuse('NOT_ALLOWED');
}

/** Changes a draft as it was read. Its kind stays: people and branches have nothing in common but the name. */
export async function editAward(
  input: { awardId: string; revision: number; name: string; terms: AwardTerms },
  context: MemberContext,
): Promise<Outcome<AwardPlan>> {
  const found = await managedAward(input.awardId, 'edit', context);
  if (found instanceof Refused) return found;
  const { award, stage } = found;
  if (award.revision !== input.revision) return refuse('AWARD_CHANGED');
  if (award.terms.kind !== input.terms.kind) return refuse('BAD_REQUEST', { field: 'terms.kind' });
  const { name, terms } = input;
  const changed = await changeAward(award, { name, terms }, 'edited', context);
  return changed instanceof Refused ? changed : planOf(changed, stage);
}

/** Removes a draft that was never frozen. Removing what is gone changes nothing. */
export async function removeAward(
  input: { awardId: string; revision: number },
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const found = await managedAward(input.awardId, 'remove', context);
  if (found instanceof Refused) return found.code === 'AWARD_NOT_FOUND' ? {} : found;
  const { award } = found;
  if (award.lists.length > 0) return refuse('AWARD_STAGE_CONFLICT');
  const { revision } = input;
  if (!(await context.repositories.awards.remove({ _id: award._id, revision })))
    return refuse('AWARD_CHANGED');
  await noteAward({ ...award, revision: revision + 1 }, 'removed', context);
  return {};
}

/** What everybody who may see an award sees of its definition. */
export function planOf(award: Award, stage: AwardStage): AwardPlan {
  const { _id, revision, name, organisationId, organisationName, terms } = award;
  return { awardId: _id, revision, name, organisationId, organisationName, terms, stage };
}
