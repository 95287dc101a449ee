import type { Award, Candidate, FrozenInputs } from '../shared/domain/award';
import type { Repositories } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { gatherBranches } from './gather-branches';
import { gatherMembers } from './gather-members';
import { ReadLists } from './read-lists';

export interface Gathered {
  /** Of the summary of the whole. */
  summaryVersion: number;
  asOfMs: number;
  candidates: Candidate[];
  complete: boolean;
}

export interface Sources {
  repositories: Repositories;
  lists: ReadLists;
}

/** Scores that change while they are gathered are gathered anew this often. */
const attempts = 3;

/**
 * What a list is made of, now: all of it of one version of every summary that it was read from, since a walk during which another one
 * was written is begun again.
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
    const lists = new ReadLists(repositories.awardSources);
    const sources = { repositories, lists };
    const gathered =
      terms.kind === 'pacesetter'
        ? await gatherMembers(award, terms, season, sources)
        : await gatherBranches(award, terms, season, sources);
    if (!gathered) return refuse('BUSY');
    if (await lists.stand())
      return { terms, ...gathered, rulesVersion: season.rules.version, admitted: [] };
  }
  return refuse('BUSY');
}
