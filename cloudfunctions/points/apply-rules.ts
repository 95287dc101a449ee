import { newJob } from '../shared/domain/job';
import {
  mostRulesVersions,
  nextRules,
  type RulesVersion,
  versionsOf,
} from '../shared/domain/rules';
import type { Season } from '../shared/domain/season';
import type { KeptRulesDraft } from '../shared/repositories/rules-draft-repository';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { recalculationOf } from './recalculation-of';
import { ownDraft } from './show-rules-preview';

interface Input {
  draftId: string;
  mode: 'from-now' | 'recalculate';
  reason: string;
}

/**
 * Brings a draft into force: for new credits alone, or with a job that counts everything anew. The version is written first and
 * carries mode and reason; a call that dies in between is finished by sending it again.
 */
export async function applyRules(
  input: Input,
  context: MemberContext,
): Promise<Outcome<{ version: number; jobId?: string }>> {
  const found = await ownDraft(input.draftId, context);
  if (found instanceof Refused) return found;
  const { season, orgPath, draft } = found;
  const entered = await enter(season, draft, input, context);
  if (entered instanceof Refused) return entered;
  const { version } = entered.rules;
  const { member, nowMs, repositories } = context;
  await repositories.audit.note({
    _id: `rules-changed:${season._id}:${version}`,
    action: 'rules-changed',
    by: member._id,
    atMs: entered.atMs,
    orgPath,
    subjectId: season._id,
    reason: input.reason,
    facts: { version, mode: entered.mode },
  });
  if (entered.mode !== 'recalculate') return { version };
  const { job, freeId } = await recalculationOf(season._id, version, context);
  if (job) return { version, jobId: job._id };
  try {
    await repositories.jobs.start(
      newJob({
        ...{ jobId: freeId, kind: 'recalculation', subjectId: season._id, orgPath },
        ...{ startedBy: member._id, input: { seasonId: season._id, version }, nowMs },
      }),
    );
  } catch (error) {
    // The same confirmation, sent twice at once: the other one has started it.
    if (!(error instanceof DuplicateKey)) throw error;
    if (!(await repositories.jobs.byId(freeId))) return refuse('JOB_RUNNING');
  }
  return { version, jobId: freeId };
}

/** The season's version that comes of the draft: written now, or by the same confirmation before. */
async function enter(
  season: Season,
  draft: KeptRulesDraft,
  { mode, reason }: Input,
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<RulesVersion>> {
  const versions = versionsOf(season);
  const own = versions.find(({ draftId }) => draftId === draft._id);
  if (own) return own.rules.version === season.rules.version ? own : refuse('RULES_DRAFT_OUTDATED');
  if (!draft.preview) return refuse('RULES_PREVIEW_MISSING');
  if (versions.length >= mostRulesVersions) return refuse('RULES_CHANGED_TOO_OFTEN');
  if (draft.baseVersion !== season.rules.version) return refuse('RULES_DRAFT_OUTDATED');
  const { job } = await recalculationOf(season._id, season.rules.version, { repositories });
  if (job?.status === 'running') return refuse('JOB_RUNNING');
  const entered: RulesVersion = {
    rules: nextRules(draft.rules, season.rules),
    ...{ mode, reason, atMs: nowMs, by: member._id, draftId: draft._id },
  };
  const written = await repositories.seasons.changeRules(season._id, [...versions, entered]);
  return written ? entered : refuse('RULES_DRAFT_OUTDATED');
}
