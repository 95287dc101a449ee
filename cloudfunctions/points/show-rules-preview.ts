import type { NamedChange, RulesPreviewAnswer } from '../shared/contract/points-answers';
import type { ScoreChange } from '../shared/domain/rules-preview';
import type { Season } from '../shared/domain/season';
import type { KeptRulesDraft } from '../shared/repositories/rules-draft-repository';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { pathOfSeason, seasonNow } from './own-season';

const mostFrequent = 6;

/** What a draft would change, with the names of those it would change the most. */
export async function showRulesPreview(
  { draftId }: { draftId: string },
  context: MemberContext,
): Promise<Outcome<RulesPreviewAnswer>> {
  const found = await ownDraft(draftId, context);
  if (found instanceof Refused) return found;
  const { season, draft } = found;
  if (!draft.preview) return refuse('RULES_PREVIEW_MISSING');
  const { gains, losses, frequent, ...figures } = draft.preview;
  return {
    stillApplies: draft.baseVersion === season.rules.version,
    ...figures,
    frequent: frequent.slice(0, mostFrequent),
    gains: await named(gains, context),
    losses: await named(losses, context),
  };
}

/** The caller's own draft for the running season. */
export async function ownDraft(
  draftId: string,
  context: MemberContext,
): Promise<Outcome<{ season: Season; orgPath: string[]; draft: KeptRulesDraft }>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const orgPath = await pathOfSeason(season, context);
  if (!context.may(orgPath)) return refuse('NOT_ALLOWED');
  const draft = await context.repositories.rulesDrafts.byId(draftId);
  if (!draft || draft.seasonId !== season._id || draft.by !== context.member._id)
    return refuse('RULES_DRAFT_OUTDATED');
  return { season, orgPath, draft };
}

async function named(
  changes: readonly ScoreChange[],
  context: MemberContext,
): Promise<NamedChange[]> {
  const members = await membersById(
    changes.map(({ memberId }) => memberId),
    context,
  );
  const branchIds = [...members.values()].map(({ branchId }) => branchId);
  const branches = await organisationsById([...new Set(branchIds)], context.nowMs);
  return changes.map(({ memberId, difference }) => {
    const member = members.get(memberId);
    const branch = member && branches.get(member.branchId);
    return { name: member?.name ?? '', branchName: branch?.name ?? '', difference };
  });
}
