import type { RulesAnswer } from '../shared/contract/points-answers';
import { versionsOf, wholeRulesOf } from '../shared/domain/rules';
import { may } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { pathOfSeason, seasonNow } from './own-season';
import { recalculationOf } from './recalculation-of';

/** The season's rules with every version before: for all members, since every point follows one of them. */
export async function showRules(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<RulesAnswer>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const { member, repositories } = context;
  const versions = versionsOf(season);
  const names = await namesOf(
    versions.flatMap(({ by }) => by ?? []),
    context,
  );
  const mayChange = may(member.roles, 'changeRules', await pathOfSeason(season, context));
  const latest = versions.at(-1);
  const recounted = mayChange && latest?.mode === 'recalculate';
  const { job } = recounted
    ? await recalculationOf(season._id, latest.rules.version, { repositories })
    : {};
  return {
    seasonName: season.name,
    current: wholeRulesOf(season.rules),
    versions: versions
      .map(({ rules, mode, atMs, by, reason }) => ({
        ...{ rules: wholeRulesOf(rules), mode, atMs },
        ...(by === undefined ? {} : { byName: names.get(by) ?? '' }),
        ...(reason === undefined ? {} : { reason }),
      }))
      .reverse(),
    mayChange,
    // Whoever started it watches and drives it; to others it is not there.
    ...(job?.status === 'running' && job.startedBy === member._id
      ? { recalculationId: job._id }
      : {}),
    ...(recounted && !job && latest.draftId !== undefined && latest.by === member._id
      ? { unfinishedDraftId: latest.draftId }
      : {}),
  };
}
