import { newJob } from '../shared/domain/job';
import { faultOf, mostRulesVersions, type RulesDraft, versionsOf } from '../shared/domain/rules';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { pathOfSeason, seasonNow } from './own-season';

/** Keeps a draft and starts a job that works out what it would change. Nothing changes by it. */
export async function draftRules(
  { rules }: { rules: RulesDraft },
  context: MemberContext,
): Promise<Outcome<{ draftId: string; jobId: string }>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const orgPath = await pathOfSeason(season, context);
  if (!context.may(orgPath)) return refuse('NOT_ALLOWED');
  const fault = faultOf(rules, season.rules);
  if (fault) return refuse('RULES_INVALID', { fault });
  if (versionsOf(season).length >= mostRulesVersions) return refuse('RULES_CHANGED_TOO_OFTEN');
  const { member, nowMs, random, repositories } = context;
  const draftId = Buffer.from(random(8)).toString('hex');
  const jobId = `preview-${draftId}`;
  await repositories.rulesDrafts.insert({
    _id: draftId,
    seasonId: season._id,
    rules,
    baseVersion: season.rules.version,
    by: member._id,
    atMs: nowMs,
  });
  await repositories.jobs.start(
    newJob({
      ...{ jobId, kind: 'rules-preview', subjectId: draftId },
      ...{ orgPath, startedBy: member._id, input: { draftId }, nowMs },
    }),
  );
  return { draftId, jobId };
}
