import type { Award, Candidate, FrozenInputs } from '../shared/domain/award';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { gatherBranches } from './gather-branches';
import { gatherMembers } from './gather-members';

export interface Gathered {
  /** The summary whose version the figures are of. */
  summaryId: string;
  summaryVersion: number;
  asOfMs: number;
  candidates: Candidate[];
  complete: boolean;
}

/** Scores that change while they are gathered are gathered anew this often. */
const attempts = 3;

/**
 * What a list is made of, now: all of it of one version of the summary, since a walk during which another one was written is
 * begun again.
 */
export async function gatherCandidates(
  award: Award,
  { repositories }: MemberContext,
): Promise<Outcome<FrozenInputs & { complete: boolean }>> {
  // Read afresh and not from the instance's memory: the version of the rules is written down.
  // An award is of its season, whatever has begun since.
  const season = await repositories.seasons.byId(award.seasonId);
  if (!season || season.erasedAtMs !== undefined) return refuse('SEASON_ERASED');
  const { terms } = award;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const gathered =
      terms.kind === 'pacesetter'
        ? await gatherMembers(award, terms, season, repositories)
        : await gatherBranches(award, terms, season, repositories);
    if (!gathered) return refuse('BUSY');
    const { summaryId, ...inputs } = gathered;
    if ((await repositories.awardSources.versionOf(summaryId)) === inputs.summaryVersion)
      return { terms, ...inputs, rulesVersion: season.rules.version, admitted: [] };
  }
  return refuse('BUSY');
}
