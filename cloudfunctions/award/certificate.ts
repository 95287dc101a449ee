import type { CertificateAnswer } from '../shared/contract/award-answers';
import { certificateOf } from '../shared/domain/award-list';
import { erasedFromMs } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { visibleAward } from './own-award';
import { subjectOf } from './own-subject';
import { subjectNames } from './subject-names';

/** What stands on the certificate of the caller, or of the caller's branch. */
export async function showCertificate(
  { awardId }: { awardId: string },
  context: MemberContext,
): Promise<Outcome<CertificateAnswer>> {
  const found = await visibleAward(awardId, context);
  if (found instanceof Refused) return found;
  const { award, stage } = found;
  const head = award.lists.at(-1);
  const subjectId = await subjectOf(award, context);
  if (award.status !== 'published' || !head || !award.honoured.includes(subjectId))
    return refuse('NOT_HONOURED');
  const list = await context.repositories.awards.honouredOf(head.listId);
  const certificate = list && certificateOf(award, list.honoured, subjectId);
  if (!certificate) throw new Error(`the list of award ${awardId} lacks whom it honours`);
  const season = await context.repositories.seasons.byId(award.seasonId);
  if (!season) throw new Error(`the season of award ${awardId} is missing`);
  const { kind } = award.terms;
  const names = await subjectNames([subjectId], { kind, full: true, named: {} }, context);
  const { member } = context;
  return {
    ...{ kind, awardName: award.name, seasonName: award.seasonName },
    ...{ organisationName: award.organisationName, ...certificate },
    holderName: names.get(subjectId)?.name ?? '',
    awardedAtMs: award.publishedAtMs ?? head.frozenAtMs,
    keptUntilMs: erasedFromMs(season.endsAtMs),
    final: stage === 'final',
    ...(kind === 'pacesetter' ? { named: award.named[subjectId] ?? !member.nameHidden } : {}),
  };
}

/** Notes whether the published list names the caller; holds at once, as names are read afresh. */
export async function nameMe(
  { awardId, named }: { awardId: string; named: boolean },
  context: MemberContext,
): Promise<Outcome<CertificateAnswer>> {
  const found = await visibleAward(awardId, context);
  if (found instanceof Refused) return found;
  const { award } = found;
  const isNoted =
    award.terms.kind === 'pacesetter' &&
    (await context.repositories.awards.noteNamed(awardId, await subjectOf(award, context), named));
  return isNoted ? showCertificate({ awardId }, context) : refuse('NOT_HONOURED');
}
